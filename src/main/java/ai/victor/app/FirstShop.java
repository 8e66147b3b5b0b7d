package ai.victor.app;

import ai.victor.demo.DemoShop;
import ai.victor.engine.ImportLock;
import ai.victor.engine.Stores;
import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The demo shop of a data folder that nothing was imported into. It has a folder of its own inside, one for each day that it ends before, so that
 * it never mixes with what is imported later and "last week" always is in it.
 */
final class FirstShop {
    private static final String FOLDER = "demo";

    private FirstShop() {}

    /** Where to read: the data folder, or its demo shop where nothing was imported and one was made. */
    static Path folder(Path dataFolder) {
        if (Stores.current(dataFolder).isPresent()) {
            return dataFolder;
        }
        var demo = dataFolder.resolve(FOLDER);
        if (!Files.isDirectory(demo)) {
            return dataFolder;
        }
        try (var days = Files.list(demo)) {
            return days.filter(day -> Stores.current(day).isPresent())
                    .max(Comparator.naturalOrder())
                    .orElse(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the demo shop as of that day unless there is something to read already; returns where to read. */
    static Path makeIfNothingElse(
            Path dataFolder, LocalDate today, Function<Path, Importer> importers, PrintStream news) {
        if (Stores.current(dataFolder).isPresent()) {
            return dataFolder;
        }
        var demo = dataFolder.resolve(FOLDER);
        var folder = demo.resolve(today.toString());
        if (Stores.current(folder).isPresent()) {
            return folder;
        }
        Runnable waiting = () -> news.println("An import is under way; the answer waits until it has ended.");
        var lock = ImportLock.await(dataFolder, waiting);
        if (lock.isEmpty()) {
            throw Refusal.interrupted();
        }
        try (var held = lock.get()) {
            // Another process may have made it, or imported something, meanwhile.
            return Stores.current(dataFolder).isPresent()
                    ? dataFolder
                    : Stores.current(folder).isPresent() ? folder : made(demo, folder, today, importers, news);
        }
    }

    private static Path made(
            Path demo, Path folder, LocalDate today, Function<Path, Importer> importers, PrintStream news) {
        news.println("Nothing is imported yet, so this is about a demo shop, " + DemoShop.NAME + ", made up to "
                + today.minusDays(1) + " (`victor import` brings your own exports).");
        try {
            // Those of other days go, and what a process left that was killed here.
            remove(demo);
            var exports = demo.resolve("exports");
            try {
                DemoShop.write(exports, today);
                var report = importers.apply(folder).importPaths(List.of(exports), Progress.SILENT);
                if (report.failed()) {
                    throw Refusal.of(report.problems());
                }
            } finally {
                remove(exports);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
