package ai.victor.source.shopify;

import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.CUSTOMER;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.LOCAL_TIME;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import java.util.List;

/**
 * The raw tables of the orders CSV. They stand beside those of {@link OrderTables}, because the CSV tells less: which form of an order counts is
 * decided when all forms are there.
 */
final class OrderCsvTables {
    static final RawTable ORDER = new RawTable(
            "raw_order_csv",
            List.of(
                    // Shopify's id, or where that is absent or damaged the order's name.
                    new RawColumn("order_key", TEXT),
                    new RawColumn("order_id", TEXT),
                    new RawColumn("order_name", TEXT),
                    new RawColumn("created_at", INSTANT),
                    new RawColumn("created_local", LOCAL_TIME),
                    new RawColumn("cancelled_at", INSTANT),
                    new RawColumn("cancelled_local", LOCAL_TIME),
                    new RawColumn("currency", CURRENCY),
                    new RawColumn("email_key", CUSTOMER),
                    new RawColumn("financial_status", TEXT),
                    new RawColumn("country", TEXT),
                    new RawColumn("province", TEXT),
                    new RawColumn("subtotal", MONEY),
                    new RawColumn("shipping", MONEY),
                    new RawColumn("tax", MONEY),
                    new RawColumn("total", MONEY),
                    new RawColumn("discount_amount", MONEY),
                    new RawColumn("refunded", MONEY),
                    new RawColumn("outstanding", MONEY),
                    new RawColumn("duties", MONEY),
                    new RawColumn("discount_codes", TEXT),
                    new RawColumn("payment_methods", TEXT),
                    new RawColumn("payment_ids", TEXT),
                    new RawColumn("order_source", TEXT),
                    new RawColumn("tags", TEXT),
                    new RawColumn("utm_source", TEXT),
                    new RawColumn("utm_medium", TEXT),
                    new RawColumn("utm_campaign", TEXT),
                    // The offset of the shop's clock, as the export writes it: +05:30.
                    new RawColumn("utc_offset", TEXT)),
            List.of("order_key"),
            List.of());

    static final RawTable LINE = new RawTable(
            "raw_order_csv_line",
            List.of(
                    new RawColumn("order_key", TEXT),
                    new RawColumn("line_no", INTEGER),
                    new RawColumn("sku", TEXT),
                    new RawColumn("quantity", INTEGER),
                    new RawColumn("unit_price", MONEY),
                    new RawColumn("discount", MONEY),
                    new RawColumn("supplier", TEXT),
                    // goods, gift_card or tip
                    new RawColumn("kind", TEXT),
                    new RawColumn("taxable", BOOLEAN),
                    new RawColumn("recommended_by", TEXT)),
            List.of("order_key", "line_no"),
            List.of("order_key"));

    private OrderCsvTables() {}
}
