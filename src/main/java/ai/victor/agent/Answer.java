package ai.victor.agent;

import ai.victor.query.Certificate;
import ai.victor.query.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person gets for a question; {@link AnswerJson} writes it as the API's contract has it.
 *
 * @param conversation the id to send with the next question
 * @param reading one sentence: what the question was taken to mean; may be empty
 * @param assumptions choices between real alternatives, a sentence each
 * @param certificate what all results together rest on; empty where no query ran
 * @param warnings what the person must know before trusting the numbers
 * @param model the name of the model that answered
 */
public record Answer(
        String id,
        String conversation,
        Status status,
        String text,
        String reading,
        List<String> assumptions,
        List<Result> results,
        Optional<Chart> chart,
        Optional<Certificate> certificate,
        List<String> warnings,
        String model,
        Usage usage,
        long elapsedMillis) {
    public Answer {
        assumptions = List.copyOf(assumptions);
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /** How a question ended. */
    public enum Status {
        ANSWERED,
        CLARIFY,
        REFUSED,
        UNANSWERABLE,
        /** The machine or the model failed; never chosen by a model. */
        FAILED;

        /** As the contract writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One query's rows under a title. */
    public record Result(String title, Outcome.Rows rows) {}

    /**
     * How a surface should draw a result.
     *
     * @param kind {@code line}, {@code bar}, {@code grouped}, {@code interval} or {@code waterfall}
     * @param result index of the result
     * @param x name of the column along the axis
     * @param series names of the columns to draw; of an interval the estimate, its lower and its upper bound; of a waterfall what each row adds
     * @param by name of the column each of whose values is a line or a bar of its own; empty where there is none
     */
    public record Chart(String kind, int result, String x, List<String> series, Optional<String> by) {
        public Chart {
            series = List.copyOf(series);
        }

        public Chart(String kind, int result, String x, List<String> series) {
            this(kind, result, x, series, Optional.empty());
        }
    }

    /**
     * What the question cost; tokens are 0 where no language model was asked.
     *
     * @param cost where the prices of tokens are known, in their currency
     */
    public record Usage(int rounds, int queries, long inputTokens, long outputTokens, Optional<BigDecimal> cost) {
        public Usage(int rounds, int queries, long inputTokens, long outputTokens) {
            this(rounds, queries, inputTokens, outputTokens, Optional.empty());
        }
    }
}
