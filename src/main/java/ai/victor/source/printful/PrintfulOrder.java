package ai.victor.source.printful;

import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.JsonFields;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import ai.victor.source.SupplierOrders;
import ai.victor.source.SupplierRows;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order at Printful. Amounts are decimals, an item's price is for one unit; version 1 writes seconds since 1970 and {@code items}, version 2
 * times with an offset and {@code order_items}, and knows no cost while it is {@code calculating}.
 */
final class PrintfulOrder {
    private static final String SUPPLIER = "Printful";
    private static final Set<String> NOT_CHARGED = Set.of("draft", "failed", "inreview");
    private static final Set<String> MADE = Set.of("inprocess", "partial", "fulfilled", "archived");
    private static final List<String> FEES =
            List.of("digitization", "additional_fee", "fulfillment_fee", "retail_delivery_fee");

    private final JsonNode order;
    private final long line;
    private final JsonFields fields;

    PrintfulOrder(JsonNode order, long line) {
        this.order = order;
        this.line = line;
        this.fields = new JsonFields(order, line);
    }

    void into(RowSink sink) {
        var id = fields.required(TEXT, "id");
        var ordered = time(order.has("created") ? "created" : "created_at", true);
        var updated = time(order.has("updated") ? "updated" : "updated_at", false);
        var costs = costs();
        var rows = new SupplierRows(SUPPLIER, id, line);
        var stage = stage(costs);
        for (var item : order.path(order.has("items") ? "items" : "order_items")) {
            var cells = new JsonFields(item, line);
            var price = cells.optional(MONEY, "price") instanceof BigDecimal given ? given : null;
            var quantity = cells.required(INTEGER, "quantity") instanceof Long number ? number : 0L;
            var own = price == null && stage.equals(SupplierOrders.CHARGED) ? SupplierOrders.UNPRICED : stage;
            rows.item(
                    cells,
                    cells.optional(TEXT, "external_id"),
                    cells.optional(TEXT, "sku"),
                    quantity,
                    own,
                    price == null ? null : price.multiply(BigDecimal.valueOf(quantity)));
        }
        var shopOrder = shopOrder();
        var country = fields.optional(TEXT, "recipient.country_code");
        rows.fault(fields.fault());
        rows.fault(unbalanced(costs));
        rows.into(
                sink,
                shopOrder,
                null,
                "regular",
                stage,
                country,
                costs.currency(),
                null,
                ordered,
                updated,
                costs.subtotal(),
                costs.discount(),
                costs.shipping(),
                costs.fee(),
                costs.tax(),
                costs.vat(),
                order.path("incomplete_items").size() + rows.count(SupplierOrders.UNPRICED));
    }

    private Optional<RowFault> unbalanced(Costs costs) {
        return costs.total() == null || costs.closes()
                ? Optional.empty()
                : Optional.of(new RowFault(
                        line,
                        "costs.total",
                        costs.total().toPlainString(),
                        "is not what the order's costs add up to, "
                                + costs.sum().toPlainString(),
                        "Export the order again; if it stays so, ask Printful which of the amounts is charged"));
    }

    /** What is cancelled before it is made costs nothing; what was made, or shipped, costs what it costs. */
    private String stage(Costs costs) {
        var status = order.path("status").asText("").strip().toLowerCase(Locale.ROOT);
        var made = MADE.contains(status) || !order.path("shipments").isEmpty();
        if (status.equals("canceled") && !made) {
            return SupplierOrders.CANCELLED;
        }
        if (NOT_CHARGED.contains(status)) {
            return SupplierOrders.OPEN;
        }
        return costs.known() ? SupplierOrders.CHARGED : SupplierOrders.UNPRICED;
    }

    /** A shop's order is its Shopify id; as an address the interface writes it with an {@code @} before it. */
    private @Nullable Object shopOrder() {
        return fields.optional(TEXT, "external_id") instanceof String text && text.startsWith("@")
                ? text.substring(1)
                : fields.optional(TEXT, "external_id");
    }

    private Costs costs() {
        BigDecimal fee = null;
        for (var name : FEES) {
            if (money(name) instanceof BigDecimal amount) {
                fee = fee == null ? amount : fee.add(amount);
            }
        }
        var known = !List.of("calculating", "failed")
                .contains(order.path("costs").path("calculation_status").asText(""));
        return new Costs(
                known && money("total") != null,
                fields.optional(CURRENCY, "costs.currency"),
                money("subtotal"),
                money("discount"),
                money("shipping"),
                fee,
                money("tax"),
                money("vat"),
                money("total"));
    }

    private @Nullable BigDecimal money(String name) {
        return fields.optional(MONEY, "costs." + name) instanceof BigDecimal amount ? amount : null;
    }

    /** Seconds since 1970, or a time with an offset. */
    private @Nullable Object time(String field, boolean required) {
        if (order.path(field).isIntegralNumber()) {
            return fields.seconds(field);
        }
        RawType type = INSTANT;
        return required ? fields.required(type, field) : fields.optional(type, field);
    }
}
