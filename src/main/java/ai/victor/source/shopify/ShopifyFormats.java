package ai.victor.source.shopify;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that Shopify exports. */
public final class ShopifyFormats {
    private static final CsvFormat PAYMENTS = CsvFormat.of(
            "Shopify Payments transactions export",
            "raw_shopify_payment",
            List.of("order_name", "type", "occurred_at", "amount"),
            of("occurred_at", INSTANT, "Transaction Date"),
            of("type", TEXT, "Type"),
            blank("order_name", TEXT, "Order"),
            of("amount", MONEY, "Amount"),
            of("fee", MONEY, "Fee"),
            of("net", MONEY, "Net"),
            of("currency", CURRENCY, "Currency"));

    private ShopifyFormats() {}

    public static List<Format> all() {
        return List.of(new OrdersFormat(), OrderCsvFormat.FORMAT, PAYMENTS);
    }
}
