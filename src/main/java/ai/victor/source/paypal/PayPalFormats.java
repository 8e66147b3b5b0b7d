package ai.victor.source.paypal;

import static ai.victor.source.CsvColumn.like;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;
import static ai.victor.source.RawType.US_DATE;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import java.util.List;

/** The kinds of file that PayPal exports. Names and addresses stand in them and are not read. */
public final class PayPalFormats {
    static final RawTable TABLE = new RawTable(
            "raw_paypal",
            List.of(
                    new RawColumn("transaction_id", TEXT),
                    new RawColumn("occurred_on", US_DATE),
                    new RawColumn("type", TEXT),
                    new RawColumn("status", TEXT),
                    new RawColumn("currency", CURRENCY),
                    new RawColumn("gross", MONEY),
                    new RawColumn("fee", MONEY),
                    new RawColumn("net", MONEY),
                    new RawColumn("order_name", TEXT),
                    new RawColumn("occurred_at", INSTANT),
                    new RawColumn("reference_id", TEXT),
                    new RawColumn("custom_number", TEXT),
                    new RawColumn("balance_impact", TEXT)),
            List.of("transaction_id"),
            List.of());

    private static final CsvFormat ACTIVITY = CsvFormat.grouped(
            "PayPal activity report",
            List.of(TABLE),
            PayPalRows::new,
            List.of(
                    of("transaction_id", TEXT, "Transaction ID"),
                    of("date", TEXT, "Date"),
                    of("type", TEXT, "Type"),
                    of("status", TEXT, "Status"),
                    of("currency", CURRENCY, "Currency"),
                    of("gross", MONEY, "Gross"),
                    of("fee", MONEY, "Fee"),
                    of("net", MONEY, "Net"),
                    like("order_name", TEXT, "Invoice Number", "Invoice (Number|ID)")
                            .orLacking(),
                    optional("time", TEXT, "Time"),
                    like("zone", TEXT, "TimeZone", "Time ?Zone").orLacking(),
                    optional("reference_id", TEXT, "Reference Txn ID"),
                    optional("custom_number", TEXT, "Custom Number"),
                    optional("balance_impact", TEXT, "Balance Impact")));

    private PayPalFormats() {}

    public static List<Format> all() {
        return List.of(ACTIVITY);
    }
}
