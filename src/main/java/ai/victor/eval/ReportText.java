package ai.victor.eval;

import ai.victor.table.Column;
import ai.victor.table.OneLine;
import ai.victor.table.Table;
import ai.victor.table.TextTable;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report for people: how each category went, how long it took, what changed, and each question that is not right. */
public final class ReportText {
    private static final int MOST_NAMES = 12;
    private static final int LONGEST_LINE = 110;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private ReportText() {}

    /** @param zone for the time of the last run */
    public static String of(Report report, ZoneId zone) {
        var parts = new ArrayList<String>();
        parts.add(TextTable.of(table(report), Integer.MAX_VALUE));
        var lines = new ArrayList<String>();
        lines.add("Conversations all right: " + report.conversationsRight() + " of " + report.conversations() + ".");
        lines.add(latency(report.scores()));
        lines.add(usage(report.scores()));
        lines.add(changes(report, zone));
        parts.add(String.join("\n", lines));
        notRight(report.scores()).ifPresent(parts::add);
        return String.join("\n\n", parts);
    }

    private static Table table(Report report) {
        var columns = List.of(
                new Column("category", "Category", Type.TEXT, Unit.NONE),
                count("Questions"),
                count("Right"),
                count("Declined"),
                count("Wrong"),
                count("Made up"),
                count("Failed"),
                new Column("right_share", "Right", Type.DECIMAL, Unit.PERCENT),
                new Column("silent_share", "Silent errors", Type.DECIMAL, Unit.PERCENT));
        var rows = new ArrayList<List<@Nullable Object>>();
        report.byCategory().forEach((category, tally) -> rows.add(row(category, tally)));
        rows.add(row("ALL", report.all()));
        return new Table(columns, rows, false);
    }

    private static Column count(String label) {
        return new Column(label.toLowerCase(Locale.ROOT), label, Type.INTEGER, Unit.COUNT);
    }

    private static List<@Nullable Object> row(String name, Tally tally) {
        return List.of(
                name,
                (long) tally.turns(),
                tally.right(),
                tally.of(Mark.ABSTAINED),
                tally.of(Mark.WRONG),
                tally.of(Mark.MADE_UP),
                tally.of(Mark.FAILED),
                tally.rightShare(),
                tally.silentShare());
    }

    private static String latency(List<TurnScore> scores) {
        return "Time to an answer: half within " + millis(Tally.percentile(scores, 50)) + " ms, 95% within "
                + millis(Tally.percentile(scores, 95)) + " ms, the longest "
                + millis(Tally.percentile(scores, 100)) + " ms.";
    }

    private static long millis(long micros) {
        return Math.round(micros / 1000.0);
    }

    private static String usage(List<TurnScore> scores) {
        long input = scores.stream().mapToLong(TurnScore::inputTokens).sum();
        long output = scores.stream().mapToLong(TurnScore::outputTokens).sum();
        if (input + output == 0) {
            return "No language model was asked.";
        }
        var cost = cost(scores).map(money -> "; cost " + money.toPlainString()).orElse("");
        long spared = scores.stream()
                .filter(score -> score.inputTokens() + score.outputTokens() == 0)
                .count();
        return String.format(
                Locale.ROOT,
                "Tokens: %,d sent, %,d received, %,d for each question%s; %d of %d without a language model.",
                input,
                output,
                (input + output) / Math.max(1, scores.size()),
                cost,
                spared,
                scores.size());
    }

    static Optional<BigDecimal> cost(List<TurnScore> scores) {
        return scores.stream().map(TurnScore::cost).flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    private static String changes(Report report, ZoneId zone) {
        return report.changes()
                .map(changes -> "Since the last run, "
                        + report.last().orElseThrow().when().atZone(zone).format(MINUTE)
                        + ": "
                        + (changes.better().isEmpty() && changes.worse().isEmpty()
                                ? "nothing got better or worse"
                                : changes.better().size() + " better" + names(changes.better()) + ", "
                                        + changes.worse().size() + " worse" + names(changes.worse()))
                        + (changes.fresh() > 0 ? "; " + changes.fresh() + " new" : "") + ".")
                .orElse("There is no earlier run to compare with.");
    }

    private static String names(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var shown = names.stream().limit(MOST_NAMES).map(OneLine::of).toList();
        return " (" + String.join(", ", shown) + (names.size() > MOST_NAMES ? ", …" : "") + ")";
    }

    private static Optional<String> notRight(List<TurnScore> scores) {
        var lines = new ArrayList<String>();
        for (var score : scores) {
            var verdict = score.verdict();
            if (!verdict.mark().isRight()) {
                lines.add(OneLine.of(
                        score.name() + "  " + word(verdict.mark()) + "  [" + score.category() + "] " + score.question(),
                        LONGEST_LINE));
                lines.add("    " + OneLine.of(verdict.reason(), LONGEST_LINE));
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of("Not right:\n" + String.join("\n", lines));
    }

    private static String word(Mark mark) {
        return switch (mark) {
            case RIGHT, RIGHT_REFUSAL -> "right";
            case ABSTAINED -> "declined";
            case FAILED -> "failed";
            case WRONG -> "WRONG";
            case MADE_UP -> "MADE UP";
        };
    }
}
