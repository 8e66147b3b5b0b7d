package ai.victor.source.printify;

import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.JsonFields;
import ai.victor.source.RowSink;
import ai.victor.source.SupplierOrders;
import ai.victor.source.SupplierRows;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order at Printify. Amounts are whole cents of the account's currency, which no order names. Its {@code total_price} is what the customer
 * pays in the shop, never a cost: the costs are those of the items, {@code total_shipping} and {@code total_tax}.
 */
final class PrintifyOrder {
    private static final String SUPPLIER = "Printify";

    /** Nothing is charged before an order goes to production. */
    private static final Set<String> NOT_CHARGED = Set.of("on-hold", "payment-not-received", "pending");

    /** Printify writes 1970 where something has not happened. */
    private static final int FIRST_YEAR = 2000;

    private final JsonNode order;
    private final long line;
    private final JsonFields fields;

    PrintifyOrder(JsonNode order, long line) {
        this.order = order;
        this.line = line;
        this.fields = new JsonFields(order, line);
    }

    void into(RowSink sink) {
        var id = fields.required(TEXT, "id");
        var ordered = fields.required(INSTANT, "created_at");
        var rows = new SupplierRows(SUPPLIER, id, line);
        for (var item : order.path("line_items")) {
            var cells = new JsonFields(item, line);
            var cost = cells.optional(INTEGER, "cost");
            rows.item(
                    cells,
                    null,
                    cells.optional(TEXT, "metadata.sku"),
                    cells.required(INTEGER, "quantity"),
                    stage(item, cost),
                    cents(cost));
        }
        var unpriced = rows.count(SupplierOrders.UNPRICED);
        var shopOrder = fields.optional(TEXT, "metadata.shop_order_id");
        var name = fields.optional(TEXT, "metadata.shop_order_label");
        var country = fields.optional(TEXT, "address_to.country");
        var production = production(order).orElse(null);
        var shipping = cents(fields.required(INTEGER, "total_shipping"));
        var tax = cents(fields.required(INTEGER, "total_tax"));
        rows.fault(fields.fault());
        rows.into(
                sink,
                shopOrder,
                name,
                kind(),
                orderStage(rows.count(SupplierOrders.CHARGED), unpriced),
                country,
                null,
                production,
                ordered,
                null,
                null,
                null,
                shipping,
                null,
                tax,
                null,
                unpriced);
    }

    private String kind() {
        return switch (word(fields.at("metadata.order_type"))) {
            case "sample" -> "sample";
            case "reprint", "reship", "replacement" -> "reprint";
            default -> "regular";
        };
    }

    private String orderStage(long charged, long unpriced) {
        if (charged > 0) {
            return SupplierOrders.CHARGED;
        }
        if (word(order.path("status")).equals("canceled")) {
            return SupplierOrders.CANCELLED;
        }
        if (NOT_CHARGED.contains(word(order.path("status")))) {
            return SupplierOrders.OPEN;
        }
        return unpriced > 0 ? SupplierOrders.UNPRICED : SupplierOrders.CANCELLED;
    }

    /** What is cancelled before it is made costs nothing; what was made costs what it costs. */
    private String stage(JsonNode item, @Nullable Object cost) {
        var cancelled = word(item.path("status")).equals("canceled")
                || word(order.path("status")).equals("canceled");
        if (cancelled && !made(item)) {
            return SupplierOrders.CANCELLED;
        }
        if (NOT_CHARGED.contains(word(order.path("status")))) {
            return SupplierOrders.OPEN;
        }
        return cost == null ? SupplierOrders.UNPRICED : SupplierOrders.CHARGED;
    }

    /** Where no item says for itself that it was made, the order says it for all. */
    private boolean made(JsonNode item) {
        if (production(item).isPresent()) {
            return true;
        }
        for (var other : order.path("line_items")) {
            if (production(other).isPresent()) {
                return false;
            }
        }
        return production(order).isPresent();
    }

    private Optional<LocalDateTime> production(JsonNode made) {
        for (var field : List.of("sent_to_production_at", "fulfilled_at")) {
            if (fields.read(INSTANT, field, made.path(field)) instanceof LocalDateTime time
                    && time.getYear() >= FIRST_YEAR) {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    private static @Nullable BigDecimal cents(@Nullable Object cents) {
        return cents instanceof Long number ? BigDecimal.valueOf(number, 2) : null;
    }

    private static String word(JsonNode node) {
        return node.asText("").strip().toLowerCase(Locale.ROOT);
    }
}
