package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file is written down changes nothing of what it says, and what is damaged is named, never mended unseen. */
class EncodingTrapTest {
    private static final String TOOLS =
            "tool,category,month,cost\nStarPost,reviews,2026-05,1017.91\nMühle,ads,2026-05,2.00\n";

    private static final String COSTS = "SELECT tool, cost FROM fact_tool_cost ORDER BY cost";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF"})
    void everyEncodingThatNamesItselfGivesTheSameRows(String charset, String mark) throws IOException {
        for (var text : List.of(
                TOOLS,
                TOOLS.replace("\n", "\r\n"),
                TOOLS.replace(',', ';').replace("1017.91", "1.017,91").replace("2.00", "2,00"),
                TOOLS.replace(',', '\t').replace("1017.91", "\"1,017.91\""))) {
            var one = new Imported(folder.resolve("shop " + text.hashCode()));
            bytes(one, "tools.csv", mark + text, Charset.forName(charset));
            assertThat(one.run().quarantined()).isZero();
            assertThat(one.rows(COSTS)).containsExactly("Mühle|2.00", "StarPost|1017.91");
        }
    }

    @Test
    void blanksThatNobodySeesAreBlanks() {
        shop.file(
                "tools.csv",
                "tool,category,month,cost\n\u00A0Star\u00A0Post\u00A0,rev\u200Biews,\u00A02026-05,\"1\u00A0017,91\"\nMoon,ads,2026-05,\"2\u202F000,50\"\n");
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT tool, category, cost FROM fact_tool_cost ORDER BY cost"))
                .containsExactly("Star Post|reviews|1017.91", "Moon|ads|2000.50");
    }

    @Test
    void aFormulaIsTheTextThatItIs() {
        var formulas = List.of("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1:A9)", "=HYPERLINK(\"http://x\";\"y\")");
        var file = new StringBuilder("tool,category,month,cost\n");
        for (var i = 0; i < formulas.size(); i++) {
            file.append('"')
                    .append(formulas.get(i).replace("\"", "\"\""))
                    .append("\",x,2026-05,")
                    .append(i)
                    .append(".00\n");
        }
        shop.file("tools.csv", file.toString());
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT tool FROM fact_tool_cost ORDER BY cost")).isEqualTo(formulas);
    }

    @Test
    void theApostropheOfSpreadsheetsIsNoPartOfTheText() {
        shop.file("zones.csv", "country_code,zone\n'00501,US\n'=1+1,UK\nO'Hara,IE\n");
        shop.run();
        assertThat(shop.rows("SELECT country_code FROM raw_zone ORDER BY 1"))
                .containsExactly("00501", "=1+1", "O'Hara");
    }

    @Test
    void controlCharactersVanishAndANulIsDamage() {
        shop.file(
                "tools.csv",
                "tool,category,month,cost\nStar\u0007Post\u001B[31m,a,2026-05,1.00\nMoon,b,2026-05,1\u00007.00\nSun,c,2026-05,2.00\n");
        shop.run();
        assertThat(shop.rows(COSTS)).containsExactly("StarPost[31m|1.00", "Sun|2.00");
        assertThat(shop.rows("SELECT line, column_name, reason FROM quarantine"))
                .containsExactly("3|cost|holds bytes that are not in the file's encoding");
    }

    @Test
    void bytesOfAnotherEncodingAreNamedWithTheirLine() throws IOException {
        bytes(shop, "tools.csv", TOOLS, StandardCharsets.ISO_8859_1);
        shop.run();
        assertThat(shop.rows(COSTS)).containsExactly("StarPost|1017.91");
        assertThat(shop.rows("SELECT line, column_name, reason FROM quarantine"))
                .containsExactly("3|tool|holds bytes that are not in the file's encoding");
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNoRowUnseen() {
        shop.file(
                "tools.csv",
                "tool,category,month,cost\nA,x,2026-05,1.00\n\"B,x,2026-05,2.00\nC,x,2026-05,3.00\nD,x,2026-05,4.00\n");
        shop.run();
        assertThat(shop.rows(COSTS)).containsExactly("A|1.00");
        assertThat(shop.rows("SELECT line, reason, fix FROM quarantine"))
                .containsExactly("3|a quote is opened in it and not closed, so that a cell of it holds the rows below"
                        + "|Close the quote in the file, or export it again, and import it once more");
    }

    @Test
    void aQuoteThatALaterOneClosesSwallowsNoRowUnseen() {
        shop.file("zones.csv", "country_code,zone\nUS,\"US\nCA,Canada\nGB,\"\nFR,EU\n");
        shop.run();
        assertThat(shop.rows("SELECT country_code FROM raw_zone")).containsExactly("FR");
        assertThat(shop.rows("SELECT line FROM quarantine")).containsExactly("2");
    }

    @Test
    void aCellOfSeveralLinesIsOneCell() {
        shop.file("tools.csv", "tool,category,month,cost\n\"Star\nPost, the tool\",x,2026-05,1.00\n");
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT tool FROM fact_tool_cost")).containsExactly("Star\nPost, the tool");
    }

    @Test
    void aVeryLongLineIsALine() {
        var word = "x".repeat(1_000_000);
        shop.file("tools.csv", "tool,category,month,cost\n" + word + ",x,2026-05,1.00\nA,x,2026-05,2.00\n");
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT length(tool), cost FROM fact_tool_cost ORDER BY cost"))
                .containsExactly("1000000|1.00", "1|2.00");
    }

    @Test
    void aLineLongerThanAnyExportHasIsNamedAndTheRestOfTheImportGoesOn() {
        shop.file("good.csv", "country_code,zone\nUS,US\n");
        shop.file(
                "tools.csv",
                "tool,category,month,cost\nA,x,2026-05,2.00\n\"" + "x".repeat(20_000_000) + "\",x,2026-05,1.00\n");
        shop.run();
        assertThat(shop.rows(COSTS)).containsExactly("A|2.00");
        assertThat(shop.rows("SELECT line, reason FROM quarantine"))
                .containsExactly("3|it or a line after it cannot be split into cells; a quote may not be closed");
        assertThat(shop.rows("SELECT zone FROM raw_zone")).containsExactly("US");
    }

    @Test
    void fiveBytesAreNoExport() {
        shop.file("tools.csv", TOOLS).file("five.csv", "a,b\n1");
        assertThat(shop.run().files())
                .filteredOn(file -> file.path().endsWith("five.csv"))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.status()).isEqualTo(FileReport.Status.UNKNOWN);
                    assertThat(file.note()).isEqualTo("No kind of export that Victor reads has this header.");
                });
    }

    @Test
    void aHeaderInAnotherLanguageIsRefusedWithWhatWasSeen() {
        shop.file("tools.csv", TOOLS).file("meta.csv", """
                Inicio del informe,Fin del informe,Nombre de la campaña,Nombre del conjunto de anuncios,Importe gastado (EUR),Impresiones,Clics en el enlace
                2026-05-01,2026-05-01,fría,amplio,17.91,1710,23
                """);
        assertThat(shop.run().files())
                .filteredOn(file -> file.path().endsWith("meta.csv"))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.status()).isEqualTo(FileReport.Status.REFUSED);
                    assertThat(file.note())
                            .isEqualTo(
                                    "It looks like an ads report in another language: the column \"Campaign name\" is missing, and seen were"
                                            + " \"Inicio del informe\", \"Fin del informe\", \"Nombre de la campaña\", \"Nombre del conjunto de anuncios\","
                                            + " \"Importe gastado (EUR)\", \"Impresiones\" and 1 more; set the language of the ads account to English"
                                            + " and export it again.");
                });
    }

    private static void bytes(Imported shop, String name, String text, Charset charset) throws IOException {
        Files.createDirectories(shop.files);
        Files.write(shop.files.resolve(name), text.getBytes(charset));
    }
}
