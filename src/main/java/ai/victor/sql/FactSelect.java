package ai.victor.sql;

import ai.victor.model.Measure;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/** The SELECT that aggregates one fact at the query's grain: its keys, then a column for each simple metric. */
final class FactSelect {
    private final SemanticColumns columns;
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Fact fact;
    private final List<Leaf> leaves;
    private final Map<String, Fact.Joined> joins = new LinkedHashMap<>();

    FactSelect(SemanticColumns columns, DayOfWeek weekStart, Plan plan, Fact fact, List<Leaf> leaves) {
        this.columns = columns;
        this.weekStart = weekStart;
        this.plan = plan;
        this.fact = fact;
        this.leaves = leaves;
    }

    String text(boolean filled) {
        var common = commonFilters();
        var items = new ArrayList<String>();
        plan.keys().forEach(key -> items.add(SqlText.of(bind(key.expression())) + " AS " + SqlText.name(key.name())));
        leaves.forEach(leaf -> items.add(aggregate(leaf, common, filled) + " AS " + SqlText.name(leaf.name())));
        var conditions = new ArrayList<String>();
        plan.conditions().forEach(condition -> conditions.add(condition(condition)));
        common.forEach(filter -> conditions.add(condition(filter)));
        if (common.isEmpty() && !plan.keys().isEmpty()) {
            anyFilter().ifPresent(conditions::add);
        }
        var text = new StringBuilder("SELECT\n  ")
                .append(String.join(",\n  ", items))
                .append("\nFROM ")
                .append(fact.from());
        joins.values()
                .forEach(join -> text.append("\nLEFT JOIN ")
                        .append(SqlText.name(join.table()))
                        .append(" AS ")
                        .append(SqlText.name(join.alias()))
                        .append(" ON ")
                        .append(SqlText.of(join.condition())));
        if (!conditions.isEmpty()) {
            text.append("\nWHERE ").append(String.join("\n  AND ", conditions));
        }
        if (!plan.keys().isEmpty()) {
            text.append("\nGROUP BY ")
                    .append(String.join(
                            ", ",
                            IntStream.rangeClosed(1, plan.keys().size())
                                    .mapToObj(Integer::toString)
                                    .toList()));
        }
        return text.toString();
    }

    /** The filters that all metrics of the fact have: they hold for its rows as a whole. */
    private List<SqlNode> commonFilters() {
        if (leaves.isEmpty()) {
            return List.of();
        }
        return leaves.getFirst().filters(columns).stream()
                .filter(filter -> leaves.stream().allMatch(leaf -> has(leaf.filters(columns), filter)))
                .toList();
    }

    /** Rows that feed none of the metrics make no group. */
    private Optional<String> anyFilter() {
        if (leaves.isEmpty()
                || leaves.stream().anyMatch(leaf -> leaf.filters(columns).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(leaves.stream()
                .map(leaf -> all(leaf.filters(columns)))
                .distinct()
                .collect(Collectors.joining(" OR ", "(", ")")));
    }

    private String aggregate(Leaf leaf, List<SqlNode> common, boolean filled) {
        var measure = columns.measureOf(leaf.metric());
        var expression = SqlText.of(fact.measure(measure.name()).expression());
        var filters = leaf.filters(columns).stream()
                .filter(filter -> !has(common, filter))
                .toList();
        var call = switch (measure.aggregation()) {
            case SUM -> "SUM(" + expression + ")";
            case COUNT -> "COUNT(" + expression + ")";
            case COUNT_DISTINCT -> "COUNT(DISTINCT " + expression + ")";
            case MIN -> "MIN(" + expression + ")";
            case MAX -> "MAX(" + expression + ")";
            case AVERAGE -> "AVG(" + expression + ")";
            case MEDIAN, PERCENTILE, SUM_BOOLEAN ->
                throw new IllegalStateException("no " + measure.aggregation() + " yet");
        };
        var filtered = filters.isEmpty() ? call : call + " FILTER (WHERE " + all(filters) + ")";
        return filled && measure.aggregation() == Measure.Aggregation.SUM ? "COALESCE(" + filtered + ", 0)" : filtered;
    }

    private String all(List<SqlNode> filters) {
        return String.join(" AND ", filters.stream().map(this::condition).toList());
    }

    private String condition(SqlNode condition) {
        var text = SqlText.of(bind(condition));
        return condition.getKind() == SqlKind.OR ? "(" + text + ")" : text;
    }

    private SqlNode bind(SqlNode node) {
        return Expressions.replace(
                node, part -> part instanceof SqlIdentifier column ? bound(column.names.getLast()) : null);
    }

    private SqlNode bound(String name) {
        var time = TimeColumn.named(name);
        if (time.isPresent()) {
            var own = fact.time();
            join(own);
            return TimeExpressions.of(time.get(), own, weekStart);
        }
        var dimension =
                fact.dimension(name).orElseThrow(() -> new IllegalStateException(fact.name() + " lacks " + name));
        join(dimension);
        return dimension.expression();
    }

    private void join(Fact.Bound bound) {
        bound.joins().forEach(join -> joins.putIfAbsent(join.alias(), join));
    }

    private static boolean has(List<SqlNode> filters, SqlNode filter) {
        return filters.stream().anyMatch(other -> other.equalsDeep(filter, Litmus.IGNORE));
    }
}
