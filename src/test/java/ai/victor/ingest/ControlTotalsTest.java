package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
                assertThat(Figures.of(store, day(month, "from"), day(month, "to")))
                        .as(month.get("from").asText())
                        .isEqualTo(plain(month));
            }
            assertThat(Figures.of(store, day(expected.get("all"), "from"), day(expected.get("all"), "to")))
                    .isEqualTo(plain(expected.get("all")));
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

    private static LocalDate day(JsonNode period, String field) {
        return LocalDate.parse(period.get(field).asText());
    }

    private static TreeMap<String, String> plain(JsonNode period) {
        var plain = new TreeMap<String, String>();
        for (var field : period.properties()) {
            if (field.getValue() instanceof ObjectNode parts) {
                parts.properties()
                        .forEach(part -> plain.put(
                                field.getKey() + " " + part.getKey(),
                                Figures.number(part.getValue().asText())));
            } else {
                var text = field.getValue().asText();
                plain.put(field.getKey(), field.getValue().isNumber() ? Figures.number(text) : text);
            }
        }
        return plain;
    }
}
