package ai.victor.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Whether nothing in it was refused. */
    boolean isWhole() {
        return areGroupsWhole() && expressions().noneMatch(Refused::isIn);
    }

    /** What it says of its groups, or of its rows where it has none: all but what chooses and groups them. */
    Stream<SqlNode> expressions() {
        return Stream.of(
                        items.stream().map(Item::expression),
                        having.stream(),
                        qualify.stream(),
                        orders.stream().map(Order::expression))
                .flatMap(nodes -> nodes);
    }

    /** Whether nothing was refused of what chooses and groups its rows. */
    boolean areGroupsWhole() {
        return Stream.concat(where.stream(), keys.stream()).noneMatch(Refused::isIn);
    }

    /** A query for columns of rows in an order, which chooses and groups none. */
    static Query plain(List<Item> items, List<Order> orders, Optional<Long> limit, long offset) {
        return new Query(
                false,
                items,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                orders,
                limit,
                offset);
    }

    /** A query for one value of each row, without anything else. */
    static Query ofOne(SqlNode value) {
        return plain(List.of(new Item(value, "value")), List.of(), Optional.empty(), 0);
    }

    /** The same rows in the same groups, for one value. */
    Query of(SqlNode value) {
        return new Query(
                false,
                List.of(new Item(value, "value")),
                where,
                written,
                keys,
                sets,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0);
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
