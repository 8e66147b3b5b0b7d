package ai.victor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of lines whose columns are not just those of a table. */
public final class CsvLines {
    private CsvLines() {}

    /**
     * The line as a row of the table: each cell is that of the column with the same name, or the one given in its place.
     *
     * @param instead cells that are worked out, by the table's column; a value may be null
     */
    public static RawRow row(CsvLine line, RawTable table, Map<String, ? extends @Nullable Object> instead) {
        var cells = new ArrayList<@Nullable Object>(table.columns().size());
        for (var column : table.columns()) {
            cells.add(instead.containsKey(column.name()) ? instead.get(column.name()) : line.get(column.name()));
        }
        return new RawRow(table, line.number(), cells, line.sign());
    }

    /** A table of these columns. */
    public static RawTable table(String name, List<String> key, CsvColumn... columns) {
        return new RawTable(
                name,
                List.of(columns).stream()
                        .map(column -> new RawColumn(column.name(), column.type()))
                        .toList(),
                key,
                List.of());
    }
}
