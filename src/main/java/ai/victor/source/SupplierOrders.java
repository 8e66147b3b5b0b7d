package ai.victor.source;

import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import java.util.List;

/**
 * The tables of what suppliers themselves tell of the orders that they make, one shape for all of them, each amount in its own place and once.
 *
 * <p>A {@code stage} says what an order or an item costs: {@code open} (priced, not charged yet), {@code charged}, {@code cancelled} (before it
 * was made, so it costs nothing), {@code unpriced} (the supplier has not told its cost). Each source reads it from its own words.
 */
public final class SupplierOrders {
    public static final String OPEN = "open";
    public static final String CHARGED = "charged";
    public static final String CANCELLED = "cancelled";
    public static final String UNPRICED = "unpriced";

    /**
     * {@code kind} is regular, reprint or sample; {@code subtotal} is of all items, null where only the items tell it. The currency is a text: not
     * every supplier names it, and it is the marts that know which one is meant and what it is worth on the day.
     */
    public static final RawTable ORDER = new RawTable(
            "raw_supplier_order",
            List.of(
                    new RawColumn("supplier", TEXT),
                    new RawColumn("supplier_order_id", TEXT),
                    new RawColumn("shop_order_id", TEXT),
                    new RawColumn("shop_order_name", TEXT),
                    new RawColumn("kind", TEXT),
                    new RawColumn("stage", TEXT),
                    new RawColumn("country", TEXT),
                    new RawColumn("currency", TEXT),
                    new RawColumn("charged_at", INSTANT),
                    new RawColumn("ordered_at", INSTANT),
                    new RawColumn("updated_at", INSTANT),
                    new RawColumn("subtotal", MONEY),
                    new RawColumn("discount", MONEY),
                    new RawColumn("shipping", MONEY),
                    new RawColumn("fee", MONEY),
                    new RawColumn("tax", MONEY),
                    new RawColumn("vat", MONEY),
                    new RawColumn("unpriced_items", INTEGER)),
            List.of("supplier", "supplier_order_id"),
            List.of(),
            "updated_at");

    /** {@code line_id} is the shop's own line, where the supplier knows it; {@code amount} is for the whole quantity. */
    public static final RawTable ITEM = new RawTable(
            "raw_supplier_item",
            List.of(
                    new RawColumn("supplier", TEXT),
                    new RawColumn("supplier_order_id", TEXT),
                    new RawColumn("item_no", INTEGER),
                    new RawColumn("line_id", TEXT),
                    new RawColumn("sku", TEXT),
                    new RawColumn("quantity", INTEGER),
                    new RawColumn("stage", TEXT),
                    new RawColumn("amount", MONEY)),
            List.of("supplier", "supplier_order_id", "item_no"),
            List.of("supplier", "supplier_order_id"));

    private SupplierOrders() {}

    /** Both, the whole first. */
    public static List<RawTable> tables() {
        return List.of(ORDER, ITEM);
    }
}
