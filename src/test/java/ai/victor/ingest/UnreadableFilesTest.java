package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read is one refused file with one sentence, and the others are imported. */
class UnreadableFilesTest {
    private static final String TOOLS = "tool,category,month,cost\nStarPost,reviews,2026-05,10.00\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void aShop() {
        shop = new Imported(folder);
        shop.file("tools.csv", TOOLS);
    }

    @AfterEach
    void permitAgain() throws IOException {
        try (var files = Files.list(shop.files)) {
            for (var file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                permit(file, "rwx------");
            }
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void theRestIsImported(String refused, String sentence) {
        theRestIsImported(shop.run(), refused, sentence);
    }

    private void theRestIsImported(ImportReport report, String refused, String sentence) {
        assertThat(report.published()).as(report.text()).isTrue();
        assertThat(report.files())
                .extracting(file -> file.path().getFileName() + " " + file.status())
                .containsExactlyInAnyOrder("tools.csv LOADED", refused + " REFUSED");
        assertThat(report.text()).contains(refused + ": " + sentence + "\n");
        assertThat(shop.rows("SELECT count(*), sum(cost) FROM fact_tool_cost")).containsExactly("1|10.00");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        shop.file("more.csv", TOOLS);
        permit(shop.files.resolve("more.csv"), "---------");
        Assumptions.assumeFalse(Files.isReadable(shop.files.resolve("more.csv")), "who runs this may read everything");
        theRestIsImported("more.csv", "You have no permission to read it: have it permitted, then import it again.");
    }

    @Test
    void aFolderThatMayNotBeListed() throws IOException {
        shop.file("more/tools.csv", TOOLS);
        permit(shop.files.resolve("more"), "---------");
        Assumptions.assumeFalse(Files.isReadable(shop.files.resolve("more")), "who runs this may read everything");
        theRestIsImported("more", "You have no permission to read it: have it permitted, then import it again.");
    }

    /** A file of which the system gives nothing, whoever asks. */
    @Test
    void aFileThatTheSystemCannotRead() throws IOException {
        var memory = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.isRegularFile(memory), "no such file on this system");
        Files.createSymbolicLink(shop.files.resolve("more.csv"), memory);
        theRestIsImported(
                "more.csv", "It cannot be read (Input/output error): copy it to another place, then import that.");
    }

    @Test
    void aFileThatIsGoneWhenItsTurnComes() {
        shop.file("umbrellas.csv", TOOLS.replace("10.00", "11.00"));
        theRestIsImported(
                runWith("reading tools.csv", () -> Files.delete(shop.files.resolve("umbrellas.csv"))),
                "umbrellas.csv",
                "It is gone: it was moved or removed while the import looked at it.");
    }

    @Test
    void aFileThatIsStillWrittenTo() {
        shop.file("more.csv", TOOLS.replace("10.00", "11.00"));
        var report =
                runWith("reading more.csv", () -> shop.file("more.csv", TOOLS + "StarPost,reviews,2026-07,1.00\n"));
        theRestIsImported(
                report, "more.csv", "It was written to while it was read: import it again when it is complete.");
        assertThat(shop.run().published()).isTrue();
        assertThat(shop.rows("SELECT count(*), sum(cost) FROM fact_tool_cost")).containsExactly("2|11.00");
    }

    @Test
    void whereNothingElseIsLeftNothingIsImported() {
        var report = runWith("reading tools.csv", () -> Files.delete(shop.files.resolve("tools.csv")));
        assertThat(report.published()).isFalse();
        assertThat(report.text())
                .contains("tools.csv: It is gone")
                .contains("Nothing here is an export that Victor reads");
    }

    private interface Action {
        void run() throws IOException;
    }

    /** An import during which something happens, at the first step of that name. */
    private ImportReport runWith(String step, Action action) {
        return new Importer(shop.data, Imported.NEW_YORK, Clock.systemUTC()).importPaths(List.of(shop.files), heard -> {
            if (heard.startsWith(step)) {
                try {
                    action.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
