package ai.victor.agent;

import ai.victor.agent.Waiting.Stopped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/** Runs one analysis for somebody who asks for it by name, and answers as if it had been asked for in words. Used once, by one thread. */
final class Desk {
    private final Agent.Parts parts;
    private final Waiting waiting;
    private final Budget budget;
    private final Serving serving;

    Desk(Agent.Parts parts, Consumer<AgentEvent> events, Cancellation cancellation) {
        this.parts = parts;
        this.waiting = new Waiting(parts.limits().deadline(), cancellation);
        this.budget = new Budget(parts.limits());
        this.serving = new Serving(parts, "", waiting, budget, events);
    }

    /** The answer; one that is not {@code answered} says what was wrong with the arguments, or why there is nothing to say. */
    Answer run(String tool, JsonNode arguments) {
        try {
            var told = serving.analyse(AnalysisArguments.read(tool, arguments), 0);
            var verdict = ToolResults.verdict(told);
            return verdict.isPresent()
                    ? answer(Answer.Status.ANSWERED, verdict.get())
                    : answer(
                            Answer.Status.UNANSWERABLE,
                            ToolResults.declined(told).orElseGet(() -> String.join(" ", ToolResults.complaints(told))));
        } catch (AnalysisArguments.Unfit e) {
            return answer(Answer.Status.UNANSWERABLE, String.valueOf(e.getMessage()));
        } catch (Stopped e) {
            return answer(
                    Answer.Status.FAILED,
                    e.reason() == Stopped.Reason.CANCELLED
                            ? "The question was cancelled."
                            : "This could not be worked out in time, or the data could not be read.");
        }
    }

    private Answer answer(Answer.Status status, String text) {
        var results = serving.results();
        return new Answer(
                parts.ids().get(),
                "",
                status,
                Harmless.text(text),
                "",
                serving.assumptions().stream().map(Harmless::text).toList(),
                results,
                Charts.choose(results),
                Certificates.merged(results.stream()
                        .map(result -> result.rows().certificate())
                        .toList()),
                serving.warnings().stream().map(Harmless::text).toList(),
                parts.models().builtIn().name(),
                budget.usage(),
                waiting.elapsedMillis());
    }

    /** The analyses that can be asked for so. */
    static final List<String> TOOLS = List.of(Tools.EXPLAIN_CHANGE, Tools.READ_EXPERIMENT);
}
