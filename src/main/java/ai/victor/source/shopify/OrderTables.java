package ai.victor.source.shopify;

import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.CUSTOMER;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import java.util.List;

/** The raw tables of orders. What names a person or a street is not among their columns. */
final class OrderTables {
    static final RawTable ORDER = new RawTable(
            "raw_order",
            List.of(
                    new RawColumn("order_id", TEXT),
                    new RawColumn("order_name", TEXT),
                    new RawColumn("created_at", INSTANT),
                    new RawColumn("cancelled_at", INSTANT),
                    new RawColumn("test", BOOLEAN),
                    new RawColumn("order_source", TEXT),
                    new RawColumn("tags", TEXT),
                    new RawColumn("currency", CURRENCY),
                    new RawColumn("customer_key", CUSTOMER),
                    new RawColumn("country", TEXT),
                    new RawColumn("province", TEXT),
                    new RawColumn("shipping_charged", MONEY),
                    new RawColumn("tax", MONEY),
                    new RawColumn("tip", MONEY),
                    new RawColumn("total_now", MONEY),
                    new RawColumn("discount_codes", TEXT),
                    new RawColumn("utm_source", TEXT),
                    new RawColumn("utm_medium", TEXT),
                    new RawColumn("utm_campaign", TEXT),
                    new RawColumn("gateways", TEXT),
                    new RawColumn("amount_charged", MONEY),
                    new RawColumn("updated_at", INSTANT),
                    // Whether prices and shipping hold the tax.
                    new RawColumn("taxes_included", BOOLEAN),
                    // What of the discounts no line names.
                    new RawColumn("order_discount", MONEY),
                    new RawColumn("payment_ids", TEXT),
                    new RawColumn("email_key", CUSTOMER)),
            List.of("order_id"),
            List.of(),
            "updated_at");

    static final RawTable LINE = new RawTable(
            "raw_order_line",
            List.of(
                    new RawColumn("line_id", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("sku", TEXT),
                    new RawColumn("quantity", INTEGER),
                    new RawColumn("unit_price", MONEY),
                    new RawColumn("discount", MONEY),
                    new RawColumn("supplier", TEXT),
                    new RawColumn("gift_card", BOOLEAN),
                    new RawColumn("recommended", BOOLEAN),
                    new RawColumn("recommended_by", TEXT),
                    new RawColumn("tax", MONEY)),
            List.of("line_id"),
            List.of("order_id"));

    static final RawTable REFUND = new RawTable(
            "raw_refund",
            List.of(
                    new RawColumn("refund_id", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("created_at", INSTANT),
                    new RawColumn("total", MONEY),
                    new RawColumn("duties", MONEY)),
            List.of("refund_id"),
            List.of("order_id"));

    static final RawTable REFUND_LINE = new RawTable(
            "raw_refund_line",
            List.of(
                    new RawColumn("refund_line_id", TEXT),
                    new RawColumn("refund_id", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("line_id", TEXT),
                    new RawColumn("quantity", INTEGER),
                    new RawColumn("subtotal", MONEY),
                    new RawColumn("tax", MONEY)),
            List.of("refund_line_id"),
            List.of("order_id"));

    static final RawTable REFUND_SHIPPING = new RawTable(
            "raw_refund_shipping",
            List.of(
                    new RawColumn("refund_shipping_id", TEXT),
                    new RawColumn("refund_id", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("subtotal", MONEY),
                    new RawColumn("tax", MONEY)),
            List.of("refund_shipping_id"),
            List.of("order_id"));

    /** What a refund gave back beside goods and shipping, or less than these: negative amounts went to the buyer. */
    static final RawTable REFUND_ADJUSTMENT = new RawTable(
            "raw_refund_adjustment",
            List.of(
                    new RawColumn("refund_adjustment_id", TEXT),
                    new RawColumn("refund_id", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("kind", TEXT),
                    new RawColumn("amount", MONEY),
                    new RawColumn("tax", MONEY)),
            List.of("refund_adjustment_id"),
            List.of("order_id"));

    /** A line that a buyer took in exchange for what came back. */
    static final RawTable EXCHANGE_LINE = new RawTable(
            "raw_exchange_line",
            List.of(
                    new RawColumn("exchange_line_id", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("line_id", TEXT),
                    new RawColumn("quantity", INTEGER)),
            List.of("exchange_line_id"),
            List.of("order_id"));

    /** The order, then its parts. */
    static final List<RawTable> ALL =
            List.of(ORDER, LINE, REFUND, REFUND_LINE, REFUND_SHIPPING, REFUND_ADJUSTMENT, EXCHANGE_LINE);

    private OrderTables() {}
}
