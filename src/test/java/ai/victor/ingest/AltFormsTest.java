package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shared shop's May in other platforms' forms: alone they give their control totals; beside the shop's own exports they change nothing. */
class AltFormsTest {
    private static final Path SHOP = Path.of("../shared/shop");
    private static final Path ORDERS = SHOP.resolve("alt/shopify_orders_export.csv");

    /** Everything that a total of the shop is made of. */
    private static final String TOTALS =
            "SELECT count(*), count(DISTINCT order_id), sum(quantity), sum(gross_sales), sum(discounts),"
                    + " sum(shipping_charged), sum(refunds), sum(revenue), sum(cogs), sum(payment_fees), sum(tax_collected), sum(amount_charged),"
                    + " sum(contribution_margin) FROM fact_order_line";

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereTheShopIs() {
        Assumptions.assumeTrue(Files.isRegularFile(ORDERS), "the shared shop is not beside the project");
    }

    @Test
    void theOrdersCsvAloneGivesItsControlTotals() throws Exception {
        var shop = new Imported(folder);
        var report = run(shop, ORDERS);
        assertThat(report.problems()).isEmpty();
        assertThat(report.files())
                .allSatisfy(file -> assertThat(file.quarantined()).isZero());
        var gold = gold().get("shopify_csv");
        assertThat(shop.rows("SELECT status, count(*) FROM dim_order GROUP BY ALL ORDER BY ALL"))
                .containsExactly(
                        "cancelled|" + gold.get("cancelled_orders").asText(),
                        "test|" + gold.get("test_orders").asText(),
                        "valid|" + gold.get("valid_orders").asText());
        assertThat(shop.rows(
                        "SELECT sum(quantity), sum(gross_sales), sum(discounts), sum(shipping_charged), sum(tax_collected)"
                                + " FROM fact_order_line"))
                .containsExactly(joined(gold, "units", "gross", "discounts", "shipping", "tax"));
        assertThat(shop.rows("SELECT sum(refund_amount + refund_tax) FROM fact_refund"))
                .containsExactly(gold.get("refunded_incl_tax").asText());
        assertThat(shop.rows("SELECT imported, stated FROM control_total WHERE source = 'Shopify orders CSV'"))
                .allSatisfy(row -> assertThat(row.split("\\|")[0]).isEqualTo(row.split("\\|")[1]));
        assertThat(shop.rows("SELECT sum(amount_charged) FROM fact_order_line"))
                .containsExactly(gold.get("total").asText());
        assertThat(shop.rows("SELECT source, detail, n, amount FROM known_limit WHERE detail LIKE 'Refunds%'"))
                .singleElement()
                .asString()
                .startsWith("Shopify orders CSV|Refunds have no date");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void besideTheExportsItChangesNoTotal(boolean exportsFirst) {
        var alone = new Imported(folder.resolve("alone"));
        assertThat(run(alone, SHOP.resolve("exports")).problems()).isEmpty();
        var both = new Imported(folder.resolve("both"));
        var steps = exportsFirst ? List.of(SHOP.resolve("exports"), ORDERS) : List.of(ORDERS, SHOP.resolve("exports"));
        steps.forEach(step -> assertThat(run(both, step).problems()).isEmpty());
        assertThat(both.rows(TOTALS)).isEqualTo(alone.rows(TOTALS));
        assertThat(both.rows("SELECT customer_type, count(*) FROM dim_order GROUP BY ALL ORDER BY ALL"))
                .isEqualTo(alone.rows("SELECT customer_type, count(*) FROM dim_order GROUP BY ALL ORDER BY ALL"));
        assertThat(
                        both.rows(
                                "SELECT what, kept, dropped, count(*), count(*) FILTER (WHERE difference <> '') FROM superseded GROUP BY ALL"))
                .containsExactly("order|Admin API|orders CSV|942|0");
    }

    private static ImportReport run(Imported shop, Path path) {
        return new Importer(shop.data, Imported.NEW_YORK, Clock.systemUTC())
                .importPaths(List.of(path), Progress.SILENT);
    }

    private static JsonNode gold() throws Exception {
        return new ObjectMapper().readTree(SHOP.resolve("alt/alt_gold.json").toFile());
    }

    private static String joined(JsonNode gold, String... fields) {
        return String.join(
                "|", Stream.of(fields).map(field -> gold.get(field).asText()).toList());
    }
}
