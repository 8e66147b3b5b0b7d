package ai.victor.sql;

import ai.victor.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /** What is repeated in a part is so in all of it; columns are the same by their places. */
    @Override
    public Map<String, Repeated> repeated() {
        var all = new HashMap<String, Repeated>();
        for (var part : parts) {
            var names = new HashMap<String, String>();
            var own = part.block().columns();
            for (int at = 0; at < Math.min(own.size(), columns.size()); at++) {
                names.put(key(own.get(at)), key(columns.get(at)));
            }
            part.block().repeated().forEach((name, repeated) -> {
                var fixed = repeated.fixed().stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
                Optional.ofNullable(names.get(name))
                        .ifPresent(mine -> all.merge(
                                mine, new Repeated(repeated.table(), repeated.other(), fixed), SetBlock::both));
            });
        }
        return all;
    }

    private static Repeated both(Repeated one, Repeated other) {
        return new Repeated(
                one.table(),
                one.other(),
                one.fixed().stream().filter(other.fixed()::contains).collect(Collectors.toSet()));
    }

    private static String key(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
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
