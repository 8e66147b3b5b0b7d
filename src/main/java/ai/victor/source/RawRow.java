package ai.victor.source;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed row, and where it stood.
 *
 * @param line of the file, from 1
 * @param cells in the order of the table's columns; whoever makes the row gives the list away with it, for there are millions of them
 * @param sign the currency sign that stood beside its amounts: {@code $}; empty where there was none
 */
public record RawRow(RawTable table, long line, List<@Nullable Object> cells, String sign) {
    public RawRow {
        cells = Collections.unmodifiableList(cells);
    }

    /** A row whose amounts bear no sign. */
    public RawRow(RawTable table, long line, List<@Nullable Object> cells) {
        this(table, line, cells, "");
    }

    /** The cell of a column that the table has. */
    public @Nullable Object cell(String column) {
        return cells.get(table.place(column));
    }
}
