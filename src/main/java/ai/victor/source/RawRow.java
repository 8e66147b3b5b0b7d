package ai.victor.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed row, and where it stood.
 *
 * @param line of the file, from 1
 * @param cells in the order of the table's columns
 */
public record RawRow(RawTable table, long line, List<@Nullable Object> cells) {
    public RawRow {
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }
}
