package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.Stores;
import ai.victor.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that facts join to is unique, or the store is not published: a row counted twice would be a wrong number that nobody sees. */
class JoinKeysTest {
    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void importOrders() {
        shop = new Imported(folder);
        new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "10.00", "0.00", "Q")
                .write(shop.files.resolve("orders.jsonl"));
        assertThat(shop.run().published()).isTrue();
    }

    @Test
    void theKeysOfTheModelAreProvenAndTheStoreSaysSo() {
        assertThat(shop.rows("SELECT mart, expression FROM proven_key ORDER BY 1"))
                .contains("dim_order|order_id", "dim_sku|sku");
    }

    @Test
    void numbersOfOrdersAddUpWhereEachOrderStandsInOneRow() {
        assertThat(shop.rows("SELECT recount FROM proven_count"))
                .contains("order_days.order_count", "campaign_days.order_count")
                // The order is of two suppliers, so that it is counted twice here.
                .doesNotContain("product_days.order_count");
    }

    @Test
    void aRepeatedKeyIsNotPublished() {
        var before = Stores.current(shop.data);
        var report = imported("INSERT INTO dim_sku (sku) VALUES ('A'), ('A'), ('A'), ('B'), ('B'), ('C')");
        assertThat(report.published()).isFalse();
        assertThat(report.problems())
                .singleElement()
                .isEqualTo(Problem.of(
                        "REPEATED_KEY",
                        "dim_sku has more than one row for the same sku: 5 rows for 2 values, for example 'A'."
                                + " What belongs to it would be counted several times, so nothing was published and the last import"
                                + " stays in force; keep one row for each sku."));
        assertThat(report.text()).contains("dim_sku has more than one row");
        assertThat(Stores.current(shop.data)).isEqualTo(before);
    }

    @Test
    void allRepeatedKeysAreNamedAtOnce() {
        var report = imported(
                "INSERT INTO dim_sku (sku) VALUES ('A'), ('A'); INSERT INTO dim_order SELECT * FROM dim_order");
        assertThat(report.problems()).extracting(Problem::code).containsExactly("REPEATED_KEY", "REPEATED_KEY");
    }

    @Test
    void rowsWithoutAKeyJoinNothingAndRepeatNothing() {
        assertThat(imported("INSERT INTO dim_sku (sku) VALUES (NULL), (NULL), ('A')")
                        .problems())
                .isEmpty();
    }

    @Test
    void aKeyThatTheMartCannotComputeIsAProblem() {
        assertThat(imported("CREATE OR REPLACE TABLE dim_sku AS SELECT 'A' AS code")
                        .problems())
                .extracting(Problem::code)
                .containsExactly("BAD_KEY");
    }

    private ImportReport imported(String mart) {
        Orders.write(folder.resolve("model/marts/99_mine.sql"), mart);
        return new Importer(shop.data, Imported.NEW_YORK, Clock.systemUTC(), Imported.model(), folder.resolve("model"))
                .importPaths(List.of(shop.files), Progress.SILENT);
    }
}
