package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orders of a month as suppliers' interfaces tell them: to the cent into an empty store, and no cost twice beside the invoices. */
class OtherFormsTest {
    private static final Path SHOP = Path.of("../shared/shop");
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @TempDir
    Path data;

    @BeforeEach
    void needsTheSharedShop() {
        Assumptions.assumeTrue(Files.isDirectory(SHOP.resolve("alt")) && Files.isDirectory(SHOP.resolve("exports")));
    }

    @Test
    void anEmptyStoreHoldsTheControlTotalsOfBothSuppliers() {
        var report = imported(orders());
        assertThat(report.quarantined()).isZero();
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            assertThat(store.rows("""
                    SELECT supplier,
                           (SELECT count(*) FROM fact_supplier_order o WHERE o.supplier = l.supplier),
                           sum(amount) FILTER (component = 'base_and_print'),
                           sum(amount) FILTER (component = 'shipping'),
                           sum(amount) FILTER (component = 'tax'),
                           sum(amount)
                    FROM fact_invoice_line l GROUP BY supplier ORDER BY supplier DESC
                    """).stream().map(Object::toString))
                    .containsExactly(
                            "[Printify, 477, 12506.99, 3902.66, 720.47, 17130.12]",
                            "[Printful, 340, 9186.26, 2833.91, 470.32, 12490.49]");
        }
    }

    @Test
    void besideTheInvoicesTheyChangeNoTotal() {
        imported(List.of(SHOP.resolve("exports")));
        var before = figures();
        imported(orders());
        assertThat(figures()).isEqualTo(before);
        assertThat(differences()).isZero();
    }

    @Test
    void beforeTheInvoicesTheyChangeNoTotalEither() {
        imported(orders());
        imported(List.of(SHOP.resolve("exports")));
        var both = figures();
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            assertThat(store.number("SELECT count(*) FROM fact_invoice_line WHERE status = 'charged'"))
                    .isZero();
            assertThat(store.number("SELECT count(*) FROM fact_superseded_cost WHERE order_id IS NULL"))
                    .isZero();
        }
        var alone = new Importer(data.resolve("alone"), Imported.NEW_YORK, Clock.systemUTC());
        assertThat(alone.importPaths(List.of(SHOP.resolve("exports")), Progress.SILENT)
                        .failed())
                .isFalse();
        try (var store = StoreWriter.open(Stores.current(data.resolve("alone")).orElseThrow())) {
            assertThat(both).isEqualTo(Figures.of(store, FROM, TO));
        }
    }

    /** Between what the orders said and what the invoices bill for the same. */
    private long differences() {
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            return store.number("SELECT count(*) FROM superseded WHERE what = 'supplier cost' AND difference <> ''");
        }
    }

    private Map<String, String> figures() {
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            return Figures.of(store, FROM, TO);
        }
    }

    private ImportReport imported(List<Path> paths) {
        var report = new Importer(data, Imported.NEW_YORK, Clock.systemUTC()).importPaths(paths, Progress.SILENT);
        assertThat(report.problems()).isEmpty();
        return report;
    }

    /** The pages of both suppliers. */
    private static List<Path> orders() {
        try (var files = Files.list(SHOP.resolve("alt"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("alt_gold.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
