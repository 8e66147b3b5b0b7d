package ai.victor.source;

import java.util.List;

/** Takes what a source reads. */
public interface RowSink {
    /** Rows that are kept or left out together: an order with its lines, or a single row. */
    void unit(List<RawRow> rows);

    /** A row that cannot be read. */
    void fault(RowFault fault);

    /** A row that is only the sum of others. */
    void total();
}
