package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports come packed; what they are is told by their content, not by their name. */
class PackedFilesTest {
    private static final String TOOLS = "tool,category,month,cost\nStarPost,reviews,2026-05,10.00\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() throws IOException {
        shop = new Imported(folder);
        Files.createDirectories(shop.files);
    }

    @Test
    void gzipIsOpenedWhateverItsName() throws IOException {
        Files.write(shop.files.resolve("tools.download"), Packed.gzip(TOOLS));
        var report = shop.run();
        assertThat(report.text()).contains("tools.download").contains("tool costs file");
        assertThat(shop.rows("SELECT tool, cost FROM fact_tool_cost")).containsExactly("StarPost|10.00");
    }

    @Test
    void eachFileOfAnArchiveIsReportedForItself() throws IOException {
        Files.write(
                shop.files.resolve("exports.zip"),
                Packed.zip("may/tools.csv", TOOLS, "__MACOSX/may/._tools.csv", "x", "may/notes.txt", "sun and sea\n"));
        assertThat(shop.run().files())
                .extracting(file -> shop.files.relativize(file.path()) + " " + file.status())
                .containsExactlyInAnyOrder("exports.zip/may/tools.csv LOADED", "exports.zip/may/notes.txt UNKNOWN");
        assertThat(shop.rows("SELECT tool, cost FROM fact_tool_cost")).containsExactly("StarPost|10.00");
    }

    @Test
    void whatWasImportedPlainIsNotImportedAgainPacked() throws IOException {
        shop.file("tools.csv", TOOLS);
        shop.run();
        Files.write(shop.files.resolve("tools.csv.gz"), Packed.gzip(TOOLS));
        assertThat(shop.run().files())
                .extracting(FileReport::status)
                .containsExactly(FileReport.Status.UNCHANGED, FileReport.Status.UNCHANGED);
    }

    @Test
    void aPackingThatIsCutOffIsRefusedInASentence() throws IOException {
        shop.file("tools.csv", TOOLS);
        var whole = Packed.gzip("x".repeat(100_000));
        Files.write(shop.files.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(shop.files.resolve("cut.zip"), Arrays.copyOf(Packed.zip("tools.csv", TOOLS), 40));
        var report = shop.run();
        assertThat(report.published()).isTrue();
        assertThat(report.files())
                .filteredOn(file -> file.status() == FileReport.Status.REFUSED)
                .extracting(file -> file.path().getFileName().toString())
                .containsExactlyInAnyOrder("cut.gz", "cut.zip");
    }
}
