package ai.victor.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result. Immutable; cells are of the class that {@link Type} names, or null.
 *
 * @param truncated whether there were more rows than the limit let through
 */
public record Table(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated) {
    public Table {
        columns = List.copyOf(columns);
        var copy = new ArrayList<List<@Nullable Object>>(rows.size());
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under " + columns.size() + " columns");
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copy);
    }
}
