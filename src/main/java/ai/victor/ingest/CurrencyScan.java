package ai.victor.ingest;

import ai.victor.source.RawRow;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Hears which currencies the orders of a file are in, and nothing else. */
final class CurrencyScan implements RowSink {
    private final TreeSet<String> currencies = new TreeSet<>();

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
