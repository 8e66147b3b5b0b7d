package ai.victor.source.stripe;

import static ai.victor.source.CsvColumn.like;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.LOCAL_TIME;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.TEXT;
import static ai.victor.source.RawType.UTC_TIME;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import ai.victor.source.CsvLines;
import ai.victor.source.Format;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of file that Stripe exports. */
public final class StripeFormats {
    /** Shops name the key of an order's name and number as they like; these are the usual ways. */
    private static final String NAMES = "(order_name|shopify_order_name|order|order_number|shopify_order_number)";

    private static final String NUMBERS = "(order_number|shopify_order_number|order)";

    private static final String IDS = "(order_id|shopify_order_id)";

    /** Amounts keep the decimals of their currency: the yen has none, the dinar of Kuwait three. */
    private static final CsvColumn[] COMMON = {
        of("transaction_id", TEXT, "balance_transaction_id"),
        of("currency", CURRENCY, "currency"),
        of("gross", MEASURED, "gross"),
        of("fee", MEASURED, "fee"),
        of("net", MEASURED, "net"),
        of("category", TEXT, "reporting_category"),
        like("order_name", TEXT, "payment_metadata[order_name]", "payment_metadata\\[" + NAMES + "\\]")
                .orLacking(),
        like("shop_order_id", TEXT, "payment_metadata[order_id]", "payment_metadata\\[" + IDS + "\\]")
                .orLacking(),
        optional("payment_intent_id", TEXT, "payment_intent_id"),
        optional("charge_id", TEXT, "charge_id"),
        optional("source_id", TEXT, "source_id"),
        optional("payout_id", TEXT, "automatic_payout_id"),
        optional("payout_date", DATE, "automatic_payout_effective_at"),
        like("order_number", TEXT, "payment_metadata[order_number]", "payment_metadata\\[" + NUMBERS + "\\]")
                .orLacking()
    };

    private static final CsvColumn UTC = of("created_at", UTC_TIME, "created_utc");

    /** In the zone that the report was asked for in; the shop's, unless the seller chose another. */
    private static final CsvColumn LOCAL = of("created_local", LOCAL_TIME, "created");

    /** The itemised report, whose columns the seller chooses. */
    private static final CsvFormat BALANCE = itemised("Stripe balance report", UTC, LOCAL.orLacking());

    private static final CsvFormat LOCAL_BALANCE =
            itemised("Stripe balance report in local time", UTC.orLacking(), LOCAL);

    private static CsvFormat itemised(String name, CsvColumn utc, CsvColumn local) {
        var columns = Stream.concat(Stream.of(utc, local), Stream.of(COMMON)).toArray(CsvColumn[]::new);
        return CsvFormat.into(name, CsvLines.table("raw_stripe", List.of("transaction_id"), columns), columns)
                .checkedBy(MinorUnits.check("gross", "fee", "net"));
    }

    /** What the dashboard's balance page downloads: the same transactions, told by less. */
    private static final CsvFormat DASHBOARD = CsvFormat.of(
                    "Stripe dashboard balance export",
                    "raw_stripe_dashboard",
                    List.of("transaction_id"),
                    of("transaction_id", TEXT, "id"),
                    of("type", TEXT, "Type"),
                    optional("source_id", TEXT, "Source"),
                    of("gross", MEASURED, "Amount"),
                    of("fee", MEASURED, "Fee"),
                    of("net", MEASURED, "Net"),
                    of("currency", CURRENCY, "Currency"),
                    of("created_at", UTC_TIME, "Created (UTC)"),
                    optional("description", TEXT, "Description"),
                    like("order_name", TEXT, "order_name (metadata)", NAMES + " \\(metadata\\)")
                            .orLacking(),
                    like("shop_order_id", TEXT, "order_id (metadata)", IDS + " \\(metadata\\)")
                            .orLacking(),
                    optional("payout_id", TEXT, "Transfer"))
            .checkedBy(MinorUnits.check("Amount", "Fee", "Net"));

    private StripeFormats() {}

    public static List<Format> all() {
        return List.of(BALANCE, LOCAL_BALANCE, DASHBOARD, new StripeApiFormat());
    }
}
