package ai.victor.ingest;

import java.util.List;
import java.util.stream.Collectors;

/** Orders as suppliers' interfaces tell them, for tests. */
final class SupplierJson {
    private SupplierJson() {}

    /** An item of a Printify order: cost in cents for the line, and more fields of it: {@code "status": "canceled"}. */
    static String printifyItem(String sku, int quantity, long cost, String more) {
        return """
                {"product_id": "p", "variant_id": 1, "quantity": %d, "print_provider_id": 29, "cost": %d, "shipping_cost": 400, %s
                 "metadata": {"title": "T", "price": 9999, "variant_label": "S", "sku": "%s", "country": "US"}}
                """.formatted(quantity, cost, more.isEmpty() ? "" : more + ",", sku);
    }

    /** @param more fields of the order */
    static String printify(
            String id, String metadata, String created, long shipping, long tax, String more, String... items) {
        return """
                {"id": "%s", "address_to": {"first_name": "Ann", "country": "US", "region": "NJ", "zip": "07001"}, "line_items": [%s],
                 "metadata": {%s}, "total_price": 9999, "total_shipping": %d, "total_tax": %d, %s
                 "shipping_method": 1, "created_at": "%s"}
                """.formatted(
                id, String.join(",", items), metadata, shipping, tax, more.isEmpty() ? "" : more + ",", created);
    }

    static String printifyPage(String... orders) {
        return "{\"current_page\": 1, \"last_page\": 1, \"total\": " + orders.length + ", \"data\": ["
                + String.join(",", orders) + "]}\n";
    }

    /** An item of a Printful order, its price for one unit. */
    static String printfulItem(String lineId, String sku, int quantity, String price) {
        return """
                {"id": 1, "external_id": "%s", "variant_id": 4000, "quantity": %d, "price": %s, "retail_price": "99.99", "name": "N", "sku": "%s"}
                """.formatted(lineId, quantity, price.equals("null") ? price : '"' + price + '"', sku);
    }

    /** @param costs {@code subtotal shipping tax total} */
    static String printful(long id, String externalId, String status, long created, String costs, String... items) {
        var amounts = costs.split(" ");
        return """
                {"id": %d, "external_id": "%s", "store": 1, "status": "%s", "shipping": "STANDARD", "created": %d, "updated": %d, "items": [%s],
                 "incomplete_items": [], "shipments": [],
                 "costs": {"currency": "USD", "subtotal": "%s", "discount": "0.00", "shipping": "%s", "digitization": "0.00",
                           "additional_fee": "0.00", "fulfillment_fee": "0.00", "tax": "%s", "vat": "0.00", "total": "%s"}}
                """.formatted(
                        id,
                        externalId,
                        status,
                        created,
                        created + 100,
                        String.join(",", items),
                        amounts[0],
                        amounts[1],
                        amounts[2],
                        amounts[3]);
    }

    static String printfulPage(String... orders) {
        return "{\"code\": 200, \"result\": " + List.of(orders).stream().collect(Collectors.joining(",", "[", "]"))
                + ", \"paging\": {\"total\": 1, \"offset\": 0, \"limit\": 100}}\n";
    }
}
