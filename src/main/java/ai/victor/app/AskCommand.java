package ai.victor.app;

import ai.victor.agent.AnswerJson;
import ai.victor.agent.Cancellation;
import ai.victor.query.Analytics;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code victor ask}: answers one question. */
@Command(name = "ask", description = "Answers a question in plain English.")
final class AskCommand implements Callable<Integer> {
    private static final int LONGEST_QUESTION = 2000;
    private static final int TERMINAL_WIDTH = 100;

    @ParentCommand
    private @Nullable Victor victor;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "QUESTION",
            description = "For example: \"which channels lost money in May?\"")
    private List<String> words = List.of();

    @Option(names = "--sql", description = "Print both queries as well.")
    private boolean sql;

    @Option(names = "--json", description = "Print the answer as the API's JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        var question = String.join(" ", words).strip();
        if (question.isEmpty() || question.length() > LONGEST_QUESTION) {
            throw new ParameterException(
                    Commands.line(spec),
                    question.isEmpty()
                            ? "The question is empty; ask something, for example: victor ask \"revenue last week\"."
                            : "The question has " + question.length() + " characters; at most " + LONGEST_QUESTION
                                    + " are read.");
        }
        Analytics.warmUp();
        var wiring = new Wiring(parent);
        try (var shop = wiring.shopOrDemo()) {
            var agent = wiring.agent(shop, parent.claims());
            var answer = agent.ask(agent.begin(), question, event -> {}, new Cancellation());
            var surroundings = parent.surroundings;
            surroundings
                    .out()
                    .println(
                            json
                                    ? AnswerJson.of(answer)
                                    : new AnswerText(
                                                    new Ink(surroundings.color()),
                                                    surroundings.terminal() ? TERMINAL_WIDTH : Integer.MAX_VALUE)
                                            .of(answer, sql));
            return switch (answer.status()) {
                case ANSWERED, CLARIFY -> Commands.DONE;
                case REFUSED, UNANSWERABLE, FAILED -> Commands.REFUSED;
            };
        }
    }
}
