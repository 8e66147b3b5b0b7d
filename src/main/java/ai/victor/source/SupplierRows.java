package ai.victor.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one order at a supplier gives: its rows in the tables of {@link SupplierOrders}, or the first fault in it. Not thread-safe. */
public final class SupplierRows {
    private final String supplier;
    private final @Nullable Object id;
    private final long line;
    private final List<RawRow> items = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();

    /** @param id the supplier's own of the order */
    public SupplierRows(String supplier, @Nullable Object id, long line) {
        this.supplier = supplier;
        this.id = id;
        this.line = line;
    }

    /**
     * Adds an item.
     *
     * @param fields that its cells were read from
     * @param lineId the shop's own line, where the supplier knows it
     * @param amount for the whole quantity; null where it is not known or not charged
     */
    public void item(
            JsonFields fields,
            @Nullable Object lineId,
            @Nullable Object sku,
            @Nullable Object quantity,
            String stage,
            @Nullable Object amount) {
        items.add(new RawRow(
                SupplierOrders.ITEM,
                line,
                Arrays.asList(supplier, id, items.size() + 1L, lineId, sku, quantity, stage, amount)));
        fault(fields.fault());
    }

    /** How many of the items are at the stage. */
    public long count(String stage) {
        return items.stream().filter(row -> stage.equals(row.cell("stage"))).count();
    }

    public void fault(Optional<RowFault> fault) {
        fault.ifPresent(faults::add);
    }

    /** @param order the cells of the order after its supplier and id, in the order of {@link SupplierOrders#ORDER} */
    public void into(RowSink sink, @Nullable Object... order) {
        if (!faults.isEmpty()) {
            sink.fault(faults.getFirst());
            return;
        }
        var cells = new ArrayList<@Nullable Object>(Arrays.asList(supplier, id));
        cells.addAll(Arrays.asList(order));
        items.addFirst(new RawRow(SupplierOrders.ORDER, line, cells));
        sink.unit(List.copyOf(items));
    }
}
