package ai.victor.source.paypal;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;
import static ai.victor.source.RawType.US_DATE;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that PayPal exports. */
public final class PayPalFormats {
    private static final CsvFormat ACTIVITY = CsvFormat.of(
            "PayPal activity report",
            "raw_paypal",
            List.of("transaction_id"),
            of("transaction_id", TEXT, "Transaction ID"),
            of("occurred_on", US_DATE, "Date"),
            of("type", TEXT, "Type"),
            of("status", TEXT, "Status"),
            of("currency", CURRENCY, "Currency"),
            of("gross", MONEY, "Gross"),
            of("fee", MONEY, "Fee"),
            of("net", MONEY, "Net"),
            blank("order_name", TEXT, "Invoice Number"));

    private PayPalFormats() {}

    public static List<Format> all() {
        return List.of(ACTIVITY);
    }
}
