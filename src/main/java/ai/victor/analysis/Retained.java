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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What those who began left later, the beginning itself left out, per head of those whom the data covers that long. */
final class Retained {
    private Retained() {}

    /** @param role of the amount that they leave later */
    static Finding read(CohortQuery query, String role, List<String> assumptions) {
        var amount = Roles.metric(query.data().model(), role);
        if (amount.isEmpty()) {
            return new Declined("The model does not say what comes later.");
        }
        var sizes = new ArrayList<String>();
        var amounts = new ArrayList<String>();
        sizes.add(query.size() + " AS size");
        for (int age : query.ages()) {
            sizes.add(query.size() + " FILTER (WHERE " + query.old(age) + ") AS old_" + age);
            amounts.add("AGGREGATE(" + amount.get().name() + ") FILTER (WHERE " + query.old(age) + " AND "
                    + query.names().laterAge() + " <= " + age + ") AS left_" + age);
        }
        if (!(query.run(sizes) instanceof Outcome.Rows heads)) {
            return refused(query.run(sizes));
        }
        if (!(query.run(amounts) instanceof Outcome.Rows left)) {
            return refused(query.run(amounts));
        }
        return found(query, amount.get().meta().label(), heads, left, assumptions);
    }

    private static Declined refused(Outcome outcome) {
        return new Declined(
                outcome instanceof Outcome.Rejected rejected ? Refused.text(rejected) : "It could not be read.");
    }

    private static Finding found(
            CohortQuery query, String label, Outcome.Rows heads, Outcome.Rows left, List<String> assumptions) {
        int first = query.first();
        var unit = left.table().columns().get(first).unit();
        var lefts = new LinkedHashMap<String, List<@Nullable Object>>();
        for (var row : left.table().rows()) {
            lefts.put(query.group(left, row), row);
        }
        var columns = new ArrayList<Column>();
        query.column(heads).ifPresent(columns::add);
        columns.add(new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT));
        query.ages()
                .forEach(age ->
                        columns.add(Figures.decimal("within_" + age, "Per customer within " + age + " days", unit)));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : heads.table().rows()) {
            var amounts = lefts.get(query.group(heads, row));
            var cells = new ArrayList<@Nullable Object>();
            query.by().ifPresent(unused -> cells.add(row.getFirst()));
            cells.add((long) Figures.number(row.get(first)));
            for (int i = 0; i < query.ages().size(); i++) {
                double old = Figures.number(row.get(first + 1 + i));
                double sum = amounts == null ? 0 : Figures.number(amounts.get(first + i));
                cells.add(old == 0 ? null : Figures.rounded(sum / old, unit));
            }
            rows.add(cells);
        }
        if (rows.stream().allMatch(row -> Figures.number(row.get(first)) == 0)) {
            return new Declined("Nobody began in that time.");
        }
        var table = new Table(columns, rows, heads.table().truncated());
        var part = new Part(label + " per customer, by days since the first order", table, List.of(heads, left));
        return new Found(text(query, label, table, unit, heads), List.of(part), assumptions, List.of());
    }

    private static String text(CohortQuery query, String label, Table table, Unit unit, Outcome.Rows heads) {
        if (query.by().isPresent()) {
            int column = 2 + Math.max(0, query.ages().indexOf(90));
            return Extremes.text(
                    table,
                    column,
                    1,
                    "per customer of " + label.toLowerCase(Locale.ROOT) + " within "
                            + query.ages().get(column - 2) + " days");
        }
        var told = new ArrayList<String>();
        var row = table.rows().getFirst();
        long size = (long) Figures.number(row.getFirst());
        for (int i = 0; i < query.ages().size(); i++) {
            if (row.get(1 + i) instanceof BigDecimal amount) {
                long old = (long) Figures.number(heads.table().rows().getFirst().get(1 + i));
                told.add(Figures.told(amount, unit) + " within " + query.ages().get(i) + " days"
                        + (old == size ? "" : " (of the " + Grid.said(old) + " whose first order is that old)"));
            }
        }
        return told.isEmpty()
                ? "None has been watched long enough yet."
                : label + " per customer: " + Figures.list(told) + "; " + Grid.said(size) + " customers" + query.whose()
                        + ".";
    }
}
