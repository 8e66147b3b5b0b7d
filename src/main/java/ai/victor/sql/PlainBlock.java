package ai.victor.sql;

import ai.victor.table.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/** A SELECT over common table expressions, which the database runs much as it was written. */
record PlainBlock(List<Named> tables, From from, Query query, List<Column> columns) implements Block {
    PlainBlock {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }

    /** Whether it has a row for each group rather than for each row that it reads. */
    boolean isGrouped() {
        return !query.keys().isEmpty() || isAggregated(query);
    }

    private static boolean isAggregated(Query query) {
        return query.having().isPresent()
                || query.items().stream().anyMatch(item -> PlainText.hasAggregate(item.expression()));
    }

    @Override
    public List<String> keys() {
        if (query.distinct()) {
            return columns.stream().map(Column::name).toList();
        }
        if (query.sets().isPresent()) {
            return List.of();
        }
        var apart = new Meetings(from, query.where()).tellingApart();
        if (!isGrouped()
                && apart.stream()
                        .anyMatch(source -> !source.oneRow() && source.keys().isEmpty())) {
            return List.of();
        }
        var keys = isGrouped() ? query.keys() : PlainText.tellingApart(apart.stream());
        var names = keys.stream().map(this::nameOf).toList();
        return names.stream().allMatch(Optional::isPresent)
                ? names.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    @Override
    public Map<String, Repeated> repeated() {
        return FanOut.repeated(from, query, isGrouped());
    }

    private Optional<String> nameOf(SqlNode key) {
        return query.items().stream()
                .filter(item -> item.expression().equalsDeep(key, Litmus.IGNORE))
                .map(Query.Item::name)
                .findFirst();
    }

    @Override
    public boolean isOneRow() {
        return query.keys().isEmpty() && isAggregated(query)
                || query.limit().filter(limit -> limit <= 1).isPresent()
                || !isGrouped() && from.sources().allMatch(From.Source::oneRow);
    }

    @Override
    public List<String> notes() {
        return query.sets().stream().flatMap(sets -> sets.notes(query).stream()).toList();
    }

    @Override
    public SelectText text(Optional<Integer> most) {
        return new SelectText(Block.written(tables), new PlainText(this).text(most));
    }
}
