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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When those who began come back: by {@link KaplanMeier}, as many have not been watched for long and may still come. */
final class SecondOrder {
    private static final String RULE =
            "Who has not come back by the end of the data counts for as long as the data covers them"
                    + " (Kaplan–Meier), not as never coming back.";

    private SecondOrder() {}

    static Finding read(CohortQuery query, List<String> assumptions) {
        var second = query.names().second();
        var size = query.size() + " AS size";
        var cameBack = query.runBy(second, size, second + " IS NOT NULL");
        var waiting = query.runBy(query.names().age(), size, second + " IS NULL");
        if (!(cameBack instanceof Outcome.Rows events)) {
            return refused(cameBack);
        }
        if (!(waiting instanceof Outcome.Rows censored)) {
            return refused(waiting);
        }
        if (events.table().truncated() || censored.table().truncated()) {
            return new Declined("There are too many groups to follow each of them day by day; ask for fewer.");
        }
        return found(query, events, censored, assumptions);
    }

    private static Declined refused(Outcome outcome) {
        return new Declined(
                outcome instanceof Outcome.Rejected rejected ? Refused.text(rejected) : "It could not be read.");
    }

    private static Map<String, Map<Integer, Double>> counts(CohortQuery query, Outcome.Rows rows) {
        var counts = new LinkedHashMap<String, Map<Integer, Double>>();
        int at = query.first();
        for (var row : rows.table().rows()) {
            counts.computeIfAbsent(query.group(rows, row), unused -> new TreeMap<>())
                    .merge((int) number(row.get(at)), Figures.number(row.get(at + 1)), Double::sum);
        }
        return counts;
    }

    /** Values of a dimension may come as text. */
    private static double number(@Nullable Object cell) {
        return cell instanceof Number number ? number.doubleValue() : Double.parseDouble(String.valueOf(cell));
    }

    private static Finding found(
            CohortQuery query, Outcome.Rows events, Outcome.Rows censored, List<String> assumptions) {
        var happened = counts(query, events);
        var left = counts(query, censored);
        var groups = new ArrayList<String>(happened.keySet());
        left.keySet().stream().filter(group -> !groups.contains(group)).forEach(groups::add);
        if (groups.isEmpty()) {
            return new Declined("Nobody began in that time.");
        }
        groups.sort(Comparator.naturalOrder());
        var columns = new ArrayList<Column>();
        query.column(events).ifPresent(column -> columns.add(Figures.text(column.name(), column.label())));
        columns.add(new Column("size", query.sizeLabel(), Type.INTEGER, Unit.COUNT));
        columns.add(new Column("came_back", "Came back so far", Type.INTEGER, Unit.COUNT));
        columns.add(Figures.decimal("typical", "Median of those who came back", Unit.DAYS));
        columns.add(Figures.decimal("average", "Average of those who came back", Unit.DAYS));
        columns.add(new Column("median", "Half are back after", Type.INTEGER, Unit.DAYS));
        query.ages()
                .forEach(age ->
                        columns.add(Figures.decimal("within_" + age, "Back within " + age + " days", Unit.PERCENT)));
        var rows = new ArrayList<List<@Nullable Object>>();
        var curves = new LinkedHashMap<String, KaplanMeier>();
        for (var group : groups) {
            var came = happened.getOrDefault(group, Map.of());
            var stayed = left.getOrDefault(group, Map.of());
            var curve = KaplanMeier.of(came, stayed);
            curves.put(group, curve);
            int longest = Stream.concat(came.keySet().stream(), stayed.keySet().stream())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            rows.add(row(query, group, came, stayed, curve, longest));
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part("Time to the second order", new Table(columns, rows, false), List.of(events, censored)));
        if (query.by().isEmpty()) {
            parts.add(limits(query, rows.getFirst(), curves.values().iterator().next(), List.of(events, censored)));
        }
        return new Found(text(query, rows, curves), parts, assumptions, List.of(RULE));
    }

    private static List<@Nullable Object> row(
            CohortQuery query,
            String group,
            Map<Integer, Double> came,
            Map<Integer, Double> stayed,
            KaplanMeier curve,
            int longest) {
        long back =
                (long) came.values().stream().mapToDouble(Double::doubleValue).sum();
        long waiting =
                (long) stayed.values().stream().mapToDouble(Double::doubleValue).sum();
        var cells = new ArrayList<@Nullable Object>();
        if (query.by().isPresent()) {
            cells.add(group);
        }
        cells.add(back + waiting);
        cells.add(back);
        cells.add(back == 0 ? null : Figures.rounded(middle(came, back), Unit.DAYS));
        cells.add(back == 0 ? null : Figures.rounded(average(came, back), Unit.DAYS));
        cells.add(curve.median().isPresent() ? (Long) (long) curve.median().getAsInt() : null);
        query.ages()
                .forEach(age -> cells.add(
                        age > longest && curve.waiting(age) > 0
                                ? null
                                : Figures.rounded(100 * (1 - curve.waiting(age)), Unit.PERCENT)));
        return cells;
    }

    private static Part limits(
            CohortQuery query, List<@Nullable Object> told, KaplanMeier curve, List<Outcome.Rows> queries) {
        var columns = List.of(
                new Column("within", "Within", Type.INTEGER, Unit.DAYS),
                Figures.decimal("back", "Back", Unit.PERCENT),
                Figures.decimal("low", "95% from", Unit.PERCENT),
                Figures.decimal("high", "to", Unit.PERCENT));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < query.ages().size(); i++) {
            int age = query.ages().get(i);
            if (told.get(5 + i) == null) {
                continue;
            }
            var limits = curve.limits(age);
            rows.add(List.of(
                    (long) age,
                    Figures.rounded(100 * (1 - curve.waiting(age)), Unit.PERCENT),
                    Figures.rounded(100 * (1 - limits[1]), Unit.PERCENT),
                    Figures.rounded(100 * (1 - limits[0]), Unit.PERCENT)));
        }
        return new Part("How sure that is", new Table(columns, rows, false), queries);
    }

    private static String text(CohortQuery query, List<List<@Nullable Object>> rows, Map<String, KaplanMeier> curves) {
        if (query.by().isPresent()) {
            var typical = rows.stream()
                    .filter(row -> row.get(3) != null)
                    .map(row -> row.getFirst() + " " + days((BigDecimal) row.get(3)))
                    .toList();
            return typical.isEmpty()
                    ? "Nobody has ordered again so far."
                    : "Median time to the second order, of those who have ordered again so far: "
                            + Figures.list(typical.subList(0, Math.min(8, typical.size())))
                            + (typical.size() > 8 ? " and others in the table." : ".");
        }
        var row = rows.getFirst();
        var curve = curves.values().iterator().next();
        var shares = new ArrayList<String>();
        for (int i = 0; i < query.ages().size(); i++) {
            if (row.get(5 + i) instanceof BigDecimal share) {
                shares.add(Figures.told(share, Unit.PERCENT) + " within "
                        + query.ages().get(i) + " days");
            }
        }
        var median = curve.median().isPresent()
                ? " Half are back after " + curve.median().getAsInt() + " days."
                : "";
        if (!(row.get(2) instanceof BigDecimal typical) || !(row.get(3) instanceof BigDecimal average)) {
            return "None of the " + row.getFirst() + " customers" + query.whose() + " has ordered again so far.";
        }
        return "The second order typically came " + days(typical) + " after the first (median; "
                + days(average) + " on average) with the " + Grid.said((Long) row.get(1)) + " of "
                + Grid.said((Long) row.getFirst())
                + " customers" + query.whose()
                + " who have ordered again so far. Allowing for those not watched for long, " + Figures.list(shares)
                + " order again."
                + median;
    }

    private static String days(BigDecimal days) {
        return days.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " days";
    }

    private static double average(Map<Integer, Double> came, double back) {
        return came.entrySet().stream()
                        .mapToDouble(entry -> entry.getKey() * entry.getValue())
                        .sum()
                / back;
    }

    /** The age by which half of those who came back had come. */
    private static double middle(Map<Integer, Double> came, double back) {
        return (reached(came, Math.floor((back + 1) / 2)) + reached(came, Math.floor(back / 2) + 1)) / 2;
    }

    private static double reached(Map<Integer, Double> came, double place) {
        double counted = 0;
        int age = 0;
        for (var entry : came.entrySet()) {
            age = entry.getKey();
            counted += entry.getValue();
            if (counted >= place) {
                break;
            }
        }
        return age;
    }
}
