package ai.victor.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Takes what a source reads. */
public interface RowSink {
    /** Rows that are kept or left out together: an order with its lines, or a single row. */
    void unit(List<RawRow> rows);

    /** A row that cannot be read. */
    void fault(RowFault fault);

    /**
     * A row that is only the sum of others.
     *
     * @param sums what it says the others add up to, by the column's name; empty where it cannot be read
     */
    void total(Map<String, BigDecimal> sums);
}
