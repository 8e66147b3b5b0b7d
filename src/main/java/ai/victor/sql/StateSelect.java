package ai.victor.sql;

import ai.victor.model.Measure;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/**
 * The SELECT of a measure that is a state, after MetricFlow: of each period that the query shows, and of each of the entities by which the
 * measure is grouped, only the rows at the last (or first) time count. Which time that is depends on no other key, so that groups sum to the
 * total.
 */
final class StateSelect {
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source.State source;
    private final FactScope scope;

    StateSelect(DayOfWeek weekStart, Plan plan, Source.State source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
        this.scope = new FactScope(source.fact(), source.time(), source.shift(), weekStart);
    }

    String text(boolean filled) {
        var leaf = source.leaf();
        var state = leaf.measure().nonAdditive().orElseThrow();
        var value = Aggregates.call(leaf.measure(), "states.state_value");
        var items = new ArrayList<String>();
        plan.keys().forEach(key -> items.add(SqlText.name(key.name())));
        items.add((filled ? Aggregates.filled(leaf, value) : value) + " AS " + SqlText.name(leaf.name()));
        return "SELECT\n  " + String.join(",\n  ", items) + "\nFROM (\n"
                + states(state).indent(2) + ") AS states\nWHERE states.state_time = states.chosen_time"
                + (plan.keys().isEmpty()
                        ? ""
                        : "\nGROUP BY " + FactSelect.ordinals(plan.keys().size()));
    }

    private String states(Measure.NonAdditive state) {
        var leaf = source.leaf();
        var time = SqlText.of(scope.time(state.dimension()));
        var partition = new ArrayList<String>();
        Timing.columns(plan.keys().stream().map(Plan.Key::expression).toList())
                .forEach(column -> partition.add(scope.text(SqlText.column(null, column.columnName()))));
        state.groupings().stream()
                .map(entity -> source.fact().entity(entity))
                .map(SqlText::of)
                .forEach(partition::add);
        var items = new ArrayList<String>();
        plan.keys().forEach(key -> items.add(scope.text(key.expression()) + " AS " + SqlText.name(key.name())));
        items.add(SqlText.of(source.fact().measure(leaf.measure().name()).expression()) + " AS state_value");
        items.add(time + " AS state_time");
        items.add((state.latest() ? "MAX(" : "MIN(") + time + ") OVER ("
                + (partition.isEmpty() ? "" : "PARTITION BY " + String.join(", ", partition)) + ") AS chosen_time");
        var conditions = new ArrayList<String>();
        plan.conditions().stream().map(scope::condition).forEach(conditions::add);
        leaf.conditions().stream().map(scope::condition).forEach(conditions::add);
        new DataEdges(weekStart, plan).end(source, scope::start).ifPresent(conditions::add);
        return "SELECT\n  " + String.join(",\n  ", items) + "\n" + scope.from() + where(conditions);
    }

    static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions);
    }
}
