package ai.victor.source.shopify;

import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.JsonFields;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One order of the REST API as rows of {@link OrderTables}. Its amounts are decimal strings in the shop's currency.
 *
 * @param order keeps the first fault of any of its parts
 */
record OrderJson(JsonFields order, long line) {
    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);
    private static final Set<String> PAID = Set.of("paid", "partially_paid", "partially_refunded", "refunded");

    /** The order and its parts; not to be used where the order has a fault. */
    List<RawRow> rows() {
        var id = String.valueOf(order.required(TEXT, "id"));
        var rows = new ArrayList<RawRow>();
        if (!order.at("line_items").isArray()) {
            // An order without its lines would be one that sold nothing.
            order.missing("line_items");
        }
        rows.add(row(
                OrderTables.ORDER,
                id,
                order.required(TEXT, "name"),
                order.required(INSTANT, "created_at"),
                order.nullable(INSTANT, "cancelled_at"),
                Boolean.TRUE.equals(order.optional(BOOLEAN, "test")),
                order.optional(TEXT, "source_name"),
                order.optional(TEXT, "tags"),
                order.required(CURRENCY, "currency"),
                order.optional(TEXT, "customer.id"),
                order.optional(TEXT, "shipping_address.country_code"),
                order.optional(TEXT, "shipping_address.province_code"),
                shipping(),
                amount("total_tax"),
                amount("total_tip_received"),
                order.optional(MONEY, "current_total_price"),
                joined(each("discount_codes").map(code -> code.path("code").asText(""))),
                utm("utm_source"),
                utm("utm_medium"),
                utm("utm_campaign"),
                gateways(),
                charged(),
                order.optional(INSTANT, "updated_at"),
                order.optional(BOOLEAN, "taxes_included"),
                unallocated(),
                joined(each("transactions").map(paid -> paid.path("payment_id").asText(""))),
                order.optional(TEXT, "email") instanceof String email ? email.toLowerCase(Locale.ROOT) : null));
        each("line_items").forEach(item -> rows.add(item(id, item)));
        each("refunds").forEach(refund -> refund(id, refund, rows));
        return rows;
    }

    private RawRow item(String id, JsonNode item) {
        var app = recommender(item.path("properties"));
        return row(
                OrderTables.LINE,
                needed(TEXT, item, "line_items.id"),
                id,
                read(TEXT, item, "line_items.sku"),
                needed(INTEGER, item, "line_items.quantity"),
                needed(MONEY, item, "line_items.price"),
                discount(item),
                read(TEXT, item, "line_items.vendor"),
                item.path("gift_card").asBoolean(false),
                app.isPresent(),
                app.orElse(null),
                item.path("tax_lines").isArray() && !item.path("tax_lines").isEmpty()
                        ? sum(item, "tax_lines", "price")
                        : null);
    }

    private void refund(String id, JsonNode refund, List<RawRow> rows) {
        var refundId = needed(TEXT, refund, "refunds.id");
        var given = ZERO;
        for (var transaction : refund.path("transactions")) {
            if (transaction.path("kind").asText("").equals("refund")
                    && transaction.path("status").asText("success").equals("success")
                    && read(MONEY, transaction, "refunds.transactions.amount") instanceof BigDecimal amount) {
                given = given.add(amount);
            }
        }
        rows.add(row(
                OrderTables.REFUND,
                refundId,
                id,
                needed(INSTANT, refund, "refunds.created_at"),
                given,
                order.read(
                        MONEY,
                        "refunds.total_duties_set",
                        refund.path("total_duties_set").path("shop_money").path("amount"))));
        for (var part : refund.path("refund_line_items")) {
            rows.add(row(
                    OrderTables.REFUND_LINE,
                    needed(TEXT, part, "refunds.refund_line_items.id"),
                    refundId,
                    id,
                    read(TEXT, part, "refunds.refund_line_items.line_item_id"),
                    read(INTEGER, part, "refunds.refund_line_items.quantity"),
                    needed(MONEY, part, "refunds.refund_line_items.subtotal"),
                    needed(MONEY, part, "refunds.refund_line_items.total_tax")));
        }
        for (var part : refund.path("order_adjustments")) {
            rows.add(row(
                    OrderTables.REFUND_ADJUSTMENT,
                    needed(TEXT, part, "refunds.order_adjustments.id"),
                    refundId,
                    id,
                    read(TEXT, part, "refunds.order_adjustments.kind"),
                    needed(MONEY, part, "refunds.order_adjustments.amount"),
                    read(MONEY, part, "refunds.order_adjustments.tax_amount")));
        }
    }

    /** What the buyer paid for shipping, after discounts of it. */
    private @Nullable Object shipping() {
        if (!order.at("shipping_lines").isArray()) {
            return amount("total_shipping_price_set.shop_money.amount");
        }
        var sum = ZERO;
        for (var shipment : order.at("shipping_lines")) {
            if (read(MONEY, shipment, "shipping_lines.discounted_price") instanceof BigDecimal discounted) {
                sum = sum.add(discounted);
            } else if (read(MONEY, shipment, "shipping_lines.price") instanceof BigDecimal price) {
                sum = sum.add(price).subtract(sum(shipment, "discount_allocations", "amount"));
            }
        }
        return sum;
    }

    private BigDecimal discount(JsonNode item) {
        if (item.path("discount_allocations").isArray()) {
            return sum(item, "discount_allocations", "amount");
        }
        return read(MONEY, item, "line_items.total_discount") instanceof BigDecimal discount ? discount : ZERO;
    }

    /** The API's first versions did not say which line an order's discount fell on. */
    private @Nullable BigDecimal unallocated() {
        var items = each("line_items").toList();
        if (items.stream().anyMatch(item -> item.path("discount_allocations").isArray())) {
            return null;
        }
        var rest = amount("total_discounts");
        for (var item : items) {
            rest = rest.subtract(discount(item));
        }
        for (var code : order.at("discount_codes")) {
            if (code.path("type").asText("").equals("shipping")
                    && read(MONEY, code, "discount_codes.amount") instanceof BigDecimal free) {
                rest = rest.subtract(free);
            }
        }
        return rest.signum() > 0 ? rest : null;
    }

    private BigDecimal charged() {
        if (order.at("transactions").isArray()) {
            var sum = ZERO;
            for (var transaction : order.at("transactions")) {
                if (isCharge(transaction)
                        && read(MONEY, transaction, "transactions.amount") instanceof BigDecimal amount) {
                    sum = sum.add(amount);
                }
            }
            return sum;
        }
        var status = order.at("financial_status").asText("").toLowerCase(Locale.ROOT);
        return PAID.contains(status) ? amount("total_price").subtract(amount("total_outstanding")) : ZERO;
    }

    private static boolean isCharge(JsonNode transaction) {
        var kind = transaction.path("kind").asText("");
        return (kind.equals("sale") || kind.equals("capture"))
                && transaction.path("status").asText("success").equals("success");
    }

    private @Nullable String gateways() {
        var charges = joined(each("transactions")
                .filter(OrderJson::isCharge)
                .map(transaction -> transaction.path("gateway").asText(""))
                .sorted());
        if (charges != null) {
            return charges;
        }
        var named = joined(each("payment_gateway_names").map(name -> name.asText("")));
        return named != null ? named : order.optional(TEXT, "gateway") instanceof String gateway ? gateway : null;
    }

    /** Where the visit began, as the link had it. */
    private @Nullable String utm(String key) {
        var parts = order.at("landing_site").asText("").split("\\?", 2);
        if (parts.length < 2) {
            return null;
        }
        for (var pair : parts[1].split("[&#]")) {
            if (pair.startsWith(key + "=")) {
                try {
                    var value = URLDecoder.decode(pair.substring(key.length() + 1), StandardCharsets.UTF_8)
                            .strip();
                    return value.isEmpty() ? null : value;
                } catch (IllegalArgumentException e) {
                    // A link that is cut off says nothing of its visit.
                    return null;
                }
            }
        }
        return null;
    }

    /** The properties of a line: a list of names and values, one such pair, or none. */
    private Optional<String> recommender(JsonNode properties) {
        if (properties.isMissingNode() || properties.isNull() || properties.isEmpty() && properties.isContainerNode()) {
            return Optional.empty();
        }
        var pairs = properties.isObject() ? List.of(properties) : list(properties);
        for (var pair : pairs) {
            if (!pair.path("name").isTextual()) {
                order.refuse("line_items.properties", pair.toString(), "is no list of names and values");
                return Optional.empty();
            }
            var app = Recommendation.app(
                    pair.path("name").asText(), pair.path("value").asText(""));
            if (app.isPresent()) {
                return app;
            }
        }
        return Optional.empty();
    }

    private BigDecimal sum(JsonNode owner, String list, String field) {
        var sum = ZERO;
        for (var part : owner.path(list)) {
            if (order.read(MONEY, list + "." + field, part.path(field)) instanceof BigDecimal amount) {
                sum = sum.add(amount);
            }
        }
        return sum;
    }

    private BigDecimal amount(String path) {
        return order.optional(MONEY, path) instanceof BigDecimal amount ? amount : ZERO;
    }

    /** A field of a part that must be there; the path's last name is the field's. */
    private @Nullable Object needed(RawType type, JsonNode part, String path) {
        var node = part.path(path.substring(path.lastIndexOf('.') + 1));
        return node.isMissingNode() || node.isNull() ? order.missing(path) : order.read(type, path, node);
    }

    private @Nullable Object read(RawType type, JsonNode part, String path) {
        return order.read(type, path, part.path(path.substring(path.lastIndexOf('.') + 1)));
    }

    private Stream<JsonNode> each(String list) {
        return list(order.at(list)).stream();
    }

    private static List<JsonNode> list(JsonNode list) {
        if (list.isArray()) {
            return StreamSupport.stream(list.spliterator(), false).toList();
        }
        return list.isMissingNode() || list.isNull() ? List.of() : List.of(list);
    }

    private static @Nullable String joined(Stream<String> texts) {
        var joined = texts.filter(text -> !text.isBlank()).distinct().collect(Collectors.joining(", "));
        return joined.isEmpty() ? null : joined;
    }

    private RawRow row(RawTable table, @Nullable Object... cells) {
        return new RawRow(table, line, Arrays.asList(cells));
    }
}
