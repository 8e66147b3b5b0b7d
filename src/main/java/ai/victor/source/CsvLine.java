package ai.victor.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a CSV file, its cells read as what their columns hold.
 *
 * @param number of the file, from 1
 * @param columns of the format
 * @param cells in the order of the columns; null where empty, lacking or not readable
 * @param fault what is wrong with the line; the cells that can be read are there all the same, so that a reader of groups can tell whose line it is
 * @param sign the currency sign beside its amounts; empty where there is none
 * @param record all cells of the line as the file has them
 */
public record CsvLine(
        long number,
        List<CsvColumn> columns,
        List<@Nullable Object> cells,
        Optional<RowFault> fault,
        String sign,
        List<String> record) {
    /** Whether the format has a column of that name. */
    public boolean has(String column) {
        return columns.stream().anyMatch(one -> one.name().equals(column));
    }

    /** The cell of a column of the format. */
    public @Nullable Object get(String column) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i < cells.size() ? cells.get(i) : null;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }

    /** The text of a cell; empty where there is none. */
    public String text(String column) {
        return get(column) instanceof String text ? text : "";
    }
}
