package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.stream.Stream;

/** The SELECT of a measure's value in the first period of a longer one, repeated in each period of that which the query shows. */
final class StartSelect {
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source.AtStart source;
    private final FactScope scope;

    StartSelect(DayOfWeek weekStart, Plan plan, Source.AtStart source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
        this.scope = new FactScope(source.fact(), source.time(), Shift.NONE, weekStart);
    }

    String text(boolean filled) {
        var leaf = source.leaf();
        var value = "firsts." + SqlText.name(leaf.name());
        var items = new ArrayList<String>();
        plan.keys(Timing.TIME).forEach(key -> items.add("shown." + SqlText.name(key.name())));
        plan.keys(Timing.OTHER).forEach(key -> items.add("firsts." + SqlText.name(key.name())));
        items.add((filled ? Aggregates.filled(leaf, value) : value) + " AS " + SqlText.name(leaf.name()));
        return "SELECT\n  " + String.join(",\n  ", items) + "\nFROM (\n" + shown().indent(2) + ") AS shown\nJOIN (\n"
                + firsts().indent(2) + ") AS firsts ON firsts.first_day = shown.first_day";
    }

    private TimeColumn unit() {
        return TimeColumn.of(source.shift().start().orElseThrow());
    }

    private String shown() {
        var spine = new Spine(weekStart, plan, source);
        var items = new ArrayList<String>();
        plan.keys(Timing.TIME)
                .forEach(key -> items.add(spine.text(key.expression()) + " AS " + SqlText.name(key.name())));
        items.add(spine.start(unit()) + " AS first_day");
        return "SELECT DISTINCT\n  " + String.join(",\n  ", items) + "\n" + spine.from();
    }

    private String firsts() {
        var leaf = source.leaf();
        var first = scope.start(unit());
        var items = new ArrayList<String>();
        items.add(first + " AS first_day");
        plan.keys(Timing.OTHER)
                .forEach(key -> items.add(scope.text(key.expression()) + " AS " + SqlText.name(key.name())));
        int keys = items.size();
        items.add(Aggregates.call(
                        leaf.measure(),
                        SqlText.of(source.fact().measure(leaf.measure().name()).expression()))
                + " AS " + SqlText.name(leaf.name()));
        var conditions = new ArrayList<String>();
        var period = plan.finestTime().orElseThrow();
        conditions.add(scope.start(period) + " = " + first);
        Stream.concat(plan.conditions().stream(), leaf.conditions().stream())
                .filter(condition -> Timing.of(condition) == Timing.OTHER)
                .map(scope::condition)
                .forEach(conditions::add);
        var day = SqlText.of(scope.day());
        plan.bounds()
                .from()
                .ifPresent(from -> conditions.add(day + " >= DATE '" + unit().start(from, weekStart) + "'"));
        plan.bounds().to().ifPresent(to -> conditions.add(day + " <= DATE '" + period.end(to, weekStart) + "'"));
        return "SELECT\n  " + String.join(",\n  ", items) + "\n" + scope.from() + StateSelect.where(conditions)
                + "\nGROUP BY " + FactSelect.ordinals(keys);
    }
}
