package ai.victor.source.shopify;

import ai.victor.source.CsvLine;
import ai.victor.source.CsvRows;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the rows of each order, which stand together, and hands the order on whole.
 *
 * <p>An order with a line missing would count as a cheaper order, silently. So a fault in any of its rows leaves all of it out.
 */
final class OrderCsvRows implements CsvRows {
    private final List<CsvLine> group = new ArrayList<>();
    /** Orders that stand further up. */
    private final Set<String> done = new HashSet<>();

    private String name = "";
    private String id = "";

    @Override
    public void line(CsvLine line, RowSink sink) {
        var lineName = line.text("order_name");
        var lineId = line.text("id");
        if (lineName.isEmpty() && group.isEmpty()) {
            sink.fault(
                    line.fault().orElse(RowFault.ofRow(line.number(), "it names no order, and no row above it does")));
            return;
        }
        var same =
                lineName.isEmpty() || lineName.equals(name) && (lineId.isEmpty() || id.isEmpty() || lineId.equals(id));
        if (!same || group.isEmpty()) {
            flush(sink);
            if (line.fault().isEmpty() && line.get("total") == null && done.contains(lineName)) {
                sink.fault(RowFault.ofRow(
                        line.number(),
                        "it is a further row of " + lineName
                                + ", which stands higher up; the rows of an order must stand together",
                        "Export the file again and import it without sorting it"));
                return;
            }
            name = lineName;
            id = lineId;
        }
        id = id.isEmpty() ? lineId : id;
        group.add(line);
    }

    @Override
    public void end(RowSink sink) {
        flush(sink);
    }

    private void flush(RowSink sink) {
        if (group.isEmpty()) {
            return;
        }
        done.add(name);
        var order = new OrderCsv(name, List.copyOf(group));
        group.clear();
        var faults = order.faults();
        if (faults.isEmpty()) {
            order.remarks().forEach(sink::fault);
            sink.unit(order.rows());
            return;
        }
        var lines = new HashSet<Long>();
        faults.forEach(fault -> {
            if (lines.add(fault.line())) {
                sink.fault(fault);
            }
        });
        order.lines().stream()
                .filter(line -> !lines.contains(line.number()))
                .forEach(line -> sink.fault(RowFault.ofRow(
                        line.number(), "line " + faults.getFirst().line() + " of its order cannot be read")));
    }
}
