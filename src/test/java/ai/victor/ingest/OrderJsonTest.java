package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders as Shopify's REST API gives them go where those of the bulk export go. */
class OrderJsonTest {
    private static final String ORDER = """
            {"order": {"id": 5000000000001, "name": "#1", "order_number": 1, "financial_status": "partially_refunded", "created_at": "2026-05-01T22:00:00-04:00",
             "updated_at": "2026-05-09T00:00:00-04:00", "cancelled_at": null, "test": false, "source_name": "web", "tags": "vip", "currency": "USD",
             "email": "jane@example.com", "customer": {"id": 7, "first_name": "Plantedname"}, "shipping_address": {"country_code": "US", "province_code": "NJ", "address1": "9 Plantedstreet"},
             "landing_site": "/products/x?utm_source=google&utm_medium=cpc&utm_campaign=Spring%20sale", "total_price": "37.00", "total_tax": "2.00", "total_tip_received": "0.00",
             "taxes_included": false, "total_discounts": "5.00", "discount_codes": [{"code": "FIVE", "amount": "5.00", "type": "fixed_amount"}],
             "shipping_lines": [{"price": "10.00", "discounted_price": "10.00"}], "payment_gateway_names": ["shopify_payments"],
             "line_items": [
               {"id": 11, "sku": "A", "quantity": 2, "price": "10.00", "vendor": "Printify", "gift_card": false, "total_discount": "0.00", "properties": PROPERTIES},
               {"id": 12, "sku": "B", "quantity": 1, "price": "10.00", "vendor": "Printify", "gift_card": false, "total_discount": "0.00"}],
             "refunds": [{"id": 21, "created_at": "2026-05-08T10:00:00-04:00", "transactions": [{"kind": "refund", "status": "success", "amount": "14.30"}],
               "refund_line_items": [{"id": 31, "line_item_id": 12, "quantity": 1, "subtotal": 8.33, "total_tax": 0.57}],
               "order_adjustments": [{"id": 41, "kind": "shipping_refund", "amount": "-5.00", "tax_amount": "-0.40"}]}]}}
            """;

    @TempDir
    Path folder;

    @Test
    void anOrderOfTheRestApiIsReadWhole() {
        var shop = new Imported(folder).file("order.json", ORDER.replace("PROPERTIES", "[]"));
        assertThat(shop.run().problems()).isEmpty();
        assertThat(shop.rows("FROM quarantine")).isEmpty();
        assertThat(
                        shop.rows(
                                "SELECT order_id, order_name, order_date, status, country, state, campaign, payment_method FROM dim_order"))
                .containsExactly("5000000000001|#1|2026-05-01|valid|US|NJ|Spring sale|Shopify Payments");
        // The discount, which no line names, by value: 3.33 and 1.67 of 5.00. Of the 13.33 given back ex tax, 8.33 are
        // B's.
        assertThat(
                        shop.rows(
                                "SELECT sku, gross_sales, discounts, shipping_charged, refunds, shipping_refunds FROM fact_order_line ORDER BY sku"))
                .containsExactly("A|20.00|3.33|6.67|3.33|3.33", "B|10.00|1.67|3.33|10.00|1.67");
        assertThat(shop.rows("SELECT refund_amount, refund_tax FROM fact_refund"))
                .containsExactly("13.33|0.97");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[]~direct",
                "{}~direct",
                "null~direct",
                "[{\"name\": \"Engraving\", \"value\": \"x\"}]~direct",
                "[{\"name\": \"_rebuyWidgetId\", \"value\": \"77\"}]~recommendation",
                "{\"name\": \"_rec_widget\", \"value\": 3}~recommendation",
                "[{\"name\": \"_recipient\", \"value\": \"x\"}]~direct",
                "{\"name\": 2}~refused",
                "[{\"name\": 2}]~refused",
                "\"text\"~refused",
            })
    void propertiesComeInManyShapes(String properties, String source) {
        var shop = new Imported(folder).file("order.json", ORDER.replace("PROPERTIES", properties));
        shop.run();
        if (source.equals("refused")) {
            assertThat(shop.rows("SELECT count(*) FROM dim_order")).containsExactly("0");
            assertThat(shop.rows("SELECT column_name, reason FROM quarantine"))
                    .containsExactly("line_items.properties|is no list of names and values");
        } else {
            assertThat(shop.rows("SELECT line_source FROM fact_order_line WHERE sku = 'A'"))
                    .containsExactly(source);
        }
    }

    @Test
    void theNewerOfTheRestApiAndTheBulkExportStays() {
        var bulk = new Orders()
                .order("#1", "2026-05-02T02:00:00Z")
                .with("updatedAt", "2026-05-02T02:00:00Z")
                .line("A", 1, "10.00", "0.00", "Printify");
        var shop = new Imported(folder).file("order.json", ORDER.replace("PROPERTIES", "[]"));
        shop.run();
        shop.file("orders.jsonl", bulk.text()).run();
        assertThat(shop.rows("SELECT count(*), sum(gross_sales) FROM fact_order_line"))
                .containsExactly("2|30.00");
    }

    @Test
    void ofTheSharedFixturesOnlyOrdersAreOrders() {
        var fixtures = Path.of("../shared/fixtures");
        Assumptions.assumeTrue(Files.isDirectory(fixtures), "the shared fixtures are not beside the project");
        var report = new Importer(folder.resolve("data"), Imported.NEW_YORK, Clock.systemUTC())
                .importPaths(
                        List.of(fixtures.resolve("shopify_rest_python"), fixtures.resolve("shopify_rest_goshopify")),
                        Progress.SILENT);
        assertThat(report.problems()).isEmpty();
        assertThat(report.files())
                .filteredOn(file -> file.kind().equals("Shopify orders (REST)"))
                .extracting(file -> fixtures.relativize(file.path()) + " " + file.read() + " " + file.quarantined())
                .contains(
                        "shopify_rest_goshopify/order.json 3 0",
                        "shopify_rest_goshopify/order_with_transaction.json 3 0",
                        "shopify_rest_goshopify/orders.json 3 0",
                        "shopify_rest_python/order.json 4 0",
                        "shopify_rest_python/orders.json 1 1")
                .hasSize(5);
    }
}
