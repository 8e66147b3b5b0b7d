package ai.victor.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Orders in Shopify's bulk form, for tests: each call adds an object below the order that was begun last. */
final class Orders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> objects = new ArrayList<>();
    private long number = 1000;
    private ObjectNode order = JSON.createObjectNode();
    private String orderId = "";
    private String refundId = "";
    private List<String> lineIds = new ArrayList<>();

    Orders order(String name, String createdAt) {
        order = JSON.createObjectNode();
        orderId = "gid://shopify/Order/" + (Long.parseLong(name.substring(1)) + 5_000_000_000_000L);
        lineIds = new ArrayList<>();
        order.put("id", orderId).put("name", name).put("createdAt", createdAt);
        order.putNull("cancelledAt");
        order.put("test", false).put("sourceName", "web").put("currencyCode", "USD");
        order.putArray("tags");
        order.putArray("discountCodes");
        order.putArray("transactions");
        order.putNull("customerJourneySummary");
        return customer(7).to("US", "NJ").shipping("0.00").tax("0.00");
    }

    Orders customer(long customer) {
        order.putObject("customer").put("id", "gid://shopify/Customer/" + customer);
        return this;
    }

    Orders to(String country, String province) {
        order.putObject("shippingAddress").put("countryCodeV2", country).put("provinceCode", province);
        return this;
    }

    Orders shipping(String amount) {
        return money(order, "totalShippingPriceSet", amount);
    }

    Orders tax(String amount) {
        return money(order, "totalTaxSet", amount);
    }

    Orders with(String field, String value) {
        order.put(field, value);
        return this;
    }

    Orders test() {
        order.put("test", true);
        return this;
    }

    Orders utm(String source, String medium, String campaign) {
        order.putObject("customerJourneySummary")
                .putObject("lastVisit")
                .putObject("utmParameters")
                .put("source", source)
                .put("medium", medium)
                .put("campaign", campaign);
        return this;
    }

    Orders charged(String gateway, String amount) {
        var transaction = order.withArray("transactions").addObject();
        transaction.put("kind", "SALE").put("status", "SUCCESS").put("gateway", gateway);
        return money(transaction, "amountSet", amount);
    }

    Orders line(String sku, int quantity, String price, String discount, String vendor) {
        var line = child("LineItem", orderId);
        lineIds.add(line.get("id").asText());
        line.put("sku", sku).put("quantity", quantity).put("vendor", vendor).put("isGiftCard", false);
        money(line, "originalUnitPriceSet", price);
        money(line.putArray("discountAllocations").addObject(), "allocatedAmountSet", discount);
        line.putArray("customAttributes");
        return this;
    }

    Orders giftCard(String price) {
        line("", 1, price, "0.00", "");
        objects.getLast().put("isGiftCard", true);
        return this;
    }

    /** The line added last came from a recommendation. */
    Orders recommended() {
        objects.getLast()
                .withArray("customAttributes")
                .addObject()
                .put("key", "_rec_widget")
                .put("value", "v2");
        return this;
    }

    Orders refund(String createdAt, String total) {
        var refund = child("Refund", orderId);
        refundId = refund.get("id").asText();
        refund.put("createdAt", createdAt);
        return money(refund, "totalRefundedSet", total);
    }

    /** @param line from 1, in the order of the lines */
    Orders refundedLine(int line, String subtotal, String tax) {
        var refunded = child("RefundLineItem", refundId);
        refunded.putObject("lineItem").put("id", lineIds.get(line - 1));
        refunded.put("quantity", 1);
        money(refunded, "subtotalSet", subtotal);
        return money(refunded, "totalTaxSet", tax);
    }

    Orders refundedShipping(String subtotal, String tax) {
        var refunded = child("RefundShippingLine", refundId);
        money(refunded, "subtotalAmountSet", subtotal);
        return money(refunded, "taxAmountSet", tax);
    }

    String text() {
        return objects.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    Path write(Path file) {
        return Orders.write(file, text());
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode child(String type, String parent) {
        begin();
        var child = JSON.createObjectNode();
        // Ids that stay the same however often the order is written.
        child.put("id", "gid://shopify/" + type + "/" + orderId.substring(orderId.length() - 4) + number++);
        child.put("__parentId", parent);
        objects.add(child);
        return child;
    }

    private void begin() {
        if (objects.isEmpty() || !objects.contains(order)) {
            objects.add(order);
        }
    }

    private Orders money(ObjectNode owner, String field, String amount) {
        owner.putObject(field).putObject("shopMoney").put("amount", amount);
        return this;
    }
}
