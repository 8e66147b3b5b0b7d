package ai.victor.source.stripe;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;
import static ai.victor.source.RawType.UTC_TIME;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that Stripe exports. */
public final class StripeFormats {
    private static final CsvFormat BALANCE = CsvFormat.of(
            "Stripe balance report",
            "raw_stripe",
            List.of("transaction_id"),
            of("transaction_id", TEXT, "balance_transaction_id"),
            of("created_at", UTC_TIME, "created_utc"),
            of("currency", CURRENCY, "currency"),
            of("gross", MONEY, "gross"),
            of("fee", MONEY, "fee"),
            of("net", MONEY, "net"),
            of("category", TEXT, "reporting_category"),
            blank("order_name", TEXT, "payment_metadata[order_name]"));

    private StripeFormats() {}

    public static List<Format> all() {
        return List.of(BALANCE);
    }
}
