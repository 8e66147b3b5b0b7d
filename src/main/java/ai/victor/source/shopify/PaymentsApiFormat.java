package ai.victor.source.shopify;

import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CellReader;
import ai.victor.source.JsonFields;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawColumn;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What Shopify's REST interface answers about money: each object a row. Amounts are decimal strings, debits negative.
 *
 * @param cells reads the cells of an object, in the order of the table's columns; what is wrong stands in the fields
 */
record PaymentsApiFormat(
        String name,
        RawTable table,
        Predicate<JsonNode> known,
        BiFunction<JsonNode, JsonFields, List<@Nullable Object>> cells)
        implements JsonFormat {
    /** Movements of the balance; {@code processed_at} is a moment, in older answers a day. */
    static final PaymentsApiFormat BALANCE = new PaymentsApiFormat(
            "Shopify Payments API balance transactions",
            new RawTable(
                    "raw_shopify_balance",
                    List.of(
                            new RawColumn("transaction_id", TEXT),
                            new RawColumn("occurred_at", INSTANT),
                            new RawColumn("occurred_on", DATE),
                            new RawColumn("type", TEXT),
                            new RawColumn("currency", CURRENCY),
                            new RawColumn("amount", MEASURED),
                            new RawColumn("fee", MEASURED),
                            new RawColumn("net", MEASURED),
                            new RawColumn("payout_id", TEXT),
                            new RawColumn("order_id", TEXT),
                            new RawColumn("order_transaction_id", TEXT),
                            new RawColumn("test", BOOLEAN)),
                    List.of("transaction_id"),
                    List.of()),
            first -> first.has("source_type") && first.has("payout_id") && first.has("net"),
            PaymentsApiFormat::balance);

    static final PaymentsApiFormat PAYOUTS = new PaymentsApiFormat(
            "Shopify Payments API payouts",
            new RawTable(
                    "raw_shopify_payout_api",
                    List.of(
                            new RawColumn("payout_id", TEXT),
                            new RawColumn("payout_date", DATE),
                            new RawColumn("status", TEXT),
                            new RawColumn("currency", CURRENCY),
                            new RawColumn("total", MEASURED)),
                    List.of("payout_id"),
                    List.of()),
            first -> first.has("id")
                    && first.has("date")
                    && first.has("status")
                    && first.has("amount")
                    && first.has("currency"),
            (object, fields) -> Arrays.asList(
                    fields.required(TEXT, "id"),
                    fields.required(DATE, "date"),
                    fields.required(TEXT, "status"),
                    fields.required(CURRENCY, "currency"),
                    fields.required(MEASURED, "amount")));

    /** What was tried and done to pay an order; it names the processor's own id. What it names of the card is not read. */
    static final PaymentsApiFormat ORDER_TRANSACTIONS = new PaymentsApiFormat(
            "Shopify API order transactions",
            new RawTable(
                    "raw_order_transaction",
                    List.of(
                            new RawColumn("transaction_id", TEXT),
                            new RawColumn("created_at", INSTANT),
                            new RawColumn("order_id", TEXT),
                            new RawColumn("kind", TEXT),
                            new RawColumn("status", TEXT),
                            new RawColumn("gateway", TEXT),
                            new RawColumn("currency", CURRENCY),
                            new RawColumn("amount", MONEY),
                            new RawColumn("payment_ref", TEXT),
                            new RawColumn("test", BOOLEAN)),
                    List.of("transaction_id"),
                    List.of()),
            first -> first.has("kind") && first.has("gateway") && first.has("order_id") && first.has("amount"),
            PaymentsApiFormat::orderTransaction);

    @Override
    public List<RawTable> tables() {
        return List.of(table);
    }

    @Override
    public boolean recognises(JsonNode first) {
        return known.test(first);
    }

    @Override
    public JsonRows rows() {
        return (object, line, sink) -> {
            var fields = new JsonFields(object, line);
            var row = new RawRow(table, line, cells.apply(object, fields));
            fields.fault().ifPresentOrElse(sink::fault, () -> sink.unit(List.of(row)));
        };
    }

    private static List<@Nullable Object> balance(JsonNode object, JsonFields fields) {
        var when = object.path("processed_at").asText("");
        var dayAlone = CellReader.read(DATE, when.isEmpty() ? "-" : when) instanceof ParsedCell.Value(var value)
                ? value
                : null;
        return Arrays.asList(
                fields.required(TEXT, "id"),
                dayAlone == null ? fields.required(INSTANT, "processed_at") : null,
                dayAlone,
                fields.required(TEXT, "type"),
                fields.required(CURRENCY, "currency"),
                fields.required(MEASURED, "amount"),
                fields.required(MEASURED, "fee"),
                fields.required(MEASURED, "net"),
                id(fields, "payout_id"),
                id(fields, "source_order_id"),
                id(fields, "source_order_transaction_id"),
                fields.optional(BOOLEAN, "test"));
    }

    private static List<@Nullable Object> orderTransaction(JsonNode object, JsonFields fields) {
        var payment = fields.optional(TEXT, "payment_id");
        var receipt = fields.optional(TEXT, "receipt.payment_id");
        return Arrays.asList(
                fields.required(TEXT, "id"),
                fields.optional(INSTANT, "created_at"),
                fields.required(TEXT, "order_id"),
                fields.required(TEXT, "kind"),
                fields.optional(TEXT, "status"),
                fields.optional(TEXT, "gateway"),
                fields.optional(CURRENCY, "currency"),
                fields.required(MONEY, "amount"),
                payment != null ? payment : receipt != null ? receipt : fields.optional(TEXT, "authorization"),
                fields.optional(BOOLEAN, "test"));
    }

    /** An id; what has none is written null or 0. */
    private static @Nullable Object id(JsonFields fields, String path) {
        var id = fields.optional(RawType.TEXT, path);
        return "0".equals(id) ? null : id;
    }
}
