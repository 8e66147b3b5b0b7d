package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/**
 * A measure as a query needs it: for which metric, over which rows, of which time.
 *
 * @param conditions all that rows must meet beside the query's WHERE: the metric's own filters, those met on the way to it, that of FILTER
 */
record Use(Metric.Leaf metric, Role role, List<SqlNode> conditions, Shift shift) {
    /** Which of a metric's measures. */
    enum Role {
        /** The only one. */
        VALUE,
        /** Of a conversion metric: the events that may convert. */
        BASE,
        /** Of a conversion metric: those that they converted to. */
        CONVERTED
    }

    Use {
        conditions = List.copyOf(conditions);
    }

    String measure() {
        return role == Role.CONVERTED
                ? metric.measures().get(1)
                : metric.measures().getFirst();
    }

    boolean isSame(Use other) {
        return metric.equals(other.metric)
                && role == other.role
                && shift.equals(other.shift)
                && all(conditions, other.conditions)
                && all(other.conditions, conditions);
    }

    private static boolean all(List<SqlNode> some, List<SqlNode> others) {
        return some.stream().allMatch(condition -> has(others, condition));
    }

    static boolean has(List<SqlNode> conditions, SqlNode condition) {
        return conditions.stream().anyMatch(other -> other.equalsDeep(condition, Litmus.IGNORE));
    }
}
