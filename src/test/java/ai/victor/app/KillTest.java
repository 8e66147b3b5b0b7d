package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import that is killed, at whatever moment, leaves all of the old version or all of the new one, and the next import finishes. The imports are
 * real processes and the kills are {@code kill -9}: {@code -Dkills=200 -Dkill.seed=7} for many.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 12);
    private static final Pattern STORE = Pattern.compile("store-(\\d+)\\.duckdb");
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    @TempDir
    private Path folder;

    /** How long an import takes until its store is there, and from then on until it is published: milliseconds, as the last whole one did. */
    private long start;

    private long writing;

    private final Random random = new Random(SEED);

    @Test
    void oldOrNewAndNothingBetween() throws Exception {
        Files.createDirectory(data());
        finish(1);

        int version = 1;
        int kills = 0;
        int hits = 0;
        int published = 0;
        while (kills < KILLS) {
            ShopVersions.write(exports(), version + 1);
            try (var running = importing()) {
                waitALittle(running);
                hits += running.process.isAlive() ? 1 : 0;
                running.kill();
            }
            kills++;
            var sums = ShopVersions.sums(data());
            assertThat(sums)
                    .as("after kill %d of seed %d", kills, SEED)
                    .isIn(ShopVersions.sums(version), ShopVersions.sums(version + 1));
            if (sums.equals(ShopVersions.sums(version + 1))) {
                version++;
                published++;
            } else if (random.nextInt(3) == 0) {
                finish(++version);
            }
        }
        finish(version + 1);
        System.out.printf(
                "KillTest: seed %d, %d kills, of which %d met a running import and %d one that had published (%d + %d ms)%n",
                SEED, kills, hits, published, start, writing);
        assertThat(hits).isPositive();
    }

    /** For some part of an import's time, or of the time after its new store is there, so that many kills fall into the writing. */
    private void waitALittle(Started running) throws Exception {
        if (random.nextInt(3) == 0) {
            Thread.sleep(random.nextLong(start + 2 * writing));
            return;
        }
        awaitNewStore(running);
        // Somewhat beyond: what comes last is the moving of the pointer and the sweeping after it.
        Thread.sleep(random.nextLong(writing + writing / 4));
    }

    private void awaitNewStore(Started running) throws Exception {
        var current = Stores.current(data()).map(KillTest::number).orElse(0);
        var left = newer(current);
        while (running.process.isAlive() && left.containsAll(newer(current))) {
            Thread.sleep(2);
        }
    }

    /** The stores that are newer than the published one, each with when it was written: what a killed import left is not what the next one makes. */
    private Set<String> newer(int current) throws IOException {
        var newer = new HashSet<String>();
        for (var name : names(data())) {
            var store = data().resolve(name);
            if (STORE.matcher(name).matches() && number(store) > current) {
                try {
                    newer.add(name + Files.getLastModifiedTime(store));
                } catch (NoSuchFileException e) {
                    // Swept this moment.
                }
            }
        }
        return newer;
    }

    /** Imports a version to its end; nothing of those that were killed is left. */
    private void finish(int version) throws Exception {
        ShopVersions.write(exports(), version);
        var begun = System.nanoTime();
        try (var last = importing()) {
            awaitNewStore(last);
            start = millisSince(begun);
            var before = Stores.current(data());
            while (last.process.isAlive() && Stores.current(data()).equals(before)) {
                Thread.sleep(2);
            }
            writing = millisSince(begun) - start + 1;
            assertThat(last.code()).as("seed %d: %s", SEED, last.err()).isZero();
        }
        assertThat(ShopVersions.sums(data())).as("seed %d", SEED).isEqualTo(ShopVersions.sums(version));
        var current = Stores.current(data()).orElseThrow().getFileName().toString();
        assertThat(names(data()))
                .as("seed %d", SEED)
                .contains("current", "import.lock", "secret.key", current)
                .allMatch(name -> name.matches("current|import\\.lock|secret\\.key|verified.*|store-\\d+\\.duckdb"))
                .filteredOn(name -> name.startsWith("store-"))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(names(folder.resolve("temporary"))).as("seed %d", SEED).noneMatch(name -> name.startsWith("victor"));
    }

    private Started importing() throws IOException {
        return Started.victor(
                folder, "--data", data().toString(), "import", exports().toString());
    }

    private static int number(Path store) {
        var matcher = STORE.matcher(store.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path exports() {
        return folder.resolve("exports");
    }
}
