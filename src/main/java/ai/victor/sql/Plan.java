package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * What a query reads, for what, by which keys.
 *
 * @param metrics those named by the query
 * @param sources what they are read from; those of a query for dimensions only have no leaves
 * @param keys what rows are grouped by, each with the name of its column between the sources and the result
 * @param conditions those of WHERE, all of which must hold
 */
record Plan(
        Query query,
        List<Metric> metrics,
        List<Source> sources,
        List<Key> keys,
        List<SqlNode> conditions,
        DayBounds bounds) {
    /** A grouping expression, and the column that holds it. */
    record Key(SqlNode expression, String name) {}

    Plan {
        metrics = List.copyOf(metrics);
        sources = List.copyOf(sources);
        keys = List.copyOf(keys);
        conditions = List.copyOf(conditions);
    }

    /** The keys that are about time, about something else, or about both. */
    List<Key> keys(Timing timing) {
        return keys.stream()
                .filter(key -> Timing.of(key.expression()) == timing)
                .toList();
    }

    /** The shortest of the periods that rows are grouped by. */
    Optional<TimeColumn> finestTime() {
        return Timing.columns(keys.stream().map(Key::expression).toList()).stream()
                .filter(TimeColumn::isOrdered)
                .findFirst();
    }

    /** All facts that are read. */
    List<Fact> facts() {
        return sources.stream()
                .flatMap(source -> source.facts().stream())
                .distinct()
                .toList();
    }

    /** The columns beside keys that tell where they are rolled up. */
    List<String> marks() {
        return query.sets().map(sets -> sets.marks(keys.size())).orElse(List.of());
    }

    /** The columns of all sources. */
    List<Leaf> leaves() {
        return sources.stream().flatMap(source -> source.leaves().stream()).toList();
    }

    /** The column of a measure as it is needed. */
    Leaf leaf(Use use) {
        return leaves().stream()
                .filter(leaf -> leaf.use().isSame(use))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no column for " + use.metric().name()));
    }

    /** Each FILTER of an expression: the metric's name and the condition. */
    static List<Filtered> filters(SqlNode node) {
        var found = new ArrayList<Filtered>();
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            @SuppressWarnings("NullAway") // Visitors of Calcite return null for nothing.
            public Void visit(SqlCall call) {
                if (call.getKind() == SqlKind.FILTER && call.operand(0) instanceof SqlCall metric) {
                    found.add(new Filtered(((SqlIdentifier) metric.operand(0)).names.getLast(), call.operand(1)));
                    return null;
                }
                return super.visit(call);
            }
        });
        return found;
    }

    /** Each AGGREGATE of an expression, with its FILTER if it has one. */
    static List<SqlNode> aggregates(SqlNode node) {
        var found = new ArrayList<SqlNode>();
        Expressions.replace(node, part -> {
            boolean aggregate = part.getKind() == SqlKind.FILTER || Resolver.isAggregate(part);
            if (aggregate) {
                found.add(part);
            }
            return aggregate ? part : null;
        });
        return found;
    }

    /** The names of the metrics that an expression reads outside of a FILTER. */
    static Set<String> unfiltered(SqlNode node) {
        return metricNames(
                Expressions.replace(node, part -> part.getKind() == SqlKind.FILTER ? Expressions.whole(0) : null));
    }

    /** A metric under a FILTER. */
    record Filtered(String metric, SqlNode condition) {}

    /** The metrics that an expression reads by AGGREGATE. */
    static Set<String> metricNames(SqlNode node) {
        var names = new LinkedHashSet<String>();
        visit(node, names, new LinkedHashMap<>());
        return names;
    }

    /** The dimensions and time columns of an expression, each where it stands first. */
    static Map<String, SqlIdentifier> dimensionNames(SqlNode node) {
        var columns = new LinkedHashMap<String, SqlIdentifier>();
        visit(node, new LinkedHashSet<>(), columns);
        return columns;
    }

    private static void visit(SqlNode node, Set<String> metrics, Map<String, SqlIdentifier> columns) {
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            @SuppressWarnings("NullAway") // Visitors of Calcite return null for nothing.
            public Void visit(SqlCall call) {
                if (Resolver.isAggregate(call) && call.operand(0) instanceof SqlIdentifier metric) {
                    metrics.add(metric.names.getLast());
                    return null;
                }
                return call.isA(SqlKind.QUERY) ? null : super.visit(call);
            }

            @Override
            @SuppressWarnings("NullAway")
            public Void visit(SqlIdentifier column) {
                columns.putIfAbsent(column.names.getLast(), column);
                return null;
            }

            @Override
            @SuppressWarnings("NullAway")
            public Void visit(SqlNodeList list) {
                list.forEach(part -> part.accept(this));
                return null;
            }
        });
    }
}
