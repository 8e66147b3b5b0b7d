package ai.victor.analysis;

import ai.victor.analysis.Finding.Declined;
import ai.victor.analysis.Finding.Found;
import ai.victor.analysis.Finding.Part;
import ai.victor.query.Outcome;
import ai.victor.table.CellText;
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
    /** So many groups are all told in the sentence. */
    private static final int FEW = 8;

    private RepeatRate() {}

    static Finding read(CohortQuery query, List<String> assumptions) {
        var columns = new ArrayList<String>();
        columns.add(query.size() + " AS size");
        columns.add(query.size() + " FILTER (WHERE " + query.names().second() + " IS NOT NULL) AS again_so_far");
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
        long ever = (long) Figures.number(row.get(1));
        var sentences = new ArrayList<String>();
        var young = false;
        if (!query.daysNamed()) {
            sentences.add(told(
                    ever, size, "the " + Grid.said(size) + " customers" + query.whose(), "have ordered again so far"));
        }
        for (int i = 0; i < query.ages().size(); i++) {
            long old = (long) Figures.number(row.get(2 + 2 * i));
            long again = (long) Figures.number(row.get(3 + 2 * i));
            if (old > 0) {
                int age = query.ages().get(i);
                shown.add(List.of((long) age, old, again, rate(again, old)));
                if (!query.daysNamed()) {
                    sentences.add(Grid.said(again) + " within " + age + " days ("
                            + Figures.told(rate(again, old), Unit.PERCENT) + ")");
                    young |= old < size;
                } else {
                    var who = old == size
                            ? "the " + Grid.said(size) + " customers" + query.whose()
                            : "the " + Grid.said(old) + " customers" + query.whose() + " at least " + age + " days ago";
                    sentences.add(told(again, old, who, "ordered again within " + age + " days"));
                }
            }
        }
        var all = new Part(
                query.sizeLabel(),
                query.daysNamed()
                        ? new Table(
                                List.of(new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT)),
                                List.of(List.of(size)),
                                false)
                        : new Table(
                                List.of(
                                        new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT),
                                        new Column("again", "Ordered again so far", Type.INTEGER, Unit.COUNT),
                                        Figures.decimal("rate", "Share so far", Unit.PERCENT)),
                                List.of(List.of(size, ever, rate(ever, size))),
                                false),
                List.of(rows));
        var text = shown.isEmpty() && query.daysNamed()
                ? "None of the " + size + " customers" + query.whose() + " has been watched for "
                        + query.ages().getFirst() + " days yet."
                : sentences.getFirst()
                        + (sentences.size() == 1
                                ? "."
                                : (young ? "; of those old enough " : ": ")
                                        + Figures.list(sentences.subList(1, sentences.size())) + ".");
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

    /** The count that is asked for stands first, its share beside it: {@code 57 of the 351 customers (16.2%) ordered again}. */
    private static String told(long again, long all, String of, String did) {
        return Grid.said(again) + " of " + of + " (" + Figures.told(rate(again, all), Unit.PERCENT) + ") " + did;
    }

    private static Found grouped(CohortQuery query, Outcome.Rows rows, List<String> assumptions) {
        var group = query.column(rows).orElseThrow();
        var columns =
                new ArrayList<Column>(List.of(group, new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT)));
        var usable = new ArrayList<Integer>();
        int first = 3;
        if (query.daysNamed()) {
            columns.add(new Column("again", "Ordered again", Type.INTEGER, Unit.COUNT));
        } else {
            columns.add(Figures.decimal("so_far", "Ordered again so far", Unit.PERCENT));
        }
        for (int i = 0; i < query.ages().size(); i++) {
            int at = 3 + 2 * i;
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
            cells.add(
                    query.daysNamed()
                            ? Long.valueOf((long) Figures.number(row.get(4)))
                            : rate((long) Figures.number(row.get(2)), (long) Figures.number(row.get(1))));
            for (int i : usable) {
                long old = (long) Figures.number(row.get(3 + 2 * i));
                cells.add(old == 0 ? null : rate((long) Figures.number(row.get(4 + 2 * i)), old));
            }
            shown.add(cells);
        }
        var table = new Table(columns, shown, rows.table().truncated());
        var told = usable.stream().filter(i -> query.ages().get(i) <= 90).reduce((one, other) -> other);
        var each = shown.size() <= FEW && query.daysNamed() && !usable.isEmpty();
        var text = told.map(i -> each
                        ? "Ordered again within " + query.ages().get(i) + " days: "
                                + Figures.list(shown.stream()
                                        .map(row -> said(group, row))
                                        .toList())
                                + "."
                        : Extremes.text(
                                table,
                                first + usable.indexOf(i),
                                1,
                                "ordered again within " + query.ages().get(i) + " days"))
                .orElse("None has been watched long enough yet.");
        return new Found(
                text,
                List.of(new Part("Repeat rate by " + query.groupWord(rows), table, List.of(rows))),
                assumptions,
                young(query, usable.size()));
    }

    private static String said(Column group, List<@Nullable Object> row) {
        return CellText.of(group, row.getFirst()) + " " + Grid.said((long) Figures.number(row.get(2))) + " of "
                + Grid.said((long) Figures.number(row.get(1)))
                + (row.get(3) instanceof BigDecimal rate
                        ? " (" + Figures.told(rate, Unit.PERCENT) + ")"
                        : " (too young)");
    }

    private static List<String> young(CohortQuery query, int known) {
        return known < query.ages().size()
                ? List.of("Nobody here is old enough yet for " + query.ages().get(known) + " days.")
                : List.of();
    }

    private static BigDecimal rate(long again, long old) {
        return Figures.rounded(old == 0 ? 0 : 100.0 * again / old, Unit.PERCENT);
    }
}
