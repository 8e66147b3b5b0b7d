package ai.victor.sql;

import ai.victor.model.Measure.Aggregation;
import ai.victor.model.Metric;
import ai.victor.model.Metric.PeriodChoice;
import ai.victor.model.TimeGrain;
import ai.victor.model.Window;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;

/**
 * The SELECT of a measure that is added up over time. Rows are first summed by day; then, for each day that stands for a period of the query,
 * the sums of the days that count for it. What the query says of time limits the days that are shown, never those that are added up.
 */
final class RunningSelect {
    private static final SqlNode SHOWN = SqlText.column("shown", "shown_day");
    private static final Set<Aggregation> SUMS = Set.of(Aggregation.SUM, Aggregation.SUM_BOOLEAN, Aggregation.COUNT);

    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source.Running source;
    private final FactScope scope;
    private final List<Plan.Key> times;
    private final List<Plan.Key> others;
    private final boolean average;

    RunningSelect(DayOfWeek weekStart, Plan plan, Source.Running source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
        this.scope = new FactScope(source.fact(), source.time(), Shift.NONE, weekStart);
        this.times = plan.keys(Timing.TIME);
        this.others = plan.keys(Timing.OTHER);
        this.average = source.metric().choice() == PeriodChoice.AVERAGE && !times.isEmpty();
    }

    String text(boolean filled) {
        var leaf = source.leaf();
        boolean nested = average && !SUMS.contains(leaf.measure().aggregation());
        var items = new ArrayList<String>();
        times.forEach(key -> items.add("shown." + SqlText.name(key.name())));
        others.forEach(key -> items.add("daily." + SqlText.name(key.name())));
        int keys = items.size();
        if (nested) {
            items.add("shown.shown_day");
            items.add("shown.days_in_period");
        }
        var value = summed();
        if (average && !nested) {
            value += " / MAX(shown.days_in_period)";
        }
        var name = nested ? "day_value" : SqlText.name(leaf.name());
        items.add((filled && !nested ? Aggregates.filled(leaf, value) : value) + " AS " + name);
        int grouped = nested ? keys + 2 : keys;
        var text =
                "SELECT\n  " + String.join(",\n  ", items) + "\nFROM (\n" + shown().indent(2) + ") AS shown\nJOIN (\n"
                        + daily().indent(2) + ") AS daily ON " + String.join(" AND ", counted())
                        + (grouped == 0 ? "" : "\nGROUP BY " + FactSelect.ordinals(grouped));
        return nested ? averaged(text, filled) : text;
    }

    private String averaged(String byDay, boolean filled) {
        var leaf = source.leaf();
        var items = new ArrayList<String>();
        Stream.concat(times.stream(), others.stream()).forEach(key -> items.add(SqlText.name(key.name())));
        int keys = items.size();
        var value = leaf.measure().aggregation() == Aggregation.COUNT_DISTINCT
                ? "SUM(by_day.day_value) / MAX(by_day.days_in_period)"
                : "AVG(by_day.day_value)";
        items.add((filled ? Aggregates.filled(leaf, value) : value) + " AS " + SqlText.name(leaf.name()));
        return "SELECT\n  " + String.join(",\n  ", items) + "\nFROM (\n" + byDay.indent(2) + ") AS by_day\nGROUP BY "
                + FactSelect.ordinals(keys);
    }

    /** The days that stand for the periods of the query; without any, the last one that it lets through. */
    private String shown() {
        var spine = new Spine(weekStart, plan, source);
        var periods = times.stream().map(key -> spine.text(key.expression())).toList();
        var items = new ArrayList<String>();
        for (int at = 0; at < times.size(); at++) {
            items.add(periods.get(at) + " AS " + SqlText.name(times.get(at).name()));
        }
        var day = SqlText.of(spine.day());
        if (average) {
            items.add(day + " AS shown_day");
            items.add("COUNT(*) OVER (PARTITION BY " + String.join(", ", periods) + ") AS days_in_period");
            return "SELECT\n  " + String.join(",\n  ", items) + "\n" + spine.from();
        }
        boolean first = source.metric().choice() == PeriodChoice.FIRST && !times.isEmpty();
        items.add((first ? "MIN(" : "MAX(") + day + ") AS shown_day");
        return "SELECT\n  " + String.join(",\n  ", items) + "\n" + spine.from()
                + (times.isEmpty() ? "" : "\nGROUP BY " + FactSelect.ordinals(times.size()));
    }

    /** The rows by day and keys, summed where the sums of days are all that it takes. */
    private String daily() {
        var measure = source.leaf().measure();
        var expression = SqlText.of(source.fact().measure(measure.name()).expression());
        var items = new ArrayList<String>();
        items.add(SqlText.of(scope.day()) + " AS row_day");
        others.forEach(key -> items.add(scope.text(key.expression()) + " AS " + SqlText.name(key.name())));
        int keys = items.size();
        boolean distinct = measure.aggregation() == Aggregation.COUNT_DISTINCT;
        boolean grouped = switch (measure.aggregation()) {
            case SUM, SUM_BOOLEAN, COUNT, MIN, MAX -> {
                items.add(Aggregates.call(measure, expression) + " AS row_value");
                yield true;
            }
            case AVERAGE -> {
                items.add("SUM(" + expression + ") AS row_value");
                items.add("COUNT(" + expression + ") AS row_count");
                yield true;
            }
            case COUNT_DISTINCT, MEDIAN, PERCENTILE -> {
                items.add(expression + " AS row_value");
                yield false;
            }
        };
        var conditions = new ArrayList<String>();
        Stream.concat(plan.conditions().stream(), source.leaf().conditions().stream())
                .filter(condition -> Timing.of(condition) == Timing.OTHER)
                .map(scope::condition)
                .forEach(conditions::add);
        var day = SqlText.of(scope.day());
        var bounds = plan.bounds().before(source.shift());
        bounds.to().ifPresent(to -> conditions.add(day + " <= DATE '" + to + "'"));
        source.metric()
                .span()
                .ifPresent(span -> bounds.from()
                        .ifPresent(from -> conditions.add(
                                switch (span) {
                                    case Metric.Span.Trailing trailing ->
                                        day + " > DATE '"
                                                + from.minusMonths(months(trailing.window()))
                                                        .minusDays(days(trailing.window()))
                                                + "'";
                                    case Metric.Span.ToDate toDate ->
                                        day + " >= DATE '"
                                                + TimeColumn.of(toDate.grain()).start(from, weekStart) + "'";
                                })));
        return (distinct ? "SELECT DISTINCT\n  " : "SELECT\n  ") + String.join(",\n  ", items) + "\n" + scope.from()
                + StateSelect.where(conditions)
                + (grouped ? "\nGROUP BY " + FactSelect.ordinals(keys) : "");
    }

    private String summed() {
        var measure = source.leaf().measure();
        return switch (measure.aggregation()) {
            case SUM, SUM_BOOLEAN, COUNT -> "SUM(daily.row_value)";
            case AVERAGE -> "SUM(daily.row_value) / NULLIF(SUM(daily.row_count), 0)";
            case MIN, MAX, COUNT_DISTINCT, MEDIAN, PERCENTILE -> Aggregates.call(measure, "daily.row_value");
        };
    }

    /** Which days count for a shown day. */
    private List<String> counted() {
        var conditions = new ArrayList<String>();
        conditions.add("daily.row_day <= " + SqlText.of(SHOWN));
        source.metric()
                .span()
                .ifPresent(span -> conditions.add(
                        switch (span) {
                            case Metric.Span.Trailing trailing ->
                                "daily.row_day > "
                                        + SqlText.of(TimeExpressions.earlier(
                                                SHOWN, months(trailing.window()), days(trailing.window())));
                            case Metric.Span.ToDate toDate ->
                                "daily.row_day >= "
                                        + SqlText.of(
                                                TimeExpressions.start(TimeColumn.of(toDate.grain()), SHOWN, weekStart));
                        }));
        return conditions;
    }

    static int months(Window window) {
        return switch (window.grain()) {
            case DAY, WEEK -> 0;
            case MONTH -> window.count();
            case QUARTER -> 3 * window.count();
            case YEAR -> 12 * window.count();
        };
    }

    static int days(Window window) {
        return window.grain() == TimeGrain.DAY
                ? window.count()
                : window.grain() == TimeGrain.WEEK ? 7 * window.count() : 0;
    }
}
