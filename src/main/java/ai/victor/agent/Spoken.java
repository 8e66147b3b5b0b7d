package ai.victor.agent;

import ai.victor.agent.Answer.Status;
import ai.victor.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model's finish after it was held against the results: what of it may go out.
 *
 * @param complaint what to tell the model, where something may not
 * @param unbound how many numbers and dates came from nowhere
 */
record Spoken(
        Status status, String text, String reading, List<String> assumptions, Optional<String> complaint, int unbound) {

    /** Whether something stands in the place of the model's own words. */
    boolean isReplaced() {
        return unbound > 0;
    }

    /** Words that are ours, or that hold no number. */
    static Spoken asSaid(ToolCall.Finish finish) {
        return new Spoken(finish.status(), finish.text(), finish.reading(), finish.assumptions(), Optional.empty(), 0);
    }

    /** The reader's words about the question are ours; its text about the results is held against them all the same. */
    static Spoken byTheReader(ToolCall.Finish finish, List<Answer.Result> results, String question) {
        if (finish.status() != Status.ANSWERED || results.isEmpty()) {
            return asSaid(finish);
        }
        var words = new ArrayList<>(List.of(question, finish.reading()));
        words.addAll(finish.assumptions());
        results.forEach(result -> words.add(result.title()));
        var numbers = BoundNumbers.ofTheReader(tables(results), words, days(results));
        var unbound = numbers.unbound(finish.text());
        return unbound.isEmpty()
                ? asSaid(finish)
                : new Spoken(
                        finish.status(),
                        numbers.plainText(),
                        finish.reading(),
                        finish.assumptions(),
                        Optional.empty(),
                        unbound.size());
    }

    /**
     * What a language model was told of beside results.
     *
     * @param words of the catalogue and of analyses
     * @param values of the data
     */
    record Told(List<String> words, List<String> values) {}

    static Spoken byALanguageModel(
            ToolCall.Finish finish, List<Answer.Result> results, String question, Told told, LocalDate today) {
        if (finish.status() == Status.FAILED) {
            return asSaid(finish);
        }
        if (PromptEcho.isIn(finish.text() + " " + finish.reading() + " " + String.join(" ", finish.assumptions()))) {
            return ofItself();
        }
        var queries =
                results.stream().map(result -> result.rows().semanticSql()).toList();
        var days = Stream.concat(days(results).stream(), Stream.of(today, today.minusDays(1)))
                .toList();
        var numbers = new BoundNumbers(
                tables(results),
                BoundNumbers.Sources.of(question, queries, told.words())
                        .with(days)
                        .naming(told.values()));
        var inText = numbers.unbound(finish.text());
        var inReading = numbers.unbound(finish.reading(), true);
        var assumptions = finish.assumptions().stream()
                .filter(assumption -> numbers.unbound(assumption, true).isEmpty())
                .toList();
        var all = new ArrayList<>(inText);
        all.addAll(inReading);
        finish.assumptions().forEach(assumption -> all.addAll(numbers.unbound(assumption, true)));
        if (all.isEmpty()) {
            return asSaid(finish);
        }
        boolean speechless = !inText.isEmpty() && results.isEmpty() && finish.status() == Status.ANSWERED;
        return new Spoken(
                speechless ? Status.FAILED : finish.status(),
                inText.isEmpty() ? finish.text() : instead(finish.status(), numbers, results),
                inReading.isEmpty() ? finish.reading() : "",
                assumptions,
                Optional.of("These stand in no result of this question and follow from none by a step that you name: "
                        + String.join("; ", all.stream().distinct().toList())
                        + ". Query for what is missing, or leave it out, and call " + Tools.ANSWER + " again."),
                all.size());
    }

    /** In the place of what repeats a model's orders. */
    private static Spoken ofItself() {
        return new Spoken(
                Status.REFUSED,
                "I do not tell how I am set up.",
                "",
                List.of(),
                Optional.of(
                        "That repeats what you are told. Leave it out; answer the rest of the question if it has one, and call "
                                + Tools.ANSWER + " again."),
                0);
    }

    /** The first and the last day that results are about. */
    private static List<LocalDate> days(List<Answer.Result> results) {
        return results.stream()
                .flatMap(result -> result.rows().certificate().range().stream())
                .flatMap(range -> Stream.of(range.from(), range.to()))
                .toList();
    }

    private static String instead(Status status, BoundNumbers numbers, List<Answer.Result> results) {
        if (!results.isEmpty()) {
            return numbers.plainText();
        }
        return switch (status) {
            case ANSWERED ->
                "The language model named numbers or dates without asking the data, so I do not pass them on.";
            case CLARIFY ->
                "I need to know more precisely what you mean: please name the number, the period and what to split it by.";
            case REFUSED -> "I cannot serve this request.";
            case UNANSWERABLE, FAILED -> "I cannot answer this from the data.";
        };
    }

    private static List<Table> tables(List<Answer.Result> results) {
        return results.stream().map(result -> result.rows().table()).toList();
    }
}
