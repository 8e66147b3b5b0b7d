package ai.victor.source.shopify;

import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.JsonFields;
import ai.victor.source.RawRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Turns the objects of an order into rows, in the order of the columns of {@link OrderTables}. */
final class OrderRows {
    private static final String AMOUNT = ".shopMoney.amount";
    private static final String UTM = "customerJourneySummary.lastVisit.utmParameters.";

    private OrderRows() {}

    static RawRow order(JsonFields order, String id, long line) {
        return new RawRow(
                OrderTables.ORDER,
                line,
                Arrays.asList(
                        id,
                        order.required(TEXT, "name"),
                        order.required(INSTANT, "createdAt"),
                        order.nullable(INSTANT, "cancelledAt"),
                        order.required(BOOLEAN, "test"),
                        order.optional(TEXT, "sourceName"),
                        joined(order.at("tags")),
                        order.required(CURRENCY, "currencyCode"),
                        Gid.of(order.at("customer.id").asText(""))
                                .map(Gid::number)
                                .orElse(null),
                        order.optional(TEXT, "shippingAddress.countryCodeV2"),
                        order.optional(TEXT, "shippingAddress.provinceCode"),
                        order.required(MONEY, "totalShippingPriceSet" + AMOUNT),
                        order.required(MONEY, "totalTaxSet" + AMOUNT),
                        order.optional(MONEY, "totalTipReceivedSet" + AMOUNT),
                        order.optional(MONEY, "currentTotalPriceSet" + AMOUNT),
                        joined(order.at("discountCodes")),
                        order.optional(TEXT, UTM + "source"),
                        order.optional(TEXT, UTM + "medium"),
                        order.optional(TEXT, UTM + "campaign"),
                        gateways(order.at("transactions")),
                        charged(order),
                        order.optional(INSTANT, "updatedAt"),
                        order.optional(BOOLEAN, "taxesIncluded"),
                        null,
                        joined(order.at("transactions"), "paymentId"),
                        lower(order.optional(TEXT, "email"))));
    }

    static RawRow child(JsonFields child, Gid gid, String order, long line) {
        return switch (gid.type()) {
            case "LineItem" -> {
                var app = recommender(child.at("customAttributes"));
                yield new RawRow(
                        OrderTables.LINE,
                        line,
                        Arrays.asList(
                                gid.number(),
                                order,
                                child.optional(TEXT, "sku"),
                                child.required(INTEGER, "quantity"),
                                child.required(MONEY, "originalUnitPriceSet" + AMOUNT),
                                sum(child, "discountAllocations", "allocatedAmountSet"),
                                child.optional(TEXT, "vendor"),
                                Boolean.TRUE.equals(child.optional(BOOLEAN, "isGiftCard")),
                                app != null,
                                app,
                                child.at("taxLines").isArray() ? sum(child, "taxLines", "priceSet") : null));
            }
            case "Refund" ->
                new RawRow(
                        OrderTables.REFUND,
                        line,
                        Arrays.asList(
                                gid.number(),
                                order,
                                child.required(INSTANT, "createdAt"),
                                child.required(MONEY, "totalRefundedSet" + AMOUNT),
                                child.at("duties").isArray() ? sum(child, "duties", "amountSet") : null));
            case "RefundLineItem" ->
                new RawRow(
                        OrderTables.REFUND_LINE,
                        line,
                        Arrays.asList(
                                gid.number(),
                                number(child.at("__parentId")),
                                order,
                                number(child.at("lineItem.id")),
                                child.optional(INTEGER, "quantity"),
                                child.required(MONEY, "subtotalSet" + AMOUNT),
                                child.required(MONEY, "totalTaxSet" + AMOUNT)));
            case "RefundShippingLine" ->
                new RawRow(
                        OrderTables.REFUND_SHIPPING,
                        line,
                        Arrays.asList(
                                gid.number(),
                                number(child.at("__parentId")),
                                order,
                                child.required(MONEY, "subtotalAmountSet" + AMOUNT),
                                child.required(MONEY, "taxAmountSet" + AMOUNT)));
            case "OrderAdjustment" ->
                new RawRow(
                        OrderTables.REFUND_ADJUSTMENT,
                        line,
                        Arrays.asList(
                                gid.number(),
                                number(child.at("__parentId")),
                                order,
                                lower(child.optional(TEXT, "reason")),
                                child.required(MONEY, "amountSet" + AMOUNT),
                                child.optional(MONEY, "taxAmountSet" + AMOUNT)));
            case "ExchangeLineItem" ->
                new RawRow(
                        OrderTables.EXCHANGE_LINE,
                        line,
                        Arrays.asList(
                                gid.number(),
                                order,
                                number(child.at("lineItem.id")),
                                child.optional(INTEGER, "quantity")));
            default -> throw new IllegalArgumentException("no part of an order: " + gid.type());
        };
    }

    /** What was charged: successful sales and captures, whatever the gateway. */
    private static BigDecimal charged(JsonFields order) {
        var sum = BigDecimal.ZERO.setScale(2);
        for (var transaction : order.at("transactions")) {
            if (isCharge(transaction)
                    && order.read(
                                    MONEY,
                                    "transactions.amountSet" + AMOUNT,
                                    transaction
                                            .path("amountSet")
                                            .path("shopMoney")
                                            .path("amount"))
                            instanceof BigDecimal amount) {
                sum = sum.add(amount);
            }
        }
        return sum;
    }

    private static boolean isCharge(JsonNode transaction) {
        var kind = transaction.path("kind").asText("");
        return (kind.equals("SALE") || kind.equals("CAPTURE"))
                && transaction.path("status").asText("SUCCESS").equals("SUCCESS");
    }

    private static @Nullable String gateways(JsonNode transactions) {
        var names = stream(transactions)
                .filter(OrderRows::isCharge)
                .map(transaction -> transaction.path("gateway").asText(""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : names;
    }

    private static BigDecimal sum(JsonFields fields, String list, String amount) {
        var sum = BigDecimal.ZERO.setScale(2);
        for (var part : fields.at(list)) {
            var node = part.path(amount).path("shopMoney").path("amount");
            if (fields.read(MONEY, list + "." + amount + AMOUNT, node) instanceof BigDecimal value) {
                sum = sum.add(value);
            }
        }
        return sum;
    }

    private static @Nullable String joined(JsonNode texts) {
        return texts.isEmpty() ? null : joined(stream(texts));
    }

    private static @Nullable String joined(JsonNode objects, String field) {
        return objects.isEmpty() ? null : joined(stream(objects).map(object -> object.path(field)));
    }

    private static @Nullable String joined(Stream<JsonNode> texts) {
        var joined = texts.map(text -> text.asText("").strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return joined.isEmpty() ? null : joined;
    }

    private static @Nullable String lower(@Nullable Object text) {
        return text instanceof String given ? given.toLowerCase(Locale.ROOT) : null;
    }

    /** The app that put the line into the cart, as its attributes tell. */
    private static @Nullable String recommender(JsonNode attributes) {
        for (var attribute : attributes) {
            var app = Recommendation.app(
                    attribute.path("key").asText(""), attribute.path("value").asText(""));
            if (app.isPresent()) {
                return app.get();
            }
        }
        return null;
    }

    private static @Nullable String number(JsonNode gid) {
        return Gid.of(gid.asText("")).map(Gid::number).orElse(null);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).filter(Objects::nonNull);
    }
}
