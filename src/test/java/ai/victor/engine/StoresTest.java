package ai.victor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader finds the newest published store and never one that is being written. */
class StoresTest {
    @TempDir
    Path folder;

    @Test
    void aNewDataFolderHasNoStore() {
        assertThat(Stores.current(folder.resolve("absent"))).isEmpty();
        assertThat(Stores.current(folder)).isEmpty();
    }

    @Test
    void aStoreIsCurrentOnlyOncePublished() throws IOException {
        var first = written("one");
        assertThat(Stores.current(folder)).isEmpty();
        Stores.publish(folder, first);
        assertThat(Stores.current(folder)).contains(first);

        var second = Stores.next(folder);
        assertThat(second).hasContent("one");
        Files.writeString(second, "two");
        assertThat(Stores.current(folder).orElseThrow()).hasContent("one");
        Stores.publish(folder, second);
        assertThat(Stores.current(folder).orElseThrow()).hasContent("two");
    }

    @Test
    void theLastTwoAreKeptAndWhatAKilledLoadLeftIsSwept() throws IOException {
        Stores.publish(folder, written("one"));
        Stores.publish(folder, written("two"));
        written("left by a load that was killed");
        Stores.publish(folder, written("four"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("current", "store-2.duckdb", "store-4.duckdb");
        }
    }

    @Test
    void aPointerThatNamesNoStoreIsNoStore() throws IOException {
        Files.writeString(folder.resolve("current"), "../elsewhere.duckdb");
        assertThat(Stores.current(folder)).isEmpty();
    }

    @Test
    void oneImportAtATime() {
        try (var lock = ImportLock.take(folder).orElseThrow()) {
            assertThat(ImportLock.take(folder)).isEmpty();
        }
        try (var lock = ImportLock.take(folder).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    private Path written(String text) throws IOException {
        var store = Stores.next(folder);
        Files.writeString(store, text);
        return store;
    }
}
