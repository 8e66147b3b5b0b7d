package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, or a folder that cannot be written, is a sentence; what was imported before stays in force, and nothing half is left. */
@Timeout(180)
class FullDiskTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path exports;

    @BeforeEach
    void aShop() throws Exception {
        data = folder.resolve("data");
        exports = folder.resolve("exports");
        ShopVersions.write(exports, 1);
        var ran = Ran.of("--data", data.toString(), "import", exports.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        ShopVersions.write(exports, 2);
    }

    private String store() {
        return Stores.current(data).orElseThrow().getFileName().toString();
    }

    private void theOldStoreIsInForceAndNothingIsLeft() throws Exception {
        assertThat(ShopVersions.sums(data)).isEqualTo(ShopVersions.sums(1));
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("current", "import.lock", "secret.key", "verified.json", store());
        }
    }

    /** A disk with room for the data folder and some kilobytes more; mounted in a name space of its own, for which some systems want rights. */
    private static List<String> onASmallDisk(Path data, long kilobytes) throws Exception {
        var probe = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", data.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(
                probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0, "this system mounts no disk for a test");
        var script =
                "cp -r \"$0\" \"$0.all\" && mount -t tmpfs -o size=%dk none \"$0\" && cp -r \"$0.all/.\" \"$0\" && \"$@\"; code=$?;"
                                .formatted(kilobytes)
                        + " rm -r \"$0.all\"; ls \"$0\" >\"$0.left\"; cat \"$0/current\" >>\"$0.left\"; exit $code";
        return List.of("unshare", "-rm", "sh", "-c", script, data.toString());
    }

    @Test
    void aDiskWithoutRoomForACopyIsToldBeforeAnythingIsDone() throws Exception {
        var size = Files.size(data.resolve(store()));
        try (var importing = Started.victor(
                onASmallDisk(data, size / 1024 + 200),
                folder,
                "--data",
                data.toString(),
                "import",
                exports.toString())) {
            assertThat(importing.code()).as(importing.out() + importing.err()).isEqualTo(1);
            assertThat(importing.err())
                    .matches(
                            "There is not enough room on the disk of .*/data: an import needs a copy of the store, [0-9.]+ MB,"
                                    + " and room for what is new, and 0\\.[0-9] MB are free now\\."
                                    + " Nothing was changed; make room, then import again\\.\n");
        }
        assertThat(Files.readAllLines(folder.resolve("data.left")))
                .containsExactlyInAnyOrder("current", "import.lock", "secret.key", "verified.json", store(), store());
    }

    @Test
    void aDiskThatBecomesFullEndsTheImportAndNothingElse() throws Exception {
        var size = Files.size(data.resolve(store()));
        var outcomes = new ArrayList<String>();
        // Wherever it becomes full: while the rows are stored, the facts are built, or the store is closed.
        for (var more : List.of(20L, 100L, 300L, 600L)) {
            try (var importing = Started.victor(
                    onASmallDisk(data, 2 * size / 1024 + more),
                    folder,
                    "--data",
                    data.toString(),
                    "import",
                    exports.toString())) {
                var code = importing.code();
                outcomes.add(more + " kB: " + code);
                assertThat(importing.err()).doesNotContain("fault of Victor").doesNotContain("\tat ");
                if (code == 1) {
                    assertThat(importing.err()).startsWith("There is not enough room on the disk of ");
                    assertThat(Files.readAllLines(folder.resolve("data.left")))
                            .containsExactlyInAnyOrder(
                                    "current", "import.lock", "secret.key", "verified.json", store(), store());
                }
            }
        }
        assertThat(outcomes).as("some of them become full").anyMatch(outcome -> outcome.endsWith(": 1"));
    }

    @Test
    void noRoomForTemporaryFilesIsASentence() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no shell that limits the length of files");
        try (var importing = Started.victor(
                List.of("/bin/bash", "-c", "ulimit -f 20000; exec \"$0\" \"$@\""),
                folder,
                "--data",
                data.toString(),
                "import",
                exports.toString())) {
            assertThat(importing.code()).as(importing.out() + importing.err()).isEqualTo(1);
            assertThat(importing.err())
                    .startsWith("The database needs about 100 MB in the folder for temporary files, ")
                    .doesNotContain("\tat ");
        }
        theOldStoreIsInForceAndNothingIsLeft();
    }

    @Test
    void aDataFolderThatIsAFileOrCannotBeMadeIsASentence() throws Exception {
        var file = Files.writeString(folder.resolve("notes.txt"), "mine");
        var ran = Ran.of("--data", file.toString(), "import", exports.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("The data folder " + file + " cannot be used: " + file + " is a file."
                        + " Permit it, or name another folder with --data; nothing was changed.\n");
        var below = file.resolve("data");
        assertThat(Ran.of("--data", below.toString(), "import", exports.toString())
                        .err())
                .startsWith("The data folder " + below + " cannot be used: not a directory, ");
    }
}
