package ai.victor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes leave is removed, and nothing that anybody may read. */
@Timeout(60)
class SweepTest {
    @TempDir
    Path folder;

    /** Opens a store for questions, says where it would spill to, and stays until it is killed. */
    public static void main(String[] args) throws Exception {
        try (var engine = QueryEngine.open(Path.of(args[0]), EngineSettings.standard())) {
            System.out.println(engine.spillFolder());
            Thread.sleep(60_000);
        }
    }

    @Test
    void storesThatWereNeverPublishedAndWhatLayBesideThem() throws IOException {
        for (int i = 0; i < 3; i++) {
            Stores.publish(folder, written());
        }
        Files.writeString(folder.resolve("store-4.duckdb"), "half");
        Files.writeString(folder.resolve("store-4.duckdb.wal"), "half");
        Files.createDirectory(folder.resolve("store-4.duckdb.tmp"));
        Files.writeString(folder.resolve("store-4.duckdb.tmp/sorted.block"), "half");
        Files.writeString(folder.resolve("store-1.duckdb.wal"), "of a store that is gone");
        Files.writeString(folder.resolve("current.new"), "store-4.duckdb\n");
        Files.writeString(folder.resolve("store-of-mugs.csv"), "somebody's own");
        Stores.sweep(folder);
        assertThat(names())
                .containsExactlyInAnyOrder("current", "store-2.duckdb", "store-3.duckdb", "store-of-mugs.csv");
        assertThat(Stores.current(folder)).contains(folder.resolve("store-3.duckdb"));
        Stores.sweep(folder);
        assertThat(names()).hasSize(4);
    }

    @Test
    void aFirstStoreThatWasNeverPublished() throws IOException {
        written();
        Stores.sweep(folder);
        assertThat(names()).isEmpty();
    }

    @Test
    void nothingWhereThePointerIsDamaged() throws IOException {
        Stores.publish(folder, written());
        Files.writeString(folder.resolve("current"), "");
        Stores.sweep(folder);
        assertThat(names()).containsExactlyInAnyOrder("current", "store-1.duckdb");
    }

    @Test
    void aStoreSpillsBesideItself() {
        var store = folder.resolve("store-1.duckdb");
        try (var writer = StoreWriter.open(store)) {
            assertThat(writer.rows("SELECT value FROM duckdb_settings() WHERE name = 'temp_directory'"))
                    .hasToString("[[" + store + ".tmp]]");
        }
    }

    @Test
    void whatAKilledProcessSpilledAndNotWhatALivingOneDoes() throws Exception {
        var store = folder.resolve("store-1.duckdb");
        try (var writer = StoreWriter.open(store)) {
            writer.run("CREATE TABLE t (n INTEGER)");
        }
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SweepTest.class.getName(),
                        store.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var printed = process.inputReader();
                var own = QueryEngine.open(store, EngineSettings.standard())) {
            var theirs = Path.of(printed.readLine());
            Stores.sweep(folder);
            assertThat(theirs).isDirectory();
            process.destroyForcibly().waitFor();
            Stores.sweep(folder);
            assertThat(theirs.getParent()).doesNotExist();
            assertThat(own.spillFolder()).isDirectory();
        } finally {
            process.destroyForcibly();
        }
    }

    private Path written() throws IOException {
        var store = Stores.next(folder);
        Files.writeString(store, "a store");
        return store;
    }

    private Set<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
