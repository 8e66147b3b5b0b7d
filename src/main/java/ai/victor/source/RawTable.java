package ai.victor.source;

import java.util.List;

/**
 * A table that holds rows as a source wrote them, typed.
 *
 * @param key the columns that tell one row from another; a later row with the same key takes the earlier one's place
 * @param parent the columns that name what the row is part of (an order's line: its order); a later load of that whole removes its earlier parts.
 *     Empty for a row that stands alone
 */
public record RawTable(String name, List<RawColumn> columns, List<String> key, List<String> parent) {
    public RawTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        parent = List.copyOf(parent);
    }

    /** The place of the column of that type, or -1. */
    public int indexOf(RawType type) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == type) {
                return i;
            }
        }
        return -1;
    }
}
