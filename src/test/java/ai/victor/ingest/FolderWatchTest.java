package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is told when it is complete, once, and again when it changes. */
class FolderWatchTest {
    @TempDir
    Path folder;

    private FolderWatch watch;
    private int written;

    @BeforeEach
    void begin() {
        watch = new FolderWatch(folder, folder.resolve("victor-data"));
    }

    /** Each at a later time, however coarse the clock of the file system is. */
    private Path write(String name, String text) throws IOException {
        var file = Orders.write(folder.resolve(name), text);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-06-01T00:00:00Z").plusSeconds(written++)));
        return file;
    }

    private List<String> look() {
        return watch.look().files().stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void aFileIsToldOnceItHasStoppedGrowing() throws IOException {
        write("orders.csv", "a");
        assertThat(look()).isEmpty();
        write("orders.csv", "ab");
        assertThat(look()).isEmpty();
        write("orders.csv", "abc");
        assertThat(look()).isEmpty();
        assertThat(look()).containsExactly("orders.csv");
        assertThat(look()).isEmpty();
        write("orders.csv", "xyz");
        assertThat(look()).isEmpty();
        assertThat(look()).containsExactly("orders.csv");
        assertThat(look()).isEmpty();
    }

    @Test
    void foldersInsideAreLookedAtToo() throws IOException {
        write("b.csv", "b");
        write("may/a.csv", "a");
        look();
        assertThat(look()).containsExactly("b.csv", "may/a.csv");
    }

    @Test
    void whatIsHiddenOrStillBroughtOrOursIsLeftAlone() throws IOException {
        write(".orders.csv.x7f", "rsync");
        write("orders.csv.part", "a browser");
        write("orders.csv.CRDOWNLOAD", "another");
        write("victor-data/store-1.duckdb", "a store");
        look();
        assertThat(look()).isEmpty();
        Files.move(folder.resolve("orders.csv.part"), folder.resolve("orders.csv"));
        look();
        assertThat(look()).containsExactly("orders.csv");
    }

    @Test
    void aFileIsToldAgainWhereThatIsWanted() throws IOException {
        var file = write("orders.csv", "a");
        look();
        look();
        watch.again(List.of(file));
        assertThat(look()).containsExactly("orders.csv");
        assertThat(look()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneForAWhileIsToldOnceAndItsFilesAreTheOldOnes() throws IOException {
        var elsewhere = folder.resolve("in");
        watch = new FolderWatch(elsewhere, folder.resolve("victor-data"));
        write("in/orders.csv", "a");
        watch.look();
        assertThat(watch.look().files()).hasSize(1);
        Files.move(elsewhere, folder.resolve("away"));
        assertThat(watch.look().troubles()).singleElement().asString().startsWith(elsewhere + ": It is gone");
        assertThat(watch.look().troubles()).isEmpty();
        Files.move(folder.resolve("away"), elsewhere);
        assertThat(watch.look()).isEqualTo(new FolderWatch.Looked(List.of(), List.of()));
        assertThat(watch.look()).isEqualTo(new FolderWatch.Looked(List.of(), List.of()));
    }

    @Test
    void aFileThatMayBeReadAtLastIsToldAgain() throws IOException {
        var file = write("orders.csv", "a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        Assumptions.assumeFalse(Files.isReadable(file), "who runs this may read everything");
        look();
        assertThat(look()).containsExactly("orders.csv");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        look();
        assertThat(look()).containsExactly("orders.csv");
    }
}
