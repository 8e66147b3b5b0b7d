package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.Stores;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.query.Analytics;
import ai.victor.query.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * A shop whose exports change all at once: in version n each of its orders has a line at n dollars, and its tool costs n dollars, so that any mixture
 * of two versions, any row that is lost and any row that is there twice shows in the sums.
 */
final class ShopVersions {
    static final int ORDERS = 400;

    private static final String SUMS =
            "SELECT AGGREGATE(orders) AS orders, AGGREGATE(revenue) AS revenue, AGGREGATE(tool_cost) AS tools FROM metrics";

    private ShopVersions() {}

    /** Puts the files of a version into a folder. */
    static void write(Path folder, int version) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("shop.yaml"),
                "shop_name: Small Shop\ncurrency: USD\ntimezone: America/New_York\nweek_start: monday\n");
        var orders = new StringBuilder();
        for (int number = 1; number <= ORDERS; number++) {
            orders.append(order(number, version));
        }
        Files.writeString(folder.resolve("orders.jsonl"), orders);
        Files.writeString(
                folder.resolve("tools.csv"),
                "tool,category,month,cost\nStarPost,reviews,2026-05,%d.00\n".formatted(version));
        for (var name : List.of("orders.jsonl", "tools.csv")) {
            // Of two files about one thing the later one is right, and two versions may be written within one tick of a
            // clock.
            var time = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(version);
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(time));
        }
    }

    /** One order with one line, as the bulk export has it. */
    static String order(int number, int price) {
        var id = "gid://shopify/Order/" + number;
        return """
                {"id":"%s","name":"#%d","createdAt":"2026-05-29T15:00:00Z","cancelledAt":null,"test":false,"sourceName":"web","tags":[],"currencyCode":"USD","displayFinancialStatus":"PAID","paymentGatewayNames":["shopify_payments"],"discountCodes":[],"customAttributes":[],"totalShippingPriceSet":{"shopMoney":{"amount":"0.00"}},"totalTaxSet":{"shopMoney":{"amount":"0.00"}},"totalPriceSet":{"shopMoney":{"amount":"%d.00"}},"customer":{"id":"gid://shopify/Customer/%d"},"shippingAddress":{"countryCodeV2":"US","provinceCode":"NJ"}}
                {"id":"gid://shopify/LineItem/%d","sku":"A","quantity":1,"vendor":"Printify","isGiftCard":false,"originalUnitPriceSet":{"shopMoney":{"amount":"%d.00"}},"discountAllocations":[],"customAttributes":[],"__parentId":"%s"}
                """.formatted(id, number, price, number, number, price, id);
    }

    /** What a store with that version tells. */
    static String sums(int version) {
        return "[[%d, %d.00, %d.00]]".formatted(ORDERS, ORDERS * version, version);
    }

    /** What the published store tells; it must open. */
    static String sums(Path data) {
        assertThat(Stores.current(data)).as("a published store").isPresent();
        try (var analytics = analytics(data)) {
            return sums(analytics);
        }
    }

    static String sums(Analytics analytics) {
        return switch (analytics.run(SUMS)) {
            case Outcome.Rows rows -> rows.table().rows().toString();
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    static Analytics analytics(Path data) {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> Analytics.open(data, read.model());
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }
}
