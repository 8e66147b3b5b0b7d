package ai.victor.source.shopify;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CellReader;
import ai.victor.source.CsvFormat;
import ai.victor.source.CsvLine;
import ai.victor.source.CsvLines;
import ai.victor.source.Format;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of file that Shopify Payments exports: the transactions of the balance, and the payouts that they end in. */
public final class PaymentsFormats {
    private static final RawTable PAYMENT = new RawTable(
            "raw_shopify_payment",
            List.of(
                    new RawColumn("occurred_at", INSTANT),
                    new RawColumn("type", TEXT),
                    new RawColumn("order_name", TEXT),
                    new RawColumn("amount", MONEY),
                    new RawColumn("fee", MONEY),
                    new RawColumn("net", MONEY),
                    new RawColumn("currency", CURRENCY),
                    new RawColumn("occurred_on", DATE),
                    new RawColumn("payout_id", TEXT),
                    new RawColumn("payout_date", DATE),
                    new RawColumn("checkout", TEXT),
                    new RawColumn("presentment_amount", MONEY),
                    new RawColumn("presentment_currency", TEXT)),
            List.of("order_name", "type", "occurred_at", "occurred_on", "amount"),
            List.of());

    private static final CsvFormat TRANSACTIONS = CsvFormat.grouped(
                    "Shopify Payments transactions export",
                    List.of(PAYMENT),
                    () -> PaymentsFormats::transaction,
                    List.of(
                            of("when", TEXT, "Transaction Date"),
                            of("type", TEXT, "Type"),
                            blank("order_name", TEXT, "Order"),
                            of("amount", MONEY, "Amount"),
                            of("fee", MONEY, "Fee"),
                            of("net", MONEY, "Net"),
                            of("currency", CURRENCY, "Currency"),
                            // Blank until it is paid out.
                            optional("payout_id", TEXT, "Payout ID"),
                            optional("payout_date", DATE, "Payout Date"),
                            optional("checkout", TEXT, "Checkout"),
                            optional("presentment_amount", MONEY, "Presentment Amount"),
                            optional("presentment_currency", TEXT, "Presentment Currency")))
            .withTotals();

    /** A payout has no number in this file; what tells it from another of its day is its total. */
    private static final CsvFormat PAYOUTS = CsvFormat.of(
            "Shopify Payments payouts export",
            "raw_shopify_payout",
            List.of("payout_date", "currency", "total"),
            of("payout_date", DATE, "Payout Date"),
            of("status", TEXT, "Status"),
            of("charges", MONEY, "Charges"),
            of("refunds", MONEY, "Refunds"),
            of("adjustments", MONEY, "Adjustments"),
            optional("reserved_funds", MONEY, "Reserved Funds"),
            of("fees", MONEY, "Fees"),
            optional("retried_amount", MONEY, "Retried Amount"),
            of("total", MONEY, "Total"),
            of("currency", CURRENCY, "Currency"));

    private PaymentsFormats() {}

    public static List<Format> all() {
        return List.of(
                TRANSACTIONS,
                PAYOUTS,
                PaymentsApiFormat.BALANCE,
                PaymentsApiFormat.PAYOUTS,
                PaymentsApiFormat.ORDER_TRANSACTIONS);
    }

    /** Some exports tell the moment, some only the day. */
    private static void transaction(CsvLine line, RowSink sink) {
        if (line.fault().isPresent()) {
            sink.fault(line.fault().get());
            return;
        }
        var instead = new HashMap<String, @Nullable Object>();
        instead.put("occurred_at", null);
        instead.put("occurred_on", null);
        var text = line.text("when");
        if (CellReader.read(INSTANT, text) instanceof ParsedCell.Value(var moment)) {
            instead.put("occurred_at", moment);
        } else if (CellReader.read(DATE, text) instanceof ParsedCell.Value(var day)) {
            instead.put("occurred_on", day);
        } else {
            sink.fault(new RowFault(
                    line.number(),
                    "Transaction Date",
                    text,
                    "is no time with an offset",
                    "Export the transactions again as plain CSV and import that"));
            return;
        }
        sink.unit(List.of(CsvLines.row(line, PAYMENT, instead)));
    }
}
