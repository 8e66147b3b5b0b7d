package ai.victor.sql;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * One SELECT over {@code metrics}, its names resolved.
 *
 * @param distinct whether equal rows are one
 * @param keys what rows are grouped by; none for a grand total
 * @param sets those of the keys that rows are grouped by, where it is not all of them at once
 * @param written the condition of WHERE as it was written, to be shown
 * @param qualify the condition on window functions
 * @param limit the query's own, if it has one
 */
record Query(
        boolean distinct,
        List<Item> items,
        Optional<SqlNode> where,
        Optional<SqlNode> written,
        List<SqlNode> keys,
        Optional<GroupingSets> sets,
        Optional<SqlNode> having,
        Optional<SqlNode> qualify,
        List<Order> orders,
        Optional<Long> limit,
        long offset) {
    Query {
        items = List.copyOf(items);
        keys = List.copyOf(keys);
        orders = List.copyOf(orders);
    }

    /** One column of the result. */
    record Item(SqlNode expression, String name) {}

    /**
     * One expression to sort by.
     *
     * @param nullsFirst where empty values go; last unless the query says
     */
    record Order(SqlNode expression, boolean descending, boolean nullsFirst) {}
}
