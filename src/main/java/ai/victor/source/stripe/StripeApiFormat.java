package ai.victor.source.stripe;

import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.TEXT;
import static ai.victor.source.RawType.UTC_TIME;

import ai.victor.source.JsonFields;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.RawColumn;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe's interface answers about the balance: whole minor units of the currency, moments as seconds since 1970. The source of a transaction is an
 * id, or the charge, refund or dispute itself where the answer was asked for with it.
 */
final class StripeApiFormat implements JsonFormat {
    private static final RawTable TABLE = new RawTable(
            "raw_stripe_api",
            List.of(
                    new RawColumn("transaction_id", TEXT),
                    new RawColumn("created_at", UTC_TIME),
                    new RawColumn("category", TEXT),
                    new RawColumn("currency", CURRENCY),
                    new RawColumn("gross", MEASURED),
                    new RawColumn("fee", MEASURED),
                    new RawColumn("net", MEASURED),
                    new RawColumn("source_id", TEXT),
                    new RawColumn("charge_id", TEXT),
                    new RawColumn("payment_intent_id", TEXT),
                    new RawColumn("order_name", TEXT),
                    new RawColumn("shop_order_id", TEXT)),
            List.of("transaction_id"),
            List.of());

    @Override
    public String name() {
        return "Stripe API balance transactions";
    }

    @Override
    public List<RawTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public boolean recognises(JsonNode first) {
        return isTransaction(first) || isTransaction(sample(first));
    }

    @Override
    public JsonRows rows() {
        return (object, line, sink) -> {
            if (isTransaction(object)) {
                row(object, line, sink);
            } else if (isTransaction(sample(object))) {
                row(sample(object), line, sink);
            } else {
                sink.fault(RowFault.ofRow(
                        line,
                        "it is no balance transaction, as the first of the file is",
                        "Ask for /v1/balance_transactions alone; what charges and refunds move is in there."));
            }
        };
    }

    private static boolean isTransaction(JsonNode object) {
        return object.path("object").asText().equals("balance_transaction");
    }

    /** Stripe publishes samples of all its objects in one file, by kind. */
    private static JsonNode sample(JsonNode object) {
        return object.path("resources").path("balance_transaction");
    }

    private static void row(JsonNode object, long line, RowSink sink) {
        var fields = new JsonFields(object, line);
        var currency = fields.required(CURRENCY, "currency");
        var source = object.path("source");
        var charge = source.path("object").asText().equals("charge") ? source.path("id") : source.path("charge");
        var category = object.path("reporting_category").isTextual() ? "reporting_category" : "type";
        var row = new ArrayList<@Nullable Object>(Arrays.asList(
                fields.required(TEXT, "id"),
                fields.seconds("created"),
                fields.required(TEXT, category),
                currency,
                major(fields.required(INTEGER, "amount"), currency),
                major(fields.required(INTEGER, "fee"), currency),
                major(fields.required(INTEGER, "net"), currency),
                text(source.isObject() ? source.path("id") : source),
                text(charge),
                text(source.path("payment_intent")),
                metadata(source, "order_name", "shopify_order_name", "order_number", "shopify_order_number", "order"),
                metadata(source, "order_id", "shopify_order_id")));
        fields.fault().ifPresentOrElse(sink::fault, () -> sink.unit(List.of(new RawRow(TABLE, line, row))));
    }

    private static @Nullable Object major(@Nullable Object minor, @Nullable Object currency) {
        return minor instanceof Long units && currency instanceof String code
                ? BigDecimal.valueOf(units, MinorUnits.of(code)).setScale(6)
                : null;
    }

    private static @Nullable String metadata(JsonNode source, String... keys) {
        for (var key : keys) {
            var value = text(source.path("metadata").path(key));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode node) {
        var text = node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
