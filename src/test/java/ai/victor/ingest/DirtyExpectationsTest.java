package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The shared broken files: each, alone in an empty store, gives what is expected of it; on top of a whole shop none takes anything away. */
class DirtyExpectationsTest {
    private static final Path SHOP = Path.of("../shared/shop");

    private static final Path DIRTY = SHOP.resolve("dirty");

    @TempDir
    Path folder;

    /**
     * @param faults line, column, value and part of the reason of each quarantined row
     * @param said parts of what the report says
     */
    private record Expected(
            String file,
            FileReport.Status status,
            long loaded,
            long replaced,
            List<String> faults,
            List<String> said) {}

    private static final List<Expected> EXPECTED = List.of(
            loaded(
                    "01_truncated_orders.jsonl",
                    56,
                    List.of(
                            "60|||not a whole JSON object; the export may be incomplete",
                            "57|||line 60, which may be part of its order",
                            "58|||line 60, which may be part of its order",
                            "59|||line 60, which may be part of its order")),
            loaded("02_truncated_invoices.csv", 59, List.of("61|||it has 8 cells where the header has 12")),
            loaded("03_bom_crlf_sessions.csv", 60, List.of()),
            loaded("04_semicolon_meta.csv", 40, List.of()),
            refused(
                    "05_missing_fee_column.csv",
                    "Shopify Payments transactions export",
                    "the column \"Fee\" is missing"),
            loaded(
                    "06_bad_date_invoices.csv",
                    58,
                    List.of("8|invoiced_at|2026-13-45|is no date", "20|invoiced_at|yesterday|is no date")),
            loaded(
                    "07_negative_quantity_invoices.csv",
                    59,
                    List.of("2|qty|-3|is not positive, and the row is no credit")),
            new Expected("08_duplicated_rows_invoices.csv", FileReport.Status.LOADED, 60, 60, List.of(), List.of()),
            loaded("10_not_utf8_designs.csv", 39, List.of("3|design||holds bytes that are not in the file's encoding")),
            loaded(
                    "11_currency_mismatch_stripe.csv",
                    25,
                    IntStream.rangeClosed(11, 15)
                            .mapToObj(line -> line
                                    + "|currency|EUR|is not the shop's currency, USD, and there is no exchange rate")
                            .toList()),
            new Expected(
                    "12_orphan_rows_invoices.csv",
                    FileReport.Status.LOADED,
                    60,
                    0,
                    List.of(),
                    List.of("name no order that was imported")),
            loaded(
                    "13_orphan_children.jsonl",
                    0,
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(line ->
                                    line + "|||the order or refund that it belongs to is not in the file before it")
                            .toList()),
            refused("14_html_error_page.csv", "This is a web page, not an export; download the export again."),
            new Expected("15_empty.csv", FileReport.Status.UNKNOWN, 0, 0, List.of(), List.of("The file is empty.")),
            new Expected(
                    "16_header_only_tools.csv",
                    FileReport.Status.LOADED,
                    0,
                    0,
                    List.of(),
                    List.of("It has a header and no rows.")),
            loaded("17_bad_number_flows.csv", 29, List.of("6|Delivered|12a|is no whole number")),
            loaded("18_utf16_meta.csv", 40, List.of()),
            refused(
                    "19_foreign_header_meta.csv",
                    "the column \"Campaign name\" is missing",
                    "\"Nombre de la campaña\""));

    @BeforeEach
    void onlyWhereTheShopIs() {
        Assumptions.assumeTrue(Files.isDirectory(DIRTY), "the shared shop is not beside the project");
    }

    @TestFactory
    Stream<DynamicTest> aloneEachGivesWhatIsExpected() {
        return EXPECTED.stream()
                .map(expected -> DynamicTest.dynamicTest(expected.file(), () -> {
                    var report = imported(folder.resolve(expected.file()), DIRTY.resolve(expected.file()));
                    var file = report.files().getFirst();
                    assertThat(file.status()).isEqualTo(expected.status());
                    assertThat(file.loaded()).isEqualTo(expected.loaded());
                    assertThat(file.replaced()).isEqualTo(expected.replaced());
                    assertThat(file.quarantined()).isEqualTo(expected.faults().size());
                    var faults = file.faults().stream()
                            .map(fault ->
                                    fault.line() + "|" + fault.column() + "|" + fault.value() + "|" + fault.reason())
                            .toList();
                    for (var i = 0; i < expected.faults().size(); i++) {
                        var parts = expected.faults().get(i).split("\\|", 4);
                        assertThat(faults.get(i))
                                .startsWith(parts[0] + "|" + parts[1] + "|" + parts[2])
                                .contains(parts[3]);
                    }
                    expected.said().forEach(said -> assertThat(report.text()).contains(said));
                }));
    }

    /** The Ids of this one all became one number; its orders are told apart by their names, or left out, never made one. */
    @Test
    void damagedIdsDoNotMakeAllOrdersOne() throws IOException {
        var file = DIRTY.resolve("09_scientific_ids_orders.csv");
        var shop = new Imported(folder);
        Files.createDirectories(shop.files);
        Files.copy(file, shop.files.resolve("orders.csv"));
        var report = shop.run();
        assertThat(report.text()).contains("orders.csv").contains("E+12");
        if (report.published()) {
            var names = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("#"))
                    .map(line -> line.split(",")[0])
                    .distinct()
                    .count();
            var orders =
                    Long.parseLong(shop.rows("SELECT count(*) FROM dim_order").getFirst());
            assertThat(orders).isIn(0L, names);
        }
    }

    @Test
    void whatTheShopSaysOfEveryBrokenFileIsExpectedHere() throws IOException {
        var asked = StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(DIRTY.resolve("EXPECT.json").toFile())
                                .spliterator(),
                        false)
                .map(one -> one.get("file").asText().replace("dirty/", ""))
                .filter(name -> !name.startsWith("09"));
        assertThat(EXPECTED).extracting(Expected::file).containsAll(asked.toList());
    }

    @Test
    void onTopOfAShopNothingIsTakenAway() {
        var data = folder.resolve("data");
        imported(data, SHOP.resolve("exports"));
        var before = figures(data);
        imported(data, DIRTY);
        assertThat(figures(data)).isEqualTo(before);
    }

    private static ImportReport imported(Path data, Path files) {
        return new Importer(data, Imported.NEW_YORK, Clock.systemUTC()).importPaths(List.of(files), Progress.SILENT);
    }

    private static List<String> figures(Path data) {
        return Imported.rowsIn(data, """
                SELECT (SELECT count(*) FROM dim_order), (SELECT count(*) FROM fact_order_line), (SELECT sum(revenue) FROM fact_order_line),
                       (SELECT sum(cogs) FROM fact_order_line), (SELECT sum(payment_fees) FROM fact_order_line), (SELECT sum(refund_amount) FROM fact_refund),
                       (SELECT count(*) FROM fact_session), (SELECT sum(spend) FROM fact_ad_spend), (SELECT sum(recipients) FROM fact_message),
                       (SELECT sum(cost) FROM fact_tool_cost), (SELECT count(*) FROM dim_sku)""");
    }

    private static Expected loaded(String file, long rows, List<String> faults) {
        return new Expected(file, FileReport.Status.LOADED, rows, 0, faults, List.of());
    }

    private static Expected refused(String file, String... said) {
        return new Expected(file, FileReport.Status.REFUSED, 0, 0, List.of(), List.of(said));
    }
}
