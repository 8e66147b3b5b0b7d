package ai.victor.source.spreadconnect;

import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DECIMAL;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.JsonFields;
import ai.victor.source.RowSink;
import ai.victor.source.SupplierOrders;
import ai.victor.source.SupplierRows;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order at Spreadconnect. A price is for the whole quantity and has its tax in it; it is taken apart into what is net and the tax, because
 * VAT is a cost only to a shop that cannot reclaim it.
 */
final class SpreadconnectOrder {
    private static final String SUPPLIER = "Spreadconnect";
    private static final Set<String> MADE = Set.of("IN_PRODUCTION", "SENT");

    private final JsonNode order;
    private final long line;
    private final JsonFields fields;
    private BigDecimal taxes = BigDecimal.ZERO.setScale(2);
    private @Nullable Object currency;

    SpreadconnectOrder(JsonNode order, long line) {
        this.order = order;
        this.line = line;
        this.fields = new JsonFields(order, line);
    }

    void into(RowSink sink) {
        var id = fields.required(TEXT, "id");
        var ordered = time("createdAt", "created", "creationDate", "orderDate");
        var rows = new SupplierRows(SUPPLIER, id, line);
        for (var item : order.path("orderItems")) {
            var cells = new JsonFields(item, line);
            var stage = stage(item);
            var net = stage.equals(SupplierOrders.CHARGED) ? net(cells, "price") : null;
            stage = stage.equals(SupplierOrders.CHARGED) && net == null ? SupplierOrders.UNPRICED : stage;
            rows.item(
                    cells,
                    cells.optional(TEXT, "externalOrderItemReference"),
                    cells.optional(TEXT, "sku"),
                    cells.required(INTEGER, "quantity"),
                    stage,
                    net);
        }
        var charged = rows.count(SupplierOrders.CHARGED);
        var unpriced = rows.count(SupplierOrders.UNPRICED);
        var shipping = charged > 0 ? net(fields, "shipping.price") : null;
        var sales = word(order.path("taxType")).equals("SALESTAX");
        var reference = fields.optional(TEXT, "externalOrderReference");
        var name = fields.optional(TEXT, "externalOrderName");
        var country = fields.optional(TEXT, "shipping.address.country");
        var updated = time("updatedAt", "updated");
        rows.fault(fields.fault());
        rows.into(
                sink,
                reference,
                name,
                "regular",
                orderStage(charged, unpriced),
                country,
                currency,
                null,
                ordered,
                updated,
                null,
                null,
                shipping,
                null,
                sales ? taxes : null,
                sales ? null : taxes,
                unpriced);
    }

    private String orderStage(long charged, long unpriced) {
        if (charged > 0) {
            return SupplierOrders.CHARGED;
        }
        return switch (word(order.path("state"))) {
            case "NEW" -> SupplierOrders.OPEN;
            default -> unpriced > 0 ? SupplierOrders.UNPRICED : SupplierOrders.CANCELLED;
        };
    }

    /** A new order is not charged; an item that was made costs what it costs, whatever was cancelled later. */
    private String stage(JsonNode item) {
        var state = word(item.path("state"));
        if (MADE.contains(state)) {
            return SupplierOrders.CHARGED;
        }
        if (state.equals("CANCELLED") || word(order.path("state")).equals("CANCELLED")) {
            return SupplierOrders.CANCELLED;
        }
        return word(order.path("state")).equals("NEW") ? SupplierOrders.OPEN : SupplierOrders.CHARGED;
    }

    /** The price without its tax, which is added to the order's taxes; null where there is no price. */
    private @Nullable BigDecimal net(JsonFields from, String price) {
        if (!(from.optional(MONEY, price + ".amount") instanceof BigDecimal gross)) {
            return null;
        }
        if (currency == null) {
            currency = from.optional(CURRENCY, price + ".currency");
        }
        var tax = BigDecimal.ZERO;
        if (from.optional(MONEY, price + ".taxAmount") instanceof BigDecimal given) {
            tax = given;
        } else if (from.optional(DECIMAL, price + ".taxRate") instanceof BigDecimal rate) {
            tax = TaxInPrice.of(gross, rate);
        }
        if (word(order.path("taxType")).equals("NOT_TAXABLE")) {
            tax = BigDecimal.ZERO;
        }
        taxes = taxes.add(tax);
        return gross.subtract(tax);
    }

    private @Nullable Object time(String... names) {
        for (var name : names) {
            if (fields.optional(INSTANT, name) instanceof Object time) {
                return time;
            }
        }
        return null;
    }

    private static String word(JsonNode node) {
        return node.asText("").strip().toUpperCase(Locale.ROOT);
    }
}
