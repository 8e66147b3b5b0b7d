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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When those who began have paid for what they cost: the first age at which what they left, added up per head, is no less than that. */
final class Payback {
    private Payback() {}

    static Finding read(CohortQuery query, List<String> assumptions) {
        var model = query.data().model();
        var margin = Roles.metric(model, "cohort_margin");
        var cost = Roles.metric(model, "acquisition_cost");
        if (margin.isEmpty() || cost.isEmpty()) {
            return new Declined("The model does not say what a newcomer costs and brings.");
        }
        var columns = new ArrayList<String>();
        columns.add(query.size() + " AS size");
        query.ages().forEach(age -> columns.add(query.size() + " FILTER (WHERE " + query.old(age) + ") AS old_" + age));
        if (!(query.run(columns) instanceof Outcome.Rows sizes)) {
            return query.run(columns) instanceof Outcome.Rejected rejected
                    ? new Declined(Refused.text(rejected))
                    : new Declined("It could not be read.");
        }
        int horizon = horizon(query, sizes);
        if (horizon < 0) {
            return new Declined(
                    "Nobody who began then has been watched for " + query.ages().getFirst() + " days yet.");
        }
        var amounts = query.runBy(
                query.names().laterAge(), "AGGREGATE(" + margin.get().name() + ") AS margin", query.old(horizon));
        if (!(amounts instanceof Outcome.Rows left) || left.table().truncated()) {
            return new Declined(
                    amounts instanceof Outcome.Rejected rejected
                            ? Refused.text(rejected)
                            : "There are too many groups to follow each of them day by day; ask for fewer.");
        }
        var assumed = new ArrayList<>(assumptions);
        var ownCost = query.run(List.of("AGGREGATE(" + cost.get().name() + ") AS cost"));
        var costs = ownCost;
        if (!(ownCost instanceof Outcome.Rows)) {
            costs = new CohortQuery(query.data(), query.names(), Optional.empty(), query.begun(), "", query.ages())
                    .run(List.of("AGGREGATE(" + cost.get().name() + ") AS cost"));
            assumed.add(cost.get().meta().label() + " is that of all: it is not known for these groups or conditions.");
        }
        if (!(costs instanceof Outcome.Rows known)) {
            return new Declined(
                    costs instanceof Outcome.Rejected rejected ? Refused.text(rejected) : "It could not be read.");
        }
        assumed.add("Only those are followed whom the data covers for " + horizon + " days.");
        return found(query, horizon, sizes, left, known, cost.get().meta().label(), assumed);
    }

    /** The longest age that half of all have; else the shortest that anybody has; negative for none. */
    private static int horizon(CohortQuery query, Outcome.Rows sizes) {
        int first = query.first();
        double all = sizes.table().rows().stream()
                .mapToDouble(row -> Figures.number(row.get(first)))
                .sum();
        int best = -1;
        for (int i = query.ages().size() - 1; i >= 0; i--) {
            int at = first + 1 + i;
            double old = sizes.table().rows().stream()
                    .mapToDouble(row -> Figures.number(row.get(at)))
                    .sum();
            if (old > 0 && old >= all / 2) {
                return query.ages().get(i);
            }
            if (old > 0) {
                best = query.ages().get(i);
            }
        }
        return best;
    }

    private static Found found(
            CohortQuery query,
            int horizon,
            Outcome.Rows sizes,
            Outcome.Rows left,
            Outcome.Rows costs,
            String costLabel,
            List<String> assumptions) {
        int first = query.first();
        int old = first + 1 + query.ages().indexOf(horizon);
        var unit = left.table().columns().getLast().unit();
        var curves = curves(query, left, horizon);
        var costOf = new HashMap<String, Double>();
        boolean each = costs.table().columns().size() == first + 1;
        for (var row : costs.table().rows()) {
            if (row.getLast() instanceof Number cost) {
                costOf.put(each ? query.group(costs, row) : "all", cost.doubleValue());
            }
        }
        var columns = new ArrayList<Column>();
        query.column(sizes).ifPresent(columns::add);
        columns.add(new Column("followed", "Followed", Type.INTEGER, Unit.COUNT));
        columns.add(Figures.decimal("cost", costLabel, unit));
        columns.add(Figures.decimal("at_once", "Margin per head on the first day", unit));
        columns.add(Figures.decimal("at_end", "Margin per head after " + horizon + " days", unit));
        columns.add(new Column("payback", "Paid back after", Type.INTEGER, Unit.DAYS));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : sizes.table().rows()) {
            double heads = Figures.number(row.get(old));
            if (heads == 0) {
                continue;
            }
            var group = query.group(sizes, row);
            var curve = curves.getOrDefault(group, new TreeMap<>());
            var cost = costOf.get(each ? group : "all");
            var cells = new ArrayList<@Nullable Object>();
            query.by().ifPresent(unused -> cells.add(row.getFirst()));
            cells.add((long) heads);
            cells.add(cost == null ? null : Figures.rounded(cost, unit));
            cells.add(Figures.rounded(curve.getOrDefault(0, 0.0) / heads, unit));
            cells.add(Figures.rounded(sum(curve, horizon) / heads, unit));
            cells.add(cost == null ? null : paidBack(curve, heads, cost));
            rows.add(cells);
        }
        var table = new Table(columns, rows, false);
        var parts = List.of(new Part("What they cost and what they brought", table, List.of(sizes, left, costs)));
        return new Found(text(query, table, horizon, costLabel), parts, assumptions, List.of());
    }

    private static Map<String, TreeMap<Integer, Double>> curves(CohortQuery query, Outcome.Rows left, int horizon) {
        var curves = new LinkedHashMap<String, TreeMap<Integer, Double>>();
        int at = query.first();
        for (var row : left.table().rows()) {
            int age = (int) Double.parseDouble(String.valueOf(row.get(at)));
            if (age <= horizon) {
                curves.computeIfAbsent(query.group(left, row), unused -> new TreeMap<>())
                        .merge(age, Figures.number(row.get(at + 1)), Double::sum);
            }
        }
        return curves;
    }

    private static double sum(TreeMap<Integer, Double> curve, int until) {
        return curve.headMap(until, true).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static @Nullable Long paidBack(TreeMap<Integer, Double> curve, double heads, double cost) {
        double sum = 0;
        for (var day : curve.entrySet()) {
            sum += day.getValue();
            if (sum / heads >= cost) {
                return (long) day.getKey();
            }
        }
        return null;
    }

    private static String text(CohortQuery query, Table table, int horizon, String costLabel) {
        var unit = table.columns().get(query.first() + 1).unit();
        if (query.by().isPresent()) {
            return names(table, true) + " within " + horizon + " days" + names(table, false) + ".";
        }
        var row = table.rows().getFirst();
        if (!(row.get(1) instanceof BigDecimal cost)
                || !(row.get(2) instanceof BigDecimal once)
                || !(row.get(3) instanceof BigDecimal end)) {
            return "There is no " + costLabel.toLowerCase(Locale.ROOT)
                    + " for that time, so there is nothing to pay back.";
        }
        var brought =
                "The " + row.getFirst() + query.whose() + " cost " + Figures.told(cost, unit) + " each and brought "
                        + Figures.told(once, unit) + " of margin each on the first day and " + Figures.told(end, unit)
                        + " within " + horizon
                        + " days";
        if (row.getLast() instanceof Long day) {
            return brought + (day == 0 ? ": the first day pays them back." : ": paid back after " + day + " days.");
        }
        return brought + ": not paid back within " + horizon + " days.";
    }

    /** Who pays back, or who does not. */
    private static String names(Table table, boolean back) {
        var names = table.rows().stream()
                .filter(row -> (row.getLast() != null) == back)
                .map(row -> CellText.of(table.columns().getFirst(), row.getFirst()))
                .toList();
        if (back) {
            return names.isEmpty() ? "None pays back" : "These pay back: " + Figures.list(names) + ",";
        }
        return names.isEmpty() ? "" : "; not " + Figures.list(names);
    }
}
