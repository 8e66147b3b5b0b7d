package ai.victor.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the large sorts of an engine go: a folder that nobody else may read, gone with the engine.
 *
 * <p>Engines of one store share it, because the database wants all that open one file to have one configuration; the last of them removes it.
 */
final class SpillFolder implements AutoCloseable {
    private static final Map<Path, SpillFolder> OPEN = new HashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SpillFolder::removeAll));
    }

    final Path path;
    private final Path store;
    private int engines;

    private SpillFolder(Path store) {
        this.store = store;
        try {
            // Its permissions are its owner's alone.
            this.path = Files.createTempDirectory("victor-spill");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SpillFolder of(Path store) {
        synchronized (OPEN) {
            var folder = OPEN.computeIfAbsent(store.toAbsolutePath().normalize(), SpillFolder::new);
            folder.engines++;
            return folder;
        }
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            engines--;
            if (engines == 0) {
                OPEN.remove(store);
                remove(path);
            }
        }
    }

    private static void removeAll() {
        synchronized (OPEN) {
            OPEN.values().forEach(folder -> remove(folder.path));
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = new ArrayList<>(files.toList()).reversed();
            for (var file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // The system clears its folder of temporary files in time.
        }
    }
}
