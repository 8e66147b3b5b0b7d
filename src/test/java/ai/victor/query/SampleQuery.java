package ai.victor.query;

import ai.victor.query.Term.Column;
import ai.victor.query.Term.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A semantic query as a tree of values, so that it can be made at random, made smaller, understood without a parser, and written as SQL.
 *
 * @param keys what rows are grouped by; the result's first columns
 * @param values numbers; the result's other columns
 * @param frame what stands around the SELECT without changing its meaning
 */
record SampleQuery(
        List<Term> keys,
        List<Term> values,
        Optional<Condition> where,
        Optional<Condition> having,
        List<Order> orders,
        Optional<Integer> limit,
        Frame frame) {
    SampleQuery {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
        orders = List.copyOf(orders);
    }

    /** One term to sort by; empty values last unless it says. */
    record Order(Term term, boolean descending, Optional<Boolean> nullsFirst) {
        String sql() {
            return term.sql()
                    + (descending ? " DESC" : "")
                    + nullsFirst
                            .map(first -> first ? " NULLS FIRST" : " NULLS LAST")
                            .orElse("");
        }
    }

    /** Ways to write the same query. */
    enum Frame {
        PLAIN,
        /** GROUP BY numbers instead of expressions. */
        ORDINALS,
        /** In a WITH list, read whole. */
        NAMED,
        /** In FROM, read whole. */
        NESTED
    }

    static SampleQuery of(List<Term> keys, List<Term> values) {
        return new SampleQuery(
                keys, values, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Frame.PLAIN);
    }

    /** The query as a person would write it. */
    String sql() {
        var names = names();
        var rows = String.join(", ", names);
        return switch (frame) {
            case PLAIN, ORDINALS -> select() + tail();
            // A query around another one keeps its rows, not their order.
            case NAMED -> "WITH inner_rows AS (" + select() + tail() + ") SELECT " + rows + " FROM inner_rows";
            case NESTED -> "SELECT " + rows + " FROM (" + select() + tail() + ") AS inner_rows";
        };
    }

    /** The query with further columns, in no order. */
    String with(List<String> columns) {
        return keys(keys)
                .orders(List.of())
                .limit(Optional.empty())
                .frame(Frame.PLAIN)
                .select(columns);
    }

    boolean isFramed() {
        return frame == Frame.NAMED || frame == Frame.NESTED;
    }

    List<String> names() {
        var names = new ArrayList<String>();
        for (int i = 1; i <= keys.size(); i++) {
            names.add("k" + i);
        }
        for (int i = 1; i <= values.size(); i++) {
            names.add("v" + i);
        }
        return names;
    }

    private String select() {
        return select(List.of());
    }

    private String select(List<String> others) {
        var names = names();
        var items = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            var term = i < keys.size() ? keys.get(i) : values.get(i - keys.size());
            items.add(term.sql() + " AS " + names.get(i));
        }
        items.addAll(others);
        var group = new ArrayList<String>();
        for (int i = 0; i < keys.size(); i++) {
            group.add(
                    frame == Frame.ORDINALS
                            ? Integer.toString(i + 1)
                            : keys.get(i).sql());
        }
        return "SELECT " + String.join(", ", items) + " FROM metrics"
                + where.map(test -> " WHERE " + test.sql()).orElse("")
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", group))
                + having.map(test -> " HAVING " + test.sql()).orElse("");
    }

    private String tail() {
        return (orders.isEmpty()
                        ? ""
                        : " ORDER BY " + orders.stream().map(Order::sql).collect(Collectors.joining(", ")))
                + limit.map(count -> " LIMIT " + count).orElse("");
    }

    /** Every term with a number in it: those shown, those of HAVING, those to sort by. */
    List<Measure> measures() {
        var all = new ArrayList<Measure>();
        values.forEach(value -> value.measures(all));
        having.ifPresent(test -> test.terms().forEach(term -> term.measures(all)));
        orders.forEach(order -> order.term().measures(all));
        return all;
    }

    /** Every column that the query names, of keys, conditions and FILTERs. */
    List<Column> columns() {
        var all = new ArrayList<Column>();
        keys.forEach(key -> key.columns(all));
        values.forEach(value -> value.columns(all));
        where.ifPresent(test -> test.terms().forEach(term -> term.columns(all)));
        having.ifPresent(test -> test.terms().forEach(term -> term.columns(all)));
        orders.forEach(order -> order.term().columns(all));
        return all;
    }

    SampleQuery keys(List<Term> other) {
        return new SampleQuery(other, values, where, having, orders, limit, frame);
    }

    SampleQuery values(List<Term> other) {
        return new SampleQuery(keys, other, where, having, orders, limit, frame);
    }

    SampleQuery where(Optional<Condition> other) {
        return new SampleQuery(keys, values, other, having, orders, limit, frame);
    }

    SampleQuery having(Optional<Condition> other) {
        return new SampleQuery(keys, values, where, other, orders, limit, frame);
    }

    SampleQuery orders(List<Order> other) {
        return new SampleQuery(keys, values, where, having, other, limit, frame);
    }

    SampleQuery limit(Optional<Integer> other) {
        return new SampleQuery(keys, values, where, having, orders, other, frame);
    }

    SampleQuery frame(Frame other) {
        return new SampleQuery(keys, values, where, having, orders, limit, other);
    }
}
