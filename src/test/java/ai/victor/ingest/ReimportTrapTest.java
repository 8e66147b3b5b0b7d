package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same file twice, exports that overlap, and an old export that comes after a new one all end in the same tables: of two rows for one thing the
 * newer stays.
 */
class ReimportTrapTest {
    private static final String HEADER = "tool,category,month,cost\n";

    private static final String MARCH = HEADER + "StarPost,reviews,2026-02,10.00\nStarPost,reviews,2026-03,10.00\n";

    private static final String APRIL = HEADER + "StarPost,reviews,2026-03,12.00\nStarPost,reviews,2026-04,12.00\n";

    @TempDir
    Path folder;

    @Test
    void overlappingExportsConvergeWhateverComesFirst() {
        var inOrder = new Imported(folder.resolve("a"));
        written(inOrder, "march.csv", MARCH, "2026-04-01T08:00:00Z");
        inOrder.run();
        written(inOrder, "april.csv", APRIL, "2026-05-01T08:00:00Z");
        inOrder.run();

        var outOfOrder = new Imported(folder.resolve("b"));
        written(outOfOrder, "april.csv", APRIL, "2026-05-01T08:00:00Z");
        outOfOrder.run();
        written(outOfOrder, "march.csv", MARCH, "2026-04-01T08:00:00Z");
        var report = outOfOrder.run();

        var rows = "SELECT month, cost FROM fact_tool_cost ORDER BY month";
        assertThat(inOrder.rows(rows)).containsExactly("2026-02-01|10.00", "2026-03-01|12.00", "2026-04-01|12.00");
        assertThat(outOfOrder.rows(rows)).isEqualTo(inOrder.rows(rows));
        assertThat(report.text()).contains("march.csv: rows that are older than what is there, left out: 1");
    }

    @Test
    void aNewerExportOfADayReplacesItEvenWhereAnotherReachesFurther() {
        var shop = new Imported(folder);
        written(shop, "april.csv", APRIL, "2026-05-01T08:00:00Z");
        shop.run();
        written(shop, "restated.csv", HEADER + "StarPost,reviews,2026-03,11.00\n", "2026-05-02T08:00:00Z");
        shop.run();
        assertThat(shop.rows("SELECT month, cost FROM fact_tool_cost ORDER BY month"))
                .containsExactly("2026-03-01|11.00", "2026-04-01|12.00");
    }

    @Test
    void anOlderFormOfAnOrderBringsBackNoneOfItsParts() {
        var shop = new Imported(folder);
        var newer = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .refund("2026-05-09T12:00:00Z", "5.00");
        var older = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "10.00", "0.00", "P");
        written(shop, "new.jsonl", newer.text(), "2026-05-10T08:00:00Z");
        shop.run();
        written(shop, "old.jsonl", older.text(), "2026-05-06T08:00:00Z");
        shop.run();
        assertThat(shop.rows("SELECT sku, refunds FROM fact_order_line")).containsExactly("A|5.00");
    }

    @Test
    void anOrderTwiceInOneFileIsTheLastOfThem() {
        var shop = new Imported(folder);
        var first = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "10.00", "0.00", "P");
        var second = new Orders().order("#1", "2026-05-05T12:00:00Z").line("A", 1, "20.00", "0.00", "P");
        shop.file("orders.jsonl", first.text() + second.text());
        shop.run();
        assertThat(shop.rows("SELECT sku, quantity FROM fact_order_line")).containsExactly("A|1");
    }

    @Test
    void theSameContentUnderAnotherNameChangesNothing() {
        var shop = new Imported(folder);
        shop.file("tools.csv", MARCH);
        shop.run();
        shop.file("tools (1).csv", MARCH);
        var again = shop.run();
        assertThat(again.published()).isFalse();
        assertThat(again.files())
                .extracting(FileReport::status)
                .isEqualTo(List.of(FileReport.Status.UNCHANGED, FileReport.Status.UNCHANGED));
    }

    private static void written(Imported shop, String name, String text, String modified) {
        shop.file(name, text);
        try {
            Files.setLastModifiedTime(shop.files.resolve(name), FileTime.from(Instant.parse(modified)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
