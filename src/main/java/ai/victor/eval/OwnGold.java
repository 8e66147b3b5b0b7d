package ai.victor.eval;

import ai.victor.agent.Answer;
import ai.victor.query.Outcome;
import ai.victor.table.JsonTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Scores an answer by gold that stands beside its question. */
final class OwnGold {
    private static final String ANSWERED = "answered";
    private static final Set<String> ENDINGS = Set.of(ANSWERED, "clarify", "refused", "unanswerable");
    private static final Set<String> DECLINED = Set.of("refused", "unanswerable");

    /** A number found in so long a table is found by chance. */
    private static final int LONGEST_TABLE = 60;

    private final Function<String, Outcome> queries;

    /** @param queries runs the semantic SQL of gold, as the asker would see its rows */
    OwnGold(Function<String, Outcome> queries) {
        this.queries = queries;
    }

    Verdict verdict(Gold gold, JsonNode answer) {
        var said = new Said(answer);
        if (!ENDINGS.contains(said.status)) {
            return Verdict.of(Mark.FAILED, said.text);
        }
        var verdict = switch (gold) {
            case Gold.Ending ending -> ending(ending.statuses(), said);
            case Gold.Numbers numbers -> answered(said, () -> missing(numbers.numbers(), said));
            case Gold.Rows rows -> rows(rows, answer, said);
            case Gold.Entry entry -> GoldEntry.verdict(entry.json(), answer);
            case Gold.Marts other -> throw new IllegalArgumentException("gold that is held against the answer itself");
        };
        var unsaid = gold.says().stream()
                .filter(words -> !said.stated.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .findFirst();
        return verdict.mark().isRight() && unsaid.isPresent()
                ? Verdict.of(
                        said.status.equals(ANSWERED) ? Mark.WRONG : Mark.ABSTAINED,
                        "does not say “" + unsaid.get() + "”")
                : verdict;
    }

    private static Verdict ending(Set<String> expected, Said said) {
        boolean declined = DECLINED.contains(said.status);
        boolean toDecline = expected.stream().anyMatch(DECLINED::contains);
        if (expected.contains(said.status) || declined && toDecline) {
            return Verdict.of(declined ? Mark.RIGHT_REFUSAL : Mark.RIGHT);
        }
        var reason = said.status + ": " + said.text;
        return said.status.equals(ANSWERED)
                ? Verdict.of(toDecline ? Mark.MADE_UP : Mark.WRONG, reason)
                : Verdict.of(Mark.ABSTAINED, reason);
    }

    /** Something that says what is missing, if anything is. */
    private interface Looking {
        Optional<String> miss();
    }

    private static Verdict answered(Said said, Looking looking) {
        return said.status.equals(ANSWERED)
                ? looking.miss().map(miss -> Verdict.of(Mark.WRONG, miss)).orElseGet(() -> Verdict.of(Mark.RIGHT))
                : Verdict.of(Mark.ABSTAINED, said.status + ": " + said.text);
    }

    private static Optional<String> missing(List<BigDecimal> numbers, Said said) {
        return numbers.stream()
                .filter(number -> said.tables.stream()
                        .filter(table -> table.rows().size() <= LONGEST_TABLE)
                        .flatMap(table -> table.rows().stream())
                        .flatMap(List::stream)
                        .noneMatch(cell -> cell.isNumber()
                                && cell.decimalValue()
                                                .setScale(number.scale(), RoundingMode.HALF_UP)
                                                .compareTo(number)
                                        == 0))
                .findFirst()
                .map(number -> "no result has " + number.toPlainString());
    }

    private Verdict rows(Gold.Rows gold, JsonNode answer, Said said) {
        return switch (queries.apply(gold.sql())) {
            case Outcome.Rejected rejected ->
                Verdict.of(
                        Mark.FAILED,
                        "the gold's SQL is refused: "
                                + rejected.problems().getFirst().message());
            case Outcome.Rows rows -> answered(said, () -> unlike(rows, answer));
        };
    }

    private static Optional<String> unlike(Outcome.Rows gold, JsonNode answer) {
        var wanted = columns(json(gold), gold.table().columns().size());
        for (var result : answer.path("results")) {
            var offered = columns(result.path("rows"), result.path("columns").size());
            boolean sameHeight =
                    result.path("rows").size() == gold.table().rows().size();
            if (sameHeight && fits(wanted, offered, List.of())) {
                return Optional.empty();
            }
        }
        return Optional.of("no result has the " + gold.table().rows().size() + " rows of the gold");
    }

    /** The gold's rows, rounded as an answer's are. */
    private static JsonNode json(Outcome.Rows gold) {
        var text = new StringWriter();
        try {
            try (var json = QuestionFile.MAPPER.getFactory().createGenerator(text)) {
                json.writeStartObject();
                JsonTable.writeRows(json, gold.table(), Integer.MAX_VALUE);
                json.writeEndObject();
            }
            return QuestionFile.MAPPER.readTree(text.toString()).path("rows");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> columns(JsonNode rows, int width) {
        var columns = new ArrayList<List<String>>();
        for (int i = 0; i < width; i++) {
            var cells = new ArrayList<String>();
            for (var row : rows) {
                var cell = row.path(i);
                cells.add(
                        cell.isNumber()
                                ? "number "
                                        + cell.decimalValue()
                                                .stripTrailingZeros()
                                                .toPlainString()
                                : cell.getNodeType() + " " + cell.asText());
            }
            columns.add(cells);
        }
        return columns;
    }

    /** Whether some columns that are offered hold, all taken together, the rows that are wanted, in any order. */
    private static boolean fits(List<List<String>> wanted, List<List<String>> offered, List<Integer> chosen) {
        if (chosen.size() == wanted.size()) {
            return counted(wanted)
                    .equals(counted(chosen.stream().map(offered::get).toList()));
        }
        var next = counted(List.of(wanted.get(chosen.size())));
        for (int i = 0; i < offered.size(); i++) {
            if (!chosen.contains(i) && counted(List.of(offered.get(i))).equals(next)) {
                var more = new ArrayList<>(chosen);
                more.add(i);
                if (fits(wanted, offered, more)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Row → how often it is there. */
    private static Map<List<String>, Integer> counted(List<List<String>> columns) {
        var rows = new HashMap<List<String>, Integer>();
        int height = columns.isEmpty() ? 0 : columns.getFirst().size();
        for (int i = 0; i < height; i++) {
            int at = i;
            rows.merge(columns.stream().map(column -> column.get(at)).toList(), 1, Integer::sum);
        }
        return rows;
    }

    /** By SQL over the marts. */
    static Verdict verdict(Gold.Marts gold, Answer answer, GoldAnswer.Marts marts) {
        if (answer.status() == Answer.Status.FAILED) {
            return Verdict.of(Mark.FAILED, answer.text());
        }
        boolean answered = answer.status() == Answer.Status.ANSWERED;
        try {
            return GoldAnswer.of(gold.json(), marts)
                    .fault(answer)
                    .map(fault -> Verdict.of(answered ? Mark.WRONG : Mark.ABSTAINED, fault))
                    .orElseGet(() -> Verdict.of(answered ? Mark.RIGHT : Mark.RIGHT_REFUSAL));
        } catch (IllegalArgumentException e) {
            return Verdict.of(Mark.FAILED, "the gold cannot be read: " + e.getMessage());
        }
    }
}
