package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.ImportLock;
import ai.victor.engine.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two imports into one data folder: processes and threads of one process take turns, or are told to. */
@Timeout(180)
class ImportTurnsTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path exports;

    @BeforeEach
    void aShop() throws Exception {
        data = folder.resolve("data");
        exports = folder.resolve("exports");
        ShopVersions.write(exports, 1);
    }

    private Started importing(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("--data", data.toString(), "import"));
        arguments.addAll(List.of(more));
        return Started.victor(folder, arguments.toArray(String[]::new));
    }

    @Test
    void theSecondIsRefused() throws Exception {
        try (var held = ImportLock.take(data).orElseThrow();
                var second = importing(exports.toString())) {
            assertThat(held).isNotNull();
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err())
                    .isEqualTo("Another import is writing to " + data
                            + "; try again when it has ended, or use `victor import --wait`.\n");
            assertThat(second.out()).isEmpty();
        }
        assertThat(Stores.current(data)).isEmpty();
        try (var third = importing(exports.toString())) {
            assertThat(third.code()).as(third.err()).isZero();
        }
        assertThat(ShopVersions.sums(data)).isEqualTo(ShopVersions.sums(1));
    }

    @Test
    void theSecondWaitsIfItIsToldTo() throws Exception {
        Started second;
        try (var held = ImportLock.take(data).orElseThrow()) {
            assertThat(held).isNotNull();
            second = importing("--wait", exports.toString());
            while (second.err().isEmpty() && second.process.isAlive()) {
                Thread.sleep(50);
            }
            assertThat(second.err()).isEqualTo("Another import is under way; this one waits until it has ended.\n");
            // What is there when its turn comes is what is imported.
            ShopVersions.write(exports, 2);
        }
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).contains("Imported.");
        assertThat(ShopVersions.sums(data)).isEqualTo(ShopVersions.sums(2));
    }

    @Test
    void aThreadThatIsRefusedLeavesTheLockToWhoHasIt() throws Exception {
        try (var held = ImportLock.take(data).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(ImportLock.take(data)).isEmpty();
            assertThat(ImportLock.take(data.resolve("../data"))).isEmpty();
            // The system gives up a process's lock of a file when the process closes it, however often it is open.
            try (var second = importing(exports.toString())) {
                assertThat(second.code()).isEqualTo(1);
            }
        }
    }

    @Test
    void aThreadWaitsUntilAnotherHasEndedOrItIsInterrupted() throws Exception {
        var lock = new AtomicReference<Optional<ImportLock>>();
        try (var held = ImportLock.take(data).orElseThrow()) {
            assertThat(held).isNotNull();
            var waiting = Thread.ofPlatform().start(() -> lock.set(ImportLock.await(data, () -> {})));
            waiting.interrupt();
            waiting.join();
            assertThat(lock.get()).isEmpty();
        }
        try (var free = ImportLock.await(data, () -> {
                    throw new AssertionError("there is nothing to wait for");
                })
                .orElseThrow()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void allThatCameAtOnceAreInTheEnd() throws Exception {
        var started = new ArrayList<Started>();
        for (int i = 0; i < 4; i++) {
            var files = folder.resolve("exports" + i);
            ShopVersions.write(files, 1);
            Files.writeString(
                    files.resolve("tools.csv"), "tool,category,month,cost\nTool " + i + ",reviews,2026-05,10.00\n");
            started.add(importing("--wait", files.toString()));
        }
        for (var one : started) {
            assertThat(one.code()).as(one.err()).isZero();
        }
        assertThat(ShopVersions.sums(data)).isEqualTo("[[400, 400.00, 40.00]]");
    }
}
