package ai.victor.sql;

import ai.victor.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Blocks put together by UNION, INTERSECT or EXCEPT; rows are equal if their values are, text by its letters as they are.
 *
 * @param tables those of the parts among them
 * @param query its order and extent; the rest of it is empty
 */
record SetBlock(List<Named> tables, String operator, List<Named> parts, Query query, List<Column> columns)
        implements Block {
    SetBlock {
        tables = List.copyOf(tables);
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> keys() {
        return operator.endsWith(" ALL")
                ? List.of()
                : columns.stream().map(Column::name).toList();
    }

    @Override
    public boolean isOneRow() {
        return query.limit().filter(limit -> limit <= 1).isPresent();
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public SelectText text(Optional<Integer> most) {
        var selects = parts.stream()
                .map(part -> "SELECT "
                        + part.block().columns().stream()
                                .map(column -> SqlText.name(column.name()))
                                .collect(Collectors.joining(", "))
                        + " FROM " + SqlText.name(part.name()))
                .collect(Collectors.joining("\n" + operator + "\n"));
        return new SelectText(
                Block.written(tables), selects + Extent.of(query, most, true).text(orders()));
    }

    private List<String> orders() {
        var orders = new ArrayList<String>();
        var sorted = new LinkedHashSet<String>();
        for (var order : query.orders()) {
            var term = SqlText.of(order.expression());
            if (sorted.add(term)) {
                orders.add(term
                        + (order.descending() ? " DESC" : "")
                        + (order.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"));
            }
        }
        columns.stream()
                .map(column -> SqlText.name(column.name()))
                .filter(sorted::add)
                .forEach(orders::add);
        return orders;
    }
}
