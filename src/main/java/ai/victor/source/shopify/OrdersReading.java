package ai.victor.source.shopify;

import ai.victor.source.JsonFields;
import ai.victor.source.RawRow;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders line by line, and hands each one on whole.
 *
 * <p>An order with a line missing would count as a cheaper order, silently. So a fault in any part, or a broken line among the parts, leaves the
 * whole order out.
 */
final class OrdersReading {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RowSink sink;
    /** Orders that were handed on or left out: number → left out. */
    private final Map<String, Boolean> orders = new HashMap<>();
    /** Refund or return → its order. */
    private final Map<Gid, String> betweens = new HashMap<>();

    private final List<RawRow> parts = new ArrayList<>();
    private final Set<Long> faulty = new HashSet<>();
    private @Nullable String current;
    private @Nullable String spoiled;

    OrdersReading(RowSink sink) {
        this.sink = sink;
    }

    void line(long number, String text) {
        JsonNode object;
        try {
            object = JSON.readTree(text);
        } catch (JsonProcessingException | NumberFormatException e) {
            broken(number, "the line is not a whole JSON object; the export may be incomplete, or cut off here");
            return;
        }
        var gid = Gid.of(object.path("id").asText(""));
        if (gid.isEmpty()) {
            broken(number, "it has no Shopify id");
            return;
        }
        var fields = new JsonFields(object, number);
        switch (gid.get().type()) {
            case "Order" -> {
                flush();
                current = gid.get().number();
                take(number, fields, OrderRows.order(fields, gid.get().number(), number));
            }
            case "LineItem",
                    "Refund",
                    "RefundLineItem",
                    "RefundShippingLine",
                    "OrderAdjustment",
                    "Return",
                    "ExchangeLineItem" -> child(number, gid.get(), fields);
            default -> {
                // A bulk query may ask for more than is read here.
            }
        }
    }

    void end() {
        flush();
    }

    private void child(long number, Gid gid, JsonFields fields) {
        var order = orderOf(fields);
        if (order.isEmpty()) {
            sink.fault(RowFault.ofRow(number, "the order or refund that it belongs to is not in the file before it"));
            return;
        }
        if (gid.type().equals("Refund") || gid.type().equals("Return")) {
            betweens.put(gid, order.get());
        }
        if (gid.type().equals("Return")) {
            return;
        }
        var row = OrderRows.child(fields, gid, order.get(), number);
        if (order.get().equals(current)) {
            take(number, fields, row);
        } else if (Boolean.TRUE.equals(orders.get(order.get()))) {
            sink.fault(RowFault.ofRow(number, "its order was left out"));
        } else {
            fields.fault().ifPresentOrElse(sink::fault, () -> sink.unit(List.of(row)));
        }
    }

    private Optional<String> orderOf(JsonFields fields) {
        return Gid.of(fields.at("__parentId").asText(""))
                .flatMap(parent -> Optional.ofNullable(
                        switch (parent.type()) {
                            case "Order" -> parent.number();
                            case "Refund", "Return" -> betweens.get(parent);
                            default -> null;
                        }))
                .filter(order -> order.equals(current) || orders.containsKey(order));
    }

    private void take(long number, JsonFields fields, RawRow row) {
        parts.add(row);
        fields.fault().ifPresent(fault -> {
            sink.fault(fault);
            faulty.add(number);
            spoil("line " + number + " of its order cannot be read");
        });
    }

    private void broken(long number, String reason) {
        sink.fault(RowFault.ofRow(number, reason));
        if (current != null) {
            spoil("line " + number + ", which may be part of its order, is broken");
        }
    }

    private void spoil(String reason) {
        if (spoiled == null) {
            spoiled = reason;
        }
    }

    private void flush() {
        if (current != null) {
            orders.put(current, spoiled != null);
        }
        if (spoiled != null) {
            for (var part : parts) {
                if (!faulty.contains(part.line())) {
                    sink.fault(RowFault.ofRow(part.line(), spoiled));
                }
            }
        } else if (!parts.isEmpty()) {
            sink.unit(List.copyOf(parts));
        }
        parts.clear();
        faulty.clear();
        spoiled = null;
        current = null;
    }
}
