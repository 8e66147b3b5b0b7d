package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and links that lie about what is in them, are damaged or locked: each is a sentence, nothing is written beside the data folder, and the rest is imported. */
class HostileArchivesTest {
    private static final String TOOLS = "tool,category,month,cost\nStarPost,reviews,2026-05,10.00\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() throws IOException {
        shop = new Imported(folder.resolve("shop"));
        Files.createDirectories(shop.files);
    }

    @Test
    void aPathOutOfTheArchiveLeadsNowhere() throws IOException {
        Files.write(
                shop.files.resolve("up.zip"),
                Packed.zip(
                        "../../x.csv",
                        TOOLS,
                        "/etc/y.csv",
                        TOOLS.replace("Star", "Moon"),
                        "..\\z.csv",
                        TOOLS.replace("Star", "Sun")));
        var report = shop.run();
        assertThat(report.files())
                .allSatisfy(file -> assertThat(file.path().normalize()).startsWithRaw(shop.files.resolve("up.zip")));
        assertThat(shop.rows("SELECT tool FROM fact_tool_cost ORDER BY 1"))
                .containsExactly("MoonPost", "StarPost", "SunPost");
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".csv"));
        }
    }

    @Test
    void anArchiveMayHoldFoldersInFolders() throws IOException {
        Files.write(shop.files.resolve("deep.zip"), Packed.zip("a/", "", "a/b/c/d/tools.csv", TOOLS));
        shop.run();
        assertThat(shop.rows("SELECT tool FROM fact_tool_cost")).containsExactly("StarPost");
    }

    @Test
    void anArchiveInAnArchiveIsNamedAndNotOpened() throws IOException {
        Files.write(
                shop.files.resolve("outer.zip"),
                Packed.zip("inner.zip", "PK\u0003\u0004 whatever", "tools.csv", TOOLS));
        assertThat(shop.run().files())
                .extracting(file -> file.path().getFileName() + " " + file.status())
                .containsExactlyInAnyOrder("inner.zip UNKNOWN", "tools.csv LOADED");
    }

    @Test
    void aLockedArchiveIsRefusedInASentence() throws IOException {
        Files.writeString(shop.files.resolve("tools.csv"), TOOLS);
        var locked = Packed.zip("tools.csv", TOOLS);
        locked[6] |= 1;
        Files.write(shop.files.resolve("locked.zip"), locked);
        assertThat(refused()).containsExactly("locked.zip: It has a password: unpack it, and import what was in it.");
    }

    @Test
    void whatIsCutOffOrDamagedIsRefusedInASentence() throws IOException {
        Files.writeString(shop.files.resolve("good.csv"), TOOLS);
        var big = "x".repeat(300_000);
        var gzip = Packed.gzip(TOOLS + big);
        Files.write(shop.files.resolve("cut.csv.gz"), Arrays.copyOf(gzip, gzip.length - 9));
        Files.write(shop.files.resolve("head.csv.gz"), Arrays.copyOf(gzip, 5));
        var zip = Packed.zip("tools.csv", TOOLS + big);
        Files.write(shop.files.resolve("cut.zip"), Arrays.copyOf(zip, zip.length / 2));
        var broken = zip.clone();
        Arrays.fill(broken, 45, 120, (byte) 0x5A);
        Files.write(shop.files.resolve("broken.zip"), broken);
        assertThat(refused())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .matches("(cut|head|tools)[.a-z]*: [A-Z].*\\.")
                        .doesNotContain("java.")
                        .doesNotContain("\tat "));
        assertThat(shop.rows("SELECT count(*) FROM fact_tool_cost")).containsExactly("1");
    }

    @Test
    void manyFilesInOneArchiveAreAllRead() throws IOException {
        var parts = IntStream.range(0, 300)
                .boxed()
                .flatMap(i -> List.of("t" + i + ".csv", TOOLS.replace("Star", "Star" + i)).stream())
                .toArray(String[]::new);
        Files.write(shop.files.resolve("many.zip"), Packed.zip(parts));
        assertThat(shop.run().files()).hasSize(300);
        assertThat(shop.rows("SELECT count(DISTINCT tool), sum(cost) FROM fact_tool_cost"))
                .containsExactly("300|3000.00");
    }

    @Test
    void aLinkIsWhatItLeadsToAndALinkToNothingHarmsNothing() throws IOException {
        var away = Files.createDirectories(folder.resolve("away"));
        Files.writeString(away.resolve("tools.csv"), TOOLS);
        Files.createSymbolicLink(shop.files.resolve("linked.csv"), away.resolve("tools.csv"));
        Files.createSymbolicLink(shop.files.resolve("nowhere.csv"), away.resolve("gone.csv"));
        Files.createSymbolicLink(shop.files.resolve("round"), shop.files);
        var report = shop.run();
        assertThat(report.files())
                .filteredOn(file -> file.status() == FileReport.Status.LOADED)
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly("linked.csv");
        assertThat(shop.rows("SELECT tool FROM fact_tool_cost")).containsExactly("StarPost");
    }

    private List<String> refused() {
        return shop.run().files().stream()
                .filter(file -> file.status() == FileReport.Status.REFUSED)
                .map(file -> file.path().getFileName() + ": " + file.note())
                .toList();
    }
}
