package ai.victor.ingest;

import ai.victor.source.RawRow;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Hears which currencies the orders of a file are in and what their clock is, and nothing else. */
final class OrderScan implements RowSink {
    static final String CSV = "raw_order_csv";
    static final String OFFSET = "utc_offset";

    private final TreeSet<String> currencies = new TreeSet<>();

    private final TreeSet<String> offsets = new TreeSet<>();

    /** From UTC: {@code -04:00}; those of the exports that tell it. */
    Set<String> offsets() {
        return Collections.unmodifiableSet(offsets);
    }

    List<String> currencies() {
        return List.copyOf(currencies);
    }

    @Override
    public void unit(List<RawRow> rows) {
        for (var row : rows) {
            var column = row.table().indexOf(RawType.CURRENCY);
            if (column >= 0 && row.cells().get(column) instanceof String currency) {
                currencies.add(currency);
            }
            if (row.table().name().equals(CSV) && row.cell(OFFSET) instanceof String offset) {
                offsets.add(offset);
            }
        }
    }

    @Override
    public void fault(RowFault fault) {
        // What cannot be read has no say.
    }

    @Override
    public void total(Map<String, BigDecimal> sums) {
        // A sum is not an order.
    }
}
