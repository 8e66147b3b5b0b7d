package ai.victor.sql;

import ai.victor.table.Column;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/**
 * A SELECT over {@code metrics}: planned over facts, each aggregated at its grain.
 *
 * @param with the common table expressions that its sub-queries may read, as they were written
 */
record SemanticBlock(
        List<Named> tables,
        SemanticColumns semantic,
        DayOfWeek weekStart,
        Plan plan,
        List<SqlNode> with,
        List<Column> columns)
        implements Block {
    SemanticBlock {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> keys() {
        var query = plan.query();
        if (query.distinct()) {
            return columns.stream().map(Column::name).toList();
        }
        if (query.sets().isPresent()) {
            return List.of();
        }
        var names = plan.keys().stream()
                .map(key -> query.items().stream()
                        .filter(item -> item.expression().equalsDeep(key.expression(), Litmus.IGNORE))
                        .map(Query.Item::name)
                        .findFirst())
                .toList();
        return names.stream().allMatch(Optional::isPresent)
                ? names.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    @Override
    public boolean isOneRow() {
        return plan.keys().isEmpty()
                || plan.query().limit().filter(limit -> limit <= 1).isPresent();
    }

    @Override
    public List<String> notes() {
        var notes = new ArrayList<>(new PlanNotes(weekStart, plan).sentences());
        plan.query().sets().ifPresent(sets -> notes.addAll(sets.notes(plan.query())));
        return notes;
    }

    @Override
    public SelectText text(Optional<Integer> most) {
        var tables = Block.written(this.tables);
        var own = new PhysicalText(semantic, weekStart, plan).write(most);
        tables.addAll(own.tables());
        return new SelectText(tables, own.select());
    }

    /** The same word for all columns of a name. */
    static String label(String name) {
        var words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
