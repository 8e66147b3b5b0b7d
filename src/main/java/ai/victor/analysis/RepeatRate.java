package ai.victor.analysis;

import ai.victor.analysis.Finding.Declined;
import ai.victor.analysis.Finding.Found;
import ai.victor.analysis.Finding.Part;
import ai.victor.query.Outcome;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of those who began came back within so many days, of those whom the data covers that long. */
final class RepeatRate {
    private RepeatRate() {}

    static Finding read(CohortQuery query, List<String> assumptions) {
        var columns = new ArrayList<String>();
        columns.add(query.size() + " AS size");
        for (int age : query.ages()) {
            var second = query.names().second() + " <= " + age;
            columns.add(query.size() + " FILTER (WHERE " + query.old(age) + ") AS old_" + age);
            columns.add(query.size() + " FILTER (WHERE " + query.old(age) + " AND " + second + ") AS again_" + age);
        }
        return switch (query.run(columns)) {
            case Outcome.Rejected rejected -> new Declined(Refused.text(rejected));
            case Outcome.Rows rows
            when rows.table().rows().stream().allMatch(row -> Figures.number(row.get(query.first())) == 0) ->
                new Declined("Nobody began in that time.");
            case Outcome.Rows rows ->
                query.by().isPresent() ? grouped(query, rows, assumptions) : together(query, rows, assumptions);
        };
    }

    private static Found together(CohortQuery query, Outcome.Rows rows, List<String> assumptions) {
        var row = rows.table().rows().getFirst();
        var columns = List.of(
                new Column("within", "Within", Type.INTEGER, Unit.DAYS),
                new Column("old_enough", "Old enough", Type.INTEGER, Unit.COUNT),
                new Column("again", "Came back", Type.INTEGER, Unit.COUNT),
                Figures.decimal("rate", "Repeat rate", Unit.PERCENT));
        var shown = new ArrayList<List<@Nullable Object>>();
        long size = (long) Figures.number(row.getFirst());
        var sentences = new ArrayList<String>();
        for (int i = 0; i < query.ages().size(); i++) {
            long old = (long) Figures.number(row.get(1 + 2 * i));
            long again = (long) Figures.number(row.get(2 + 2 * i));
            if (old > 0) {
                var rate = rate(again, old);
                shown.add(List.of((long) query.ages().get(i), old, again, rate));
                sentences.add(Grid.said(again)
                        + (old == size ? "" : " of the " + Grid.said(old) + " old enough") + " came back within "
                        + query.ages().get(i) + " days (" + Figures.told(rate, Unit.PERCENT) + ")");
            }
        }
        var all = new Part(
                query.sizeLabel(),
                new Table(
                        List.of(new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT)),
                        List.of(List.of(size)),
                        false),
                List.of(rows));
        var text = sentences.isEmpty()
                ? "None of the " + size + query.whose() + " has been watched for "
                        + query.ages().getFirst() + " days yet."
                : "Of " + Grid.said(size) + query.whose() + ", " + Figures.list(sentences) + ".";
        return new Found(
                text,
                List.of(
                        all,
                        new Part(
                                "Who came back, by days since they began",
                                new Table(columns, shown, false),
                                List.of(rows))),
                assumptions,
                young(query, shown.size()));
    }

    private static Found grouped(CohortQuery query, Outcome.Rows rows, List<String> assumptions) {
        var group = query.column(rows).orElseThrow();
        var columns =
                new ArrayList<Column>(List.of(group, new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT)));
        var usable = new ArrayList<Integer>();
        for (int i = 0; i < query.ages().size(); i++) {
            int at = 2 + 2 * i;
            if (rows.table().rows().stream().anyMatch(row -> Figures.number(row.get(at)) > 0)) {
                usable.add(i);
                columns.add(Figures.decimal(
                        "within_" + query.ages().get(i),
                        "Within " + query.ages().get(i) + " days",
                        Unit.PERCENT));
            }
        }
        var shown = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.table().rows()) {
            var cells = new ArrayList<@Nullable Object>();
            cells.add(row.getFirst());
            cells.add((long) Figures.number(row.get(1)));
            for (int i : usable) {
                long old = (long) Figures.number(row.get(2 + 2 * i));
                cells.add(old == 0 ? null : rate((long) Figures.number(row.get(3 + 2 * i)), old));
            }
            shown.add(cells);
        }
        var table = new Table(columns, shown, rows.table().truncated());
        var told = usable.stream().filter(i -> query.ages().get(i) <= 90).reduce((one, other) -> other);
        var text = told.map(i -> Extremes.text(
                        table,
                        2 + usable.indexOf(i),
                        1,
                        "came back within " + query.ages().get(i) + " days"))
                .orElse("None has been watched long enough yet.");
        return new Found(
                text,
                List.of(new Part("Repeat rate by " + query.groupWord(rows), table, List.of(rows))),
                assumptions,
                young(query, usable.size()));
    }

    private static List<String> young(CohortQuery query, int known) {
        return known < query.ages().size()
                ? List.of("Nobody here is old enough yet for " + query.ages().get(known) + " days.")
                : List.of();
    }

    private static BigDecimal rate(long again, long old) {
        return Figures.rounded(100.0 * again / old, Unit.PERCENT);
    }
}
