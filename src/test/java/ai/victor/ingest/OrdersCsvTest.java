package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders CSV in the forms that sellers have it: of several years, sorted, repeated, opened in a spreadsheet. */
class OrdersCsvTest {
    /** The columns as they were added over the years: 47, then 79; some exports lack four of these. */
    private static final List<String> COLUMNS = List.of(
            ("Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,"
                            + "Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
                            + "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,"
                            + "Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,"
                            + "Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,"
                            + "Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
                            + "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,"
                            + "Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,"
                            + "Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,"
                            + "Payment References")
                    .split(","));

    /** Its attributes are on two lines, so the next row is on line 4 of the file. */
    private static final Map<String, String> FIRST = Map.ofEntries(
            Map.entry("Name", "#1001"),
            Map.entry("Email", "Jane@Example.com"),
            Map.entry("Financial Status", "refunded"),
            Map.entry("Currency", "USD"),
            Map.entry("Subtotal", "27.00"),
            Map.entry("Shipping", "5.00"),
            Map.entry("Taxes", "3.00"),
            Map.entry("Total", "35.00"),
            Map.entry("Discount Code", "THREE"),
            Map.entry("Discount Amount", "3.00"),
            Map.entry("Created at", "2026-05-31 22:30:00 -0400"),
            Map.entry("Lineitem quantity", "2"),
            Map.entry("Lineitem name", "Shirt for Jane Plantedname"),
            Map.entry("Lineitem price", "10.00"),
            Map.entry("Lineitem sku", "A"),
            Map.entry("Billing Name", "Jane Plantedname"),
            Map.entry("Shipping Street", "9 Plantedstreet"),
            Map.entry("Shipping Phone", "+1 555 010 7788"),
            Map.entry("Shipping Province", "NJ"),
            Map.entry("Shipping Country", "US"),
            Map.entry("Notes", "plantednote"),
            Map.entry("Note Attributes", "gift note: plantedattribute\n_rebuy_widget: 12 A"),
            Map.entry("Payment Method", "Shopify Payments"),
            Map.entry("Payment References", "rAAA + rBBB"),
            Map.entry("Refunded Amount", "35.00"),
            Map.entry("Vendor", "Printify"),
            Map.entry("Id", "5100000000001"));

    private static final Map<String, String> SECOND = Map.of(
            "Name",
            "#1001",
            "Lineitem quantity",
            "1",
            "Lineitem name",
            "Mug",
            "Lineitem price",
            "10.00",
            "Lineitem sku",
            "B",
            "Vendor",
            "Printify");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {47, 75, 79, 81})
    void eachFormGivesTheSameSale(int columns) {
        var header = new ArrayList<>(COLUMNS.subList(0, Math.min(columns, 79)));
        if (columns == 75) {
            header = new ArrayList<>(COLUMNS);
            header.removeAll(List.of("Outstanding Balance", "Employee", "Location", "Device ID"));
        } else if (columns == 81) {
            header.add("A column of next year");
            header.addFirst("Another");
            Collections.reverse(header);
        }
        var shop = new Imported(folder).file("orders_export.csv", csv(header, FIRST, SECOND));
        var report = shop.run();
        assertThat(report.problems()).isEmpty();
        assertThat(shop.rows("FROM quarantine")).isEmpty();
        assertThat(shop.rows("SELECT order_name, order_date, status, country, state, discount_code FROM dim_order"))
                .containsExactly("#1001|2026-05-31|valid|US|NJ|THREE");
        assertThat(
                        shop.rows(
                                "SELECT sku, quantity, gross_sales, discounts, shipping_charged, refunds, line_source FROM fact_order_line ORDER BY sku"))
                .containsExactly("A|2|20.00|2.00|3.33|21.33|recommendation", "B|1|10.00|1.00|1.67|10.67|direct");
        assertThat(shop.rows("SELECT order_id FROM dim_order"))
                .containsExactly(columns == 47 ? "1001" : "5100000000001");
    }

    @Test
    void whatNamesAPersonIsNowhereInTheStore() throws Exception {
        var shop = new Imported(folder).file("orders_export.csv", csv(COLUMNS, FIRST, SECOND));
        shop.run();
        try (var files = Files.walk(shop.data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text)
                        .as(file.toString())
                        .doesNotContainIgnoringCase("planted", "jane@", "0107788", "010 7788");
            }
        }
        assertThat(shop.rows("SELECT count(customer_key) FROM dim_order")).containsExactly("1");
    }

    @Test
    void whatEachRowRepeatsIsTakenOnceAndWhatDiffersIsSaid() {
        var repeated = with(FIRST, Map.of("Lineitem sku", "B", "Lineitem quantity", "1", "Shipping", "6.00"));
        var shop = new Imported(folder).file("orders_export.csv", csv(COLUMNS, FIRST, repeated));
        shop.run();
        assertThat(shop.rows("SELECT sum(gross_sales), sum(discounts), sum(shipping_charged) FROM fact_order_line"))
                .containsExactly("30.00|3.00|5.00");
        assertThat(shop.rows("SELECT line, column_name, value, reason FROM quarantine"))
                .containsExactly("4|Shipping|6.00|is not what line 2 says of #1001, 5.00, and was not used");
    }

    @Test
    void aRowWithoutANameGoesOnWithTheOrderAboveIt() {
        var nameless = with(SECOND, Map.of("Name", ""));
        var other = with(FIRST, Map.of("Name", "#1002", "Id", "5100000000002"));
        var shop = new Imported(folder).file("orders_export.csv", csv(COLUMNS, FIRST, nameless, other, nameless));
        shop.run();
        assertThat(shop.rows("SELECT order_id, count(*) FROM fact_order_line GROUP BY ALL ORDER BY 1"))
                .containsExactly("5100000000001|2", "5100000000002|2");
    }

    @Test
    void idsThatASpreadsheetDamagedMergeNoOrders() {
        var damaged = Map.of("Id", "5.1E+12");
        var shop = new Imported(folder)
                .file(
                        "orders_export.csv",
                        csv(
                                COLUMNS,
                                with(FIRST, damaged),
                                SECOND,
                                with(with(FIRST, damaged), Map.of("Name", "#1002"))));
        shop.run();
        assertThat(shop.rows("SELECT order_id, order_name FROM dim_order ORDER BY 1"))
                .containsExactly("1001|#1001", "1002|#1002");
        assertThat(shop.rows("SELECT line, column_name, value, reason FROM quarantine ORDER BY 1"))
                .containsExactly(
                        "2|Id|5.1E+12|was damaged by a spreadsheet; the order is known by its name, #1001, instead",
                        "5|Id|5.1E+12|was damaged by a spreadsheet; the order is known by its name, #1002, instead");
        // The sound export of the same orders, of whatever day, is the same orders.
        shop.file("sound.csv", csv(COLUMNS, FIRST, SECOND)).run();
        assertThat(shop.rows("SELECT order_id, order_name FROM dim_order ORDER BY 1"))
                .containsExactly("1002|#1002", "5100000000001|#1001");
    }

    @Test
    void aTimeWithoutAnOffsetIsTheShops() {
        var shop = new Imported(folder)
                .file(
                        "orders_export.csv",
                        csv(COLUMNS, with(FIRST, Map.of("Created at", "2026-05-31 22:30:00")), SECOND));
        shop.run();
        assertThat(shop.rows("SELECT order_date, order_hour FROM dim_order")).containsExactly("2026-05-31|22");
        assertThat(shop.rows("SELECT detail, n FROM known_limit WHERE detail LIKE 'Times%'"))
                .containsExactly("Times without an offset are read as the shop's own, America/New_York|1");
    }

    @Test
    void aLineThatCannotBeReadLeavesItsWholeOrderOut() {
        var shop = new Imported(folder)
                .file(
                        "orders_export.csv",
                        csv(
                                COLUMNS,
                                FIRST,
                                with(SECOND, Map.of("Lineitem quantity", "12a")),
                                with(FIRST, Map.of("Name", "#1002", "Id", "5100000000002"))));
        shop.run();
        assertThat(shop.rows("SELECT order_name FROM dim_order")).containsExactly("#1002");
        assertThat(shop.rows("SELECT line, column_name, value, reason FROM quarantine ORDER BY 1"))
                .containsExactly(
                        "2|||line 4 of its order cannot be read", "4|Lineitem quantity|12a|is no whole number");
    }

    @Test
    void theAdminExportStaysAndWhatTheNewerCsvSaysOtherwiseIsListed() throws Exception {
        var shop = new Imported(folder)
                .file(
                        "orders.jsonl",
                        new Orders()
                                .order("#1001", "2026-06-01T02:30:00Z")
                                .shipping("5.00")
                                .tax("3.00")
                                .line("A", 3, "10.00", "3.00", "Printify")
                                .text())
                .file("orders_export.csv", csv(COLUMNS, with(FIRST, Map.of("Id", "5000000001001")), SECOND));
        Files.setLastModifiedTime(
                shop.files.resolve("orders.jsonl"), FileTime.from(Instant.parse("2026-06-01T10:00:00Z")));
        Files.setLastModifiedTime(
                shop.files.resolve("orders_export.csv"), FileTime.from(Instant.parse("2026-06-05T10:00:00Z")));
        shop.run();
        assertThat(shop.rows("SELECT count(*), sum(quantity), sum(refunds) FROM fact_order_line"))
                .containsExactly("1|3|0.00");
        assertThat(shop.rows("SELECT what, natural_key, kept, dropped, difference FROM superseded"))
                .containsExactly("order|#1001|Admin API|orders CSV|refunded 35.00, not 0.00");
    }

    private static String csv(List<String> header, List<Map<String, String>> rows) {
        var text = new StringBuilder(String.join(",", header)).append('\n');
        for (var row : rows) {
            text.append(String.join(
                            ",",
                            header.stream()
                                    .map(column -> quoted(row.getOrDefault(column, "")))
                                    .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    @SafeVarargs
    private static String csv(List<String> header, Map<String, String>... rows) {
        return csv(header, List.of(rows));
    }

    private static String quoted(String cell) {
        return cell.contains("\n") || cell.contains(",") ? '"' + cell + '"' : cell;
    }

    private static Map<String, String> with(Map<String, String> row, Map<String, String> changed) {
        var all = new HashMap<>(row);
        all.putAll(changed);
        return all;
    }
}
