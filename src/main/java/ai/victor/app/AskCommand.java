package ai.victor.app;

import ai.victor.agent.AnswerJson;
import ai.victor.agent.Cancellation;
import ai.victor.query.Analytics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code victor ask}: answers one question, or those that are typed line by line, as one conversation. */
@Command(
        name = "ask",
        description = {
            "Answers a question in plain English.",
            "Without a QUESTION it reads one from each line, and each may go on from the answer before."
        })
final class AskCommand implements Callable<Integer> {
    private static final int LONGEST_QUESTION = 2000;
    private static final int TERMINAL_WIDTH = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> ENDINGS = Set.of("exit", "quit", "bye", ":q");

    /** One conversation, which tells each answer's exit code. */
    private interface Talk {
        int answer(String question);
    }

    @ParentCommand
    private @Nullable Victor victor;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "QUESTION",
            description = "For example: \"which channels lost money in May?\"")
    private List<String> words = List.of();

    @Option(
            names = {"-c", "--conversation"},
            paramLabel = "NAME",
            description = "Go on with the conversation of that name, or begin it; it is kept for 30 days.")
    private @Nullable String name;

    @Option(names = "--sql", description = "Print both queries as well.")
    private boolean sql;

    @Option(names = "--json", description = "Print the answer as the API's JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        var question = String.join(" ", words).strip();
        complaint(question).filter(complaint -> !words.isEmpty()).ifPresent(complaint -> {
            throw new ParameterException(Commands.line(spec), complaint);
        });
        if (name != null && !NAME.matcher(name).matches()) {
            throw new ParameterException(
                    Commands.line(spec), "The name of a conversation has at most 64 letters, digits, - and _.");
        }
        var wiring = new Wiring(parent);
        if (!words.isEmpty()) {
            Analytics.warmUp();
            try (var shop = wiring.shopOrDemo()) {
                return talk(wiring, shop).answer(question);
            }
        }
        return parent.surroundings.terminal() ? chat(parent, wiring) : lines(parent, wiring);
    }

    /** A person who types: each line is answered, until an empty one. */
    private int chat(Victor parent, Wiring wiring) {
        var surroundings = parent.surroundings;
        Analytics.warmUp();
        try (var shop = wiring.shopOrDemo();
                var typed = typed(surroundings)) {
            var talk = talk(wiring, shop);
            surroundings.out().println("Ask away; an empty line ends it.");
            while (true) {
                surroundings.out().print("> ");
                surroundings.out().flush();
                var line = typed.readLine();
                var question = line == null ? "" : line.strip();
                if (question.isEmpty() || ENDINGS.contains(question.toLowerCase(Locale.ROOT))) {
                    return Commands.DONE;
                }
                complaint(question).ifPresentOrElse(surroundings.err()::println, () -> talk.answer(question));
                surroundings.out().println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of a file or of another program; refused if one of them is. */
    private int lines(Victor parent, Wiring wiring) {
        List<String> questions;
        try (var typed = typed(parent.surroundings)) {
            questions = typed.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var wrong = questions.isEmpty()
                ? complaint("")
                : questions.stream().flatMap(line -> complaint(line).stream()).findFirst();
        if (wrong.isPresent()) {
            throw new ParameterException(Commands.line(spec), wrong.get());
        }
        Analytics.warmUp();
        try (var shop = wiring.shopOrDemo()) {
            var talk = talk(wiring, shop);
            int code = Commands.DONE;
            for (int at = 0; at < questions.size(); at++) {
                if (at > 0 && !json) {
                    parent.surroundings.out().println();
                }
                code = Math.max(code, talk.answer(questions.get(at)));
            }
            return code;
        }
    }

    private static BufferedReader typed(Surroundings surroundings) {
        return new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    }

    private static Optional<String> complaint(String question) {
        if (question.isEmpty()) {
            return Optional.of("The question is empty; ask something, for example: victor ask \"revenue last week\".");
        }
        return question.length() <= LONGEST_QUESTION
                ? Optional.empty()
                : Optional.of("The question has " + question.length() + " characters; at most " + LONGEST_QUESTION
                        + " are read.");
    }

    private Talk talk(Wiring wiring, OpenShop shop) {
        var parent = Commands.parent(victor);
        var surroundings = parent.surroundings;
        var agent = name == null ? wiring.agent(shop, parent.claims()) : wiring.talker(shop, parent.claims());
        var conversation = name == null ? agent.begin() : agent.named(name.toLowerCase(Locale.ROOT));
        var text = new AnswerText(
                new Ink(surroundings.color()), surroundings.terminal() ? TERMINAL_WIDTH : Integer.MAX_VALUE);
        return question -> {
            var answer = agent.ask(conversation, question, event -> {}, new Cancellation());
            surroundings.out().println(json ? AnswerJson.of(answer) : text.of(answer, sql));
            return switch (answer.status()) {
                case ANSWERED, CLARIFY -> Commands.DONE;
                case REFUSED, UNANSWERABLE, FAILED -> Commands.REFUSED;
            };
        };
    }
}
