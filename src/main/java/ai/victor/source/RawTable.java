package ai.victor.source;

import java.util.List;

/**
 * A table that holds rows as a source wrote them, typed.
 *
 * @param key the columns that tell one row from another; of rows with the same key the newest stays
 * @param parent the columns that name what the row is part of (an order's line: its order); a newer form of that whole removes its earlier parts.
 *     Empty for a row that stands alone
 * @param version the column that says how new a row is ({@code updated_at}); empty where no row says so itself and the file's age decides
 */
public record RawTable(String name, List<RawColumn> columns, List<String> key, List<String> parent, String version) {
    public RawTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        parent = List.copyOf(parent);
    }

    /** A table whose rows are as new as their file. */
    public RawTable(String name, List<RawColumn> columns, List<String> key, List<String> parent) {
        this(name, columns, key, parent, "");
    }

    /** The place of the column of that type, or -1. */
    public int indexOf(RawType type) {
        // Asked for each row, so no stream.
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == type) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the column of that name. */
    public int place(String column) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column " + column);
    }
}
