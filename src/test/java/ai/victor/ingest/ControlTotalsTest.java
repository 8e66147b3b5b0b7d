package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared shop's export meets every figure of its control totals to the cent, month by month, and a second import of it changes nothing. */
class ControlTotalsTest {
    private static final Path SHOP = Path.of("../shared/shop");

    @TempDir
    Path data;

    @BeforeEach
    void onlyWhereTheShopIs() {
        Assumptions.assumeTrue(Files.isDirectory(SHOP.resolve("exports")), "the shared shop is not beside the project");
    }

    @Test
    void everyMonthIsMetToTheCent() throws Exception {
        var report = importExports();
        assertThat(report.problems()).isEmpty();
        assertThat(report.files()).allSatisfy(file -> {
            assertThat(file.status()).as(file.path() + " " + file.note()).isEqualTo(FileReport.Status.LOADED);
            assertThat(file.quarantined()).as(file.path() + " " + file.faults()).isZero();
        });
        var expected =
                new ObjectMapper().readTree(SHOP.resolve("control_totals.json").toFile());
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            for (var month : expected.get("months")) {
                assertThat(figures(store, month)).as(month.get("from").asText()).isEqualTo(plain(month));
            }
            assertThat(figures(store, expected.get("all"))).isEqualTo(plain(expected.get("all")));
        }
    }

    @Test
    void aSecondImportPublishesNothing() {
        importExports();
        var store = Stores.current(data);
        var again = importExports();
        assertThat(again.published()).isFalse();
        assertThat(again.files()).allMatch(file -> file.status() == FileReport.Status.UNCHANGED);
        assertThat(Stores.current(data)).isEqualTo(store);
    }

    private ImportReport importExports() {
        return new Importer(data, ShopSettings.NONE, Clock.systemUTC())
                .importPaths(List.of(SHOP.resolve("exports")), Progress.SILENT);
    }

    private static TreeMap<String, String> figures(StoreWriter store, JsonNode period) {
        var from = LocalDate.parse(period.get("from").asText());
        var to = LocalDate.parse(period.get("to").asText());
        var figures = new TreeMap<String, String>();
        figures.put("from", from.toString());
        figures.put("to", to.toString());
        var names = List.of(
                "orders",
                "units",
                "gross_sales",
                "discounts",
                "shipping_charged",
                "refunds",
                "revenue",
                "cogs",
                "cogs_base",
                "cogs_print",
                "cogs_shipping",
                "cogs_tax",
                "cogs_estimated",
                "payment_fees",
                "contribution_margin");
        var sums = String.join(
                ", ",
                names.subList(2, names.size()).stream()
                        .map(name -> "sum(" + name + ")")
                        .toList());
        var row = store.rows(
                        "SELECT count(DISTINCT order_id), sum(quantity), " + sums
                                + " FROM fact_order_line WHERE order_date BETWEEN ? AND ?",
                        from,
                        to)
                .getFirst();
        for (var i = 0; i < names.size(); i++) {
            figures.put(names.get(i), number(row.get(i)));
        }
        var traffic = store.rows(
                        "SELECT count(*), count(DISTINCT visitor_id) FROM fact_session WHERE session_date BETWEEN ? AND ?",
                        from,
                        to)
                .getFirst();
        figures.put("sessions", number(traffic.get(0)));
        figures.put("visitors", number(traffic.get(1)));
        store.rows(
                        "SELECT platform, sum(spend) FROM fact_ad_spend WHERE ad_date BETWEEN ? AND ? GROUP BY platform",
                        from,
                        to)
                .forEach(spend -> figures.put("ad_spend " + spend.get(0), number(spend.get(1))));
        return figures;
    }

    private static TreeMap<String, String> plain(JsonNode period) {
        var plain = new TreeMap<String, String>();
        for (var field : period.properties()) {
            if (field.getValue() instanceof ObjectNode parts) {
                parts.properties()
                        .forEach(part -> plain.put(
                                field.getKey() + " " + part.getKey(),
                                number(part.getValue().asText())));
            } else {
                var text = field.getValue().asText();
                plain.put(field.getKey(), field.getValue().isNumber() ? number(text) : text);
            }
        }
        return plain;
    }

    private static String number(Object value) {
        var number = new BigDecimal(String.valueOf(value)).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }
}
