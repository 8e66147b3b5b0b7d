package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files worse than those that anyone sent so far, each with all that it must give. A good file beside them is always imported. */
class WorseFilesTest {
    private static final String TOOLS = "tool,category,month,cost\n";

    private static final String GOOD = "A,x,2026-05,1.00\n";

    @TempDir
    Path folder;

    /**
     * @param told status, rows loaded and replaced, then each fault as line, column, value and reason, then the note
     */
    private record Worse(String what, byte[] content, String told) {
        Worse(String what, String content, String told) {
            this(what, content.getBytes(StandardCharsets.UTF_8), told);
        }
    }

    private static List<Worse> files() throws IOException {
        var all = new ArrayList<Worse>();
        all.add(new Worse(
                "more cells than the header",
                TOOLS + GOOD + "B,x,2026-05,1,000.00\n",
                "LOADED 1+0 | 3 it has 5 cells where the header has 4"));
        all.add(new Worse(
                "two files in one, each with its header",
                TOOLS + GOOD + TOOLS + "B,x,2026-05,2.00\n",
                "LOADED 2+0 | 3 month \"month\" is no month (YYYY-MM)"));
        all.add(new Worse("lines of an old Mac", (TOOLS + GOOD).replace("\n", "\r"), "LOADED 1+0"));
        all.add(new Worse(
                "line ends of three systems",
                TOOLS + "A,x,2026-05,1.00\r\nB,x,2026-05,1.00\rC,x,2026-05,1.00",
                "LOADED 3+0"));
        all.add(new Worse(
                "a delimiter at the end of each row",
                TOOLS + "A,x,2026-05,1.00,\n",
                "LOADED 0+0 | 2 it has 5 cells where the header has 4"));
        all.add(new Worse(
                "the same column twice", "tool,tool,category,month,cost\nA,B,x,2026-05,1.00\n", "LOADED 1+0"));
        all.add(new Worse(
                "quotes around all, after a byte order mark",
                "\uFEFF\"tool\",\"category\",\"month\",\"cost\"\n\"A\",\"x\",\"2026-05\",\"1.00\"\n",
                "LOADED 1+0"));
        all.add(new Worse("a header in capitals with blanks", " TOOL , Category ,MONTH,cost\t\n" + GOOD, "LOADED 1+0"));
        all.add(new Worse(
                "a month that there is not",
                TOOLS + "A,x,2026-13,1.00\n",
                "LOADED 0+0 | 2 month \"2026-13\" is no month (YYYY-MM)"));
        all.add(new Worse("the letter O", TOOLS + "A,x,2026-05,1O.00\n", "LOADED 0+0 | 2 cost \"1O.00\" is no number"));
        all.add(new Worse(
                "a number that could be two",
                TOOLS + "A,x,2026-05,\"1,2,3\"\n",
                "LOADED 0+0 | 2 cost \"1,2,3\" is no number"));
        all.add(new Worse(
                "thousands of both kinds",
                TOOLS + "A,x,2026-05,\"1.234.567,89\"\nB,x,2026-05,\"2.345,6\"\n",
                "LOADED 2+0"));
        all.add(new Worse(
                "a number without end",
                TOOLS + "A,x,2026-05,12345678901234567890.00\n",
                "LOADED 0+0 | 2 cost \"12345678901234567890.00\" is too large"));
        all.add(new Worse(
                "an amount that a spreadsheet shortened",
                TOOLS + "A,x,2026-05,1.2E+03\n",
                "LOADED 0+0 | 2 cost \"1.2E+03\" is no number"));
        all.add(new Worse(
                "a fraction of a cent",
                TOOLS + "A,x,2026-05,1.005\n",
                "LOADED 0+0 | 2 cost \"1.005\" has more than 2 decimals"));
        all.add(new Worse("the same key twice", TOOLS + GOOD + "A,x,2026-05,2.00\n", "LOADED 1+1"));
        all.add(new Worse("bars between cells", (TOOLS + GOOD).replace(',', '|'), "LOADED 1+0"));
        all.add(new Worse(
                "quotes in quotes", TOOLS + "\"The \"\"A\"\", as it is called\",x,2026-05,1.00\n", "LOADED 1+0"));
        all.add(new Worse("nothing but blank lines", "\n\r\n   \n\n", "UNKNOWN 0+0 | The file is empty."));
        all.add(new Worse(
                "a web page after blank lines and a byte order mark",
                "\n\n<!doctype html><html><body>Sign in</body></html>",
                "REFUSED 0+0 | This is a web page, not an export; download the export again."));
        all.add(new Worse(
                "a report that is only its title",
                "Ad group report\n\"May 1, 2026 - May 31, 2026\"\n",
                "UNKNOWN 0+0 | No kind of export that Victor reads has this header."));
        all.add(new Worse(
                "a report of nothing but its total",
                "Day,Campaign,Ad group,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value\nTotal: Account,,,,0.00,0,0,0,0\n",
                "LOADED 0+0 | It has a header and no rows."));
        all.add(new Worse(
                "UTF-16 that does not say so",
                (TOOLS + GOOD).getBytes(StandardCharsets.UTF_16LE),
                "UNKNOWN 0+0 | This is not a text file; export it as CSV."));
        all.add(new Worse(
                "an ANSI file",
                (TOOLS + "Mühle,x,2026-05,1.00\n" + GOOD).getBytes(Charset.forName("windows-1252")),
                "LOADED 1+0 | 2 tool \"M\uFFFDhle\" holds bytes that are not in the file's encoding"));
        all.add(new Worse(
                "a workbook",
                workbook(),
                "REFUSED 0+0 | It is an Excel workbook: save its sheet as CSV, then import that."));
        all.add(new Worse(
                "a picture",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13},
                "UNKNOWN 0+0 | This is not a text file; export it as CSV."));
        all.add(
                new Worse(
                        "orders with a line of something else",
                        new Orders()
                                        .order("#1", "2026-05-05T12:00:00Z")
                                        .line("A", 1, "20.00", "0.00", "P")
                                        .text() + "and more below\n",
                        "LOADED 0+0 | 3 the line is not a whole JSON object; the export may be incomplete, or cut off here"
                                + " | 1 line 3, which may be part of its order, is broken | 2 line 3, which may be part of its order, is broken"));
        all.add(new Worse(
                "a session without a time zone",
                "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name\ns,v,,2026-05-05 11:00:00,,,,mobile,/,\n",
                "LOADED 0+0 | 2 started_at \"2026-05-05 11:00:00\" is no time with an offset"));
        all.add(new Worse(
                "amounts of two currencies in one row's signs",
                TOOLS + "A,x,2026-05,€1.00\n",
                "LOADED 0+0 | 2  \"€\" is not the sign of USD"));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> eachGivesAllThatItMust() throws IOException {
        return files().stream()
                .map(worse -> DynamicTest.dynamicTest(worse.what(), () -> {
                    var shop = new Imported(folder.resolve(worse.what().replace(' ', '-')));
                    shop.file("good.csv", "country_code,zone\nUS,US\n");
                    Files.write(shop.files.resolve("worse.csv"), worse.content());
                    var report = shop.run();
                    assertThat(report.published()).isTrue();
                    assertThat(shop.rows("SELECT zone FROM raw_zone")).containsExactly("US");
                    assertThat(report.files())
                            .filteredOn(file -> file.path().endsWith("worse.csv"))
                            .singleElement()
                            .satisfies(file -> assertThat(told(file)).isEqualTo(worse.told()));
                    assertThat(shop.rows("SELECT count(*) FROM quarantine WHERE fix = '' OR line IS NULL"))
                            .containsExactly("0");
                }));
    }

    @Test
    void afterAFixTheQuarantineOfThatFileIsEmpty() {
        var shop = new Imported(folder);
        shop.file("tools.csv", TOOLS + GOOD + "B,x,2026-13,1.00\n").file("other.csv", TOOLS + "C,x,soon,1.00\n");
        assertThat(shop.run().quarantined()).isEqualTo(2);
        shop.file("tools.csv", TOOLS + GOOD + "B,x,2026-12,1.00\n");
        assertThat(shop.run().quarantined()).isEqualTo(1);
        assertThat(shop.rows("SELECT parse_filename(file), line FROM quarantine"))
                .containsExactly("other.csv|2");
        assertThat(shop.rows("SELECT tool FROM fact_tool_cost ORDER BY 1")).containsExactly("A", "B");
    }

    @Test
    void whatIsRefusedTakesNothingAway() {
        var shop = new Imported(folder);
        shop.file("tools.csv", TOOLS + GOOD);
        shop.run();
        for (var bad : List.of("", TOOLS, "tool,category,month\nA,x,2026-05\n", "<html>", "\n")) {
            shop.file("tools.csv", bad);
            shop.run();
            assertThat(shop.rows("SELECT tool, cost FROM fact_tool_cost"))
                    .as(bad)
                    .containsExactly("A|1.00");
        }
    }

    private static String told(FileReport file) {
        var parts = new ArrayList<String>();
        parts.add(file.status() + " " + file.loaded() + "+" + file.replaced());
        file.faults()
                .forEach(fault -> parts.add(fault.line() + " "
                        + (fault.column().isEmpty() && fault.value().isEmpty()
                                ? ""
                                : fault.column() + " \"" + fault.value() + "\" ")
                        + fault.reason()));
        if (!file.note().isEmpty()) {
            parts.add(file.note());
        }
        return String.join(" | ", parts);
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(bytes)) {
            for (var name : List.of("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
                packed.putNextEntry(new ZipEntry(name));
                packed.write("<?xml version=\"1.0\"?><x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
