package ai.victor.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Writes orders as the platform's bulk export: a JSON object a line, children after their parent. */
final class OrdersFile {
    private static final long FIRST_ORDER = 6_200_000_000_000L;
    private static final long ORDER_STEP = 2_741;
    private static final String GIFT_CARD_SKU = "GIFT-CARD";

    private final JsonGenerator json;

    private OrdersFile(JsonGenerator json) {
        this.json = json;
    }

    static void write(Path file, List<Order> orders) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            var writer = new OrdersFile(json);
            for (var order : orders) {
                writer.order(order);
            }
            json.writeRaw('\n');
        }
    }

    static String gid(Order order) {
        return "gid://shopify/Order/" + number(order);
    }

    static long number(Order order) {
        return FIRST_ORDER + ORDER_STEP * (order.basket().number() - Baskets.FIRST_NUMBER);
    }

    private void order(Order order) throws IOException {
        var basket = order.basket();
        json.writeStartObject();
        json.writeStringField("id", gid(order));
        json.writeStringField("name", order.name());
        json.writeStringField("createdAt", utc(order.created()));
        nullable("cancelledAt", order.cancelled().map(OrdersFile::utc));
        json.writeBooleanField("test", order.test());
        json.writeStringField("sourceName", basket.kind() == Basket.Kind.WEB ? "web" : "shopify_draft_order");
        strings("tags", order.tags());
        json.writeStringField("currencyCode", DemoShop.CURRENCY);
        json.writeStringField("displayFinancialStatus", status(order));
        json.writeObjectFieldStart("customer");
        json.writeStringField(
                "id", "gid://shopify/Customer/" + basket.customer().number());
        json.writeEndObject();
        json.writeObjectFieldStart("shippingAddress");
        json.writeStringField("countryCodeV2", order.home().country());
        nullable("provinceCode", Optional.of(order.home().state()).filter(state -> !state.isEmpty()));
        json.writeEndObject();
        money("totalShippingPriceSet", order.shipping());
        money("totalTaxSet", order.tax());
        money("totalTipReceivedSet", order.tip());
        money("currentTotalPriceSet", order.charged() - order.refunded());
        strings("discountCodes", order.code().stream().toList());
        journey(basket.touch());
        json.writeArrayFieldStart("transactions");
        json.writeStartObject();
        json.writeStringField("kind", "SALE");
        json.writeStringField("status", "SUCCESS");
        json.writeStringField("gateway", order.gateway().code);
        json.writeStringField("paymentId", order.reference());
        money("amountSet", order.charged());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        for (var line : order.lines()) {
            line(order, line);
        }
        if (basket.giftCard() > 0) {
            giftCard(order);
        }
        for (var refund : order.refunds()) {
            refund(order, refund);
        }
    }

    private void journey(Optional<Touch> touch) throws IOException {
        if (touch.isEmpty()) {
            json.writeNullField("customerJourneySummary");
            return;
        }
        json.writeObjectFieldStart("customerJourneySummary");
        json.writeObjectFieldStart("lastVisit");
        json.writeObjectFieldStart("utmParameters");
        json.writeStringField("source", touch.get().source());
        json.writeStringField("medium", touch.get().medium());
        nullable("campaign", touch.map(Touch::campaign).filter(campaign -> !campaign.isEmpty()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void line(Order order, Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", gid(line));
        json.writeStringField("sku", line.sku().code());
        json.writeNumberField("quantity", line.quantity());
        money("originalUnitPriceSet", line.sku().price());
        json.writeArrayFieldStart("discountAllocations");
        discount(line.codeDiscount(), "DiscountCodeApplication");
        discount(line.automaticDiscount(), "AutomaticDiscountApplication");
        json.writeEndArray();
        json.writeStringField("vendor", line.sku().supplier().label);
        json.writeBooleanField("isGiftCard", false);
        json.writeArrayFieldStart("customAttributes");
        if (line.recommended()) {
            json.writeStartObject();
            json.writeStringField("key", "_rec_widget");
            json.writeStringField("value", "basket");
            json.writeEndObject();
        }
        json.writeEndArray();
        parent(gid(order));
    }

    private void discount(long amount, String kind) throws IOException {
        if (amount > 0) {
            json.writeStartObject();
            money("allocatedAmountSet", amount);
            json.writeObjectFieldStart("discountApplication");
            json.writeStringField("__typename", kind);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void giftCard(Order order) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "id",
                "gid://shopify/LineItem/"
                        + (15_900_000_000_000L + order.basket().number()));
        json.writeStringField("sku", GIFT_CARD_SKU);
        json.writeNumberField("quantity", 1);
        money("originalUnitPriceSet", order.basket().giftCard());
        strings("discountAllocations", List.of());
        json.writeStringField("vendor", "");
        json.writeBooleanField("isGiftCard", true);
        strings("customAttributes", List.of());
        parent(gid(order));
    }

    private void refund(Order order, Refund refund) throws IOException {
        var gid = "gid://shopify/Refund/" + refund.id();
        json.writeStartObject();
        json.writeStringField("id", gid);
        json.writeStringField("createdAt", utc(refund.at()));
        money("totalRefundedSet", refund.total());
        parent(gid(order));
        var child = refund.id() * 10;
        for (var returned : refund.lines()) {
            json.writeStartObject();
            json.writeStringField("id", "gid://shopify/RefundLineItem/" + child++);
            json.writeObjectFieldStart("lineItem");
            json.writeStringField("id", gid(returned.line()));
            json.writeEndObject();
            json.writeNumberField("quantity", returned.quantity());
            money("subtotalSet", returned.subtotal());
            money("totalTaxSet", returned.tax());
            parent(gid);
        }
        if (refund.shipping() > 0) {
            json.writeStartObject();
            json.writeStringField("id", "gid://shopify/RefundShippingLine/" + child);
            money("subtotalAmountSet", refund.shipping());
            money("taxAmountSet", 0);
            parent(gid);
        }
    }

    private static String status(Order order) {
        if (order.refunds().isEmpty()) {
            return "PAID";
        }
        return order.refunded() >= order.charged() ? "REFUNDED" : "PARTIALLY_REFUNDED";
    }

    private static String gid(Line line) {
        return "gid://shopify/LineItem/" + line.id();
    }

    private static String utc(ZonedDateTime time) {
        return time.toInstant().toString();
    }

    private void parent(String gid) throws IOException {
        json.writeStringField("__parentId", gid);
        json.writeEndObject();
    }

    private void money(String name, long cents) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeObjectFieldStart("shopMoney");
        json.writeStringField("amount", Cents.text(cents));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void nullable(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
