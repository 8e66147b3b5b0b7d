package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/**
 * The SELECT of how much was converted to, after MetricFlow: a conversion belongs to the latest base event of its entity that is not later
 * than itself and not as long before as the window; it is dated and cut by that event, and counts once. Unlike there, what the query or a
 * filter says of base events is asked of the one that a conversion belongs to, so that the parts of a whole sum to it.
 */
final class ConversionSelect {
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source.Converted source;
    private final FactScope scope;

    ConversionSelect(DayOfWeek weekStart, Plan plan, Source.Converted source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
        this.scope = new FactScope(source.fact(), source.time(), source.shift(), weekStart);
    }

    String text(boolean filled) {
        var leaf = source.leaf();
        var value = Aggregates.call(leaf.measure(), "matched.conversion_value");
        var items = new ArrayList<String>();
        plan.keys().forEach(key -> items.add(SqlText.name(key.name())));
        items.add((filled ? Aggregates.filled(leaf, value) : value) + " AS " + SqlText.name(leaf.name()));
        var conditions = shown();
        return "SELECT\n  " + String.join(",\n  ", items) + "\nFROM (\n"
                + matched(conditions).indent(2) + ") AS matched\nWHERE matched.distance = 1"
                + (conditions.isEmpty() ? "" : "\n  AND matched.is_shown")
                + (plan.keys().isEmpty()
                        ? ""
                        : "\nGROUP BY " + FactSelect.ordinals(plan.keys().size()));
    }

    /** What the base event must meet for its conversions to be shown. */
    private List<String> shown() {
        var conditions = new ArrayList<String>();
        plan.conditions().stream().map(scope::condition).forEach(conditions::add);
        source.leaf().conditions().stream().map(scope::condition).forEach(conditions::add);
        new DataEdges(weekStart, plan).end(source, scope::start).ifPresent(conditions::add);
        return conditions;
    }

    private String matched(List<String> conditions) {
        var metric = source.metric();
        var base = source.fact();
        var day = SqlText.of(scope.day());
        var items = new ArrayList<String>();
        plan.keys().forEach(key -> items.add(scope.text(key.expression()) + " AS " + SqlText.name(key.name())));
        if (!conditions.isEmpty()) {
            items.add(String.join(" AND ", conditions) + " AS is_shown");
        }
        items.add("conversions.conversion_value");
        var nearest = new ArrayList<>(List.of(day + " DESC"));
        base.primaryKey().ifPresent(key -> nearest.add(SqlText.of(key) + " DESC"));
        plan.keys().forEach(key -> nearest.add(scope.text(key.expression()) + " NULLS LAST"));
        items.add("ROW_NUMBER() OVER (PARTITION BY conversions.conversion_no ORDER BY " + String.join(", ", nearest)
                + ") AS distance");
        var same = new ArrayList<String>();
        same.add(SqlText.of(base.entity(metric.entity())) + " = conversions.entity");
        same.add(day + " <= conversions.conversion_day");
        metric.window()
                .ifPresent(window -> same.add(day + " > "
                        + SqlText.of(TimeExpressions.earlier(
                                SqlText.column("conversions", "conversion_day"),
                                RunningSelect.months(window),
                                RunningSelect.days(window)))));
        int number = 0;
        for (var property : metric.same().keySet()) {
            number++;
            same.add(SqlText.of(base.property(property)) + " = conversions.same_" + number);
        }
        var filters = new ArrayList<String>();
        reach(day, filters);
        source.baseConditions().stream().map(scope::condition).forEach(filters::add);
        var conversions = conversions();
        return "SELECT\n  " + String.join(",\n  ", items) + "\n" + scope.from() + "\nJOIN (\n"
                + conversions.indent(2) + ") AS conversions ON " + String.join("\n  AND ", same)
                + StateSelect.where(filters);
    }

    private String conversions() {
        var metric = source.metric();
        var fact = source.converted();
        var measure = source.leaf().measure();
        var own = new FactScope(fact, measure.timeDimension(), Shift.NONE, weekStart);
        var entity = SqlText.of(fact.entity(metric.entity()));
        var day = SqlText.of(own.day());
        var items = new ArrayList<String>();
        items.add(entity + " AS entity");
        items.add(day + " AS conversion_day");
        items.add(SqlText.of(fact.measure(measure.name()).expression()) + " AS conversion_value");
        int number = 0;
        for (var property : metric.same().values()) {
            number++;
            items.add(SqlText.of(fact.property(property)) + " AS same_" + number);
        }
        items.add("ROW_NUMBER() OVER (ORDER BY " + entity + ", " + day + ") AS conversion_no");
        var filters = new ArrayList<String>();
        reach(day, filters);
        source.conditions().stream().map(own::condition).forEach(filters::add);
        return "SELECT\n  " + String.join(",\n  ", items) + "\n" + own.from() + StateSelect.where(filters);
    }

    /** Days that can matter: events before those that are shown are none of them, and what comes a window after these belongs to none of them. */
    private void reach(String day, List<String> conditions) {
        var bounds = plan.bounds().before(source.shift());
        bounds.from().ifPresent(from -> conditions.add(day + " >= DATE '" + from + "'"));
        source.metric()
                .window()
                .ifPresent(window -> bounds.to()
                        .map(to -> to.plusMonths(RunningSelect.months(window)).plusDays(RunningSelect.days(window)))
                        // A month back from the end of a longer one is not a month on from the end of a shorter one.
                        .map(to -> RunningSelect.months(window) > 0 ? to.plusDays(3) : to)
                        .ifPresent(to -> conditions.add(day + " <= DATE '" + to + "'")));
    }
}
