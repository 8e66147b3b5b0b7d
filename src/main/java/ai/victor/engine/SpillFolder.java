package ai.victor.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the large sorts of an engine go: a folder that nobody else may read, gone with the engine.
 *
 * <p>Engines of one store share it, because the database wants all that open one file to have one configuration; the last of them removes it. What
 * a killed process left is known by its lock, which ended with the process.
 */
final class SpillFolder implements AutoCloseable {
    private static final String PREFIX = "victor-spill";
    private static final String LOCK = "owner.lock";

    private static final Map<Path, SpillFolder> OPEN = new HashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SpillFolder::removeAll));
    }

    final Path path;
    private final Path store;
    private final Path outer;
    private final FileChannel owner;
    private int engines;

    private SpillFolder(Path store) {
        this.store = store;
        try {
            // Its permissions are its owner's alone.
            this.outer = Files.createTempDirectory(PREFIX);
            // Its name says that it is locked, so that nobody takes a folder for abandoned that is just being made.
            var draft = outer.resolve(LOCK + ".new");
            this.owner = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            owner.lock();
            Files.move(draft, outer.resolve(LOCK));
            this.path = Files.createTempDirectory(outer, "files");
        } catch (IOException e) {
            throw EngineException.ofTemporary(e);
        }
    }

    static SpillFolder of(Path store) {
        synchronized (OPEN) {
            var folder = OPEN.computeIfAbsent(store.toAbsolutePath().normalize(), SpillFolder::new);
            folder.engines++;
            return folder;
        }
    }

    /** Removes what processes that were killed left behind. */
    static void sweep() {
        synchronized (OPEN) {
            var ours = OPEN.values().stream().map(folder -> folder.outer).toList();
            var temporary = Path.of(System.getProperty("java.io.tmpdir"));
            try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
                for (var folder : folders) {
                    // A lock of our own would be given up by opening its file once more.
                    if (!ours.contains(folder)
                            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                            && isAbandoned(folder)) {
                        remove(folder);
                    }
                }
            } catch (IOException e) {
                // Folders that cannot be looked at are somebody else's.
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        var lock = folder.resolve(LOCK);
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            engines--;
            if (engines == 0) {
                OPEN.remove(store);
                removeOwn();
            }
        }
    }

    private static void removeAll() {
        synchronized (OPEN) {
            OPEN.values().forEach(SpillFolder::removeOwn);
        }
    }

    private void removeOwn() {
        remove(path);
        try {
            owner.close();
        } catch (IOException e) {
            // The lock ends with the process.
        }
        remove(outer);
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
