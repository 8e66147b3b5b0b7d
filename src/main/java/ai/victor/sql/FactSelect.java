package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;

/** The SELECT that aggregates one fact at the query's grain: its keys, then a column for each measure. */
final class FactSelect {
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source.Rows source;
    private final FactScope scope;

    FactSelect(DayOfWeek weekStart, Plan plan, Source.Rows source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
        this.scope = new FactScope(source.read(), source.time(), source.shift(), weekStart);
    }

    /** @param filled whether this is the last word on empty values, which no other source follows */
    String text(boolean filled) {
        var common = commonConditions();
        var items = new ArrayList<String>();
        plan.keys().forEach(key -> items.add(scope.text(key.expression()) + " AS " + SqlText.name(key.name())));
        plan.query()
                .sets()
                .ifPresent(sets -> IntStream.range(0, plan.keys().size())
                        .filter(sets::rolls)
                        .forEach(at -> items.add("GROUPING("
                                + scope.text(plan.keys().get(at).expression()) + ") AS " + GroupingSets.mark(at))));
        source.leaves()
                .forEach(leaf -> items.add(aggregate(leaf, common, filled) + " AS " + SqlText.name(leaf.name())));
        var conditions = new ArrayList<String>();
        plan.conditions().forEach(condition -> conditions.add(scope.condition(condition)));
        common.forEach(filter -> conditions.add(scope.condition(filter)));
        new DataEdges(weekStart, plan).end(source, scope::start).ifPresent(conditions::add);
        if (common.isEmpty() && !plan.keys().isEmpty()) {
            anyCondition().ifPresent(conditions::add);
        }
        var text = new StringBuilder("SELECT\n  ")
                .append(String.join(",\n  ", items))
                .append("\n")
                .append(scope.from());
        if (!conditions.isEmpty()) {
            text.append("\nWHERE ").append(String.join("\n  AND ", conditions));
        }
        if (!plan.keys().isEmpty()) {
            text.append("\nGROUP BY ")
                    .append(plan.query()
                            .sets()
                            .map(sets -> sets.text(at -> Integer.toString(at + 1)))
                            .orElseGet(() -> ordinals(plan.keys().size())));
        }
        return text.toString();
    }

    static String ordinals(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    /** The conditions that all measures have: they hold for the source's rows as a whole. */
    private List<SqlNode> commonConditions() {
        var leaves = source.leaves();
        return leaves.isEmpty()
                ? List.of()
                : leaves.getFirst().conditions().stream()
                        .filter(condition -> leaves.stream().allMatch(leaf -> Use.has(leaf.conditions(), condition)))
                        .toList();
    }

    /** Rows that feed none of the measures make no group. */
    private Optional<String> anyCondition() {
        var leaves = source.leaves();
        if (leaves.isEmpty()
                || leaves.stream().anyMatch(leaf -> leaf.conditions().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(leaves.stream()
                .map(leaf -> all(leaf.conditions()))
                .distinct()
                .collect(Collectors.joining(" OR ", "(", ")")));
    }

    private String aggregate(Leaf leaf, List<SqlNode> common, boolean filled) {
        var name = leaf.measure().name();
        var measure = source.read().declared(name).orElseThrow();
        var call =
                Aggregates.call(measure, SqlText.of(source.read().measure(name).expression()));
        var conditions = leaf.conditions().stream()
                .filter(condition -> !Use.has(common, condition))
                .toList();
        var value = conditions.isEmpty() ? call : call + " FILTER (WHERE " + all(conditions) + ")";
        if (Aggregates.isNeverEmpty(leaf.measure())) {
            // A count of a rollup is a sum of counts, which of no rows is no number.
            return Aggregates.isNeverEmpty(measure) ? value : "CAST(COALESCE(" + value + ", 0) AS BIGINT)";
        }
        return filled ? Aggregates.filled(leaf, value) : value;
    }

    private String all(List<SqlNode> conditions) {
        return String.join(" AND ", conditions.stream().map(scope::condition).toList());
    }
}
