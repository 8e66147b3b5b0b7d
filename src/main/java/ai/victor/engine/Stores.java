package ai.victor.engine;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The store files of a data folder: {@code store-N.duckdb}, and the pointer file {@code current} that names the one to read.
 *
 * <p>A published store is never written again. Readers open what the pointer names; a load writes the next file and then moves the pointer, so a
 * reader never sees half a load and a load that is killed leaves the old store in force.
 */
public final class Stores {
    private static final String POINTER = "current";

    private static final Pattern STORE = Pattern.compile("store-(\\d+)\\.duckdb(\\.wal)?");

    private Stores() {}

    /** The store to read now; empty where nothing has been published. */
    public static Optional<Path> current(Path dataFolder) {
        try {
            var name = Files.readString(dataFolder.resolve(POINTER), StandardCharsets.UTF_8)
                    .strip();
            var store = dataFolder.resolve(name);
            return STORE.matcher(name).matches() && Files.isRegularFile(store) ? Optional.of(store) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store file that nobody reads: a copy of the current one, or an absent file where there is none. */
    public static Path next(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
            var highest = files(dataFolder).stream().mapToLong(Stores::number).max();
            var next = dataFolder.resolve("store-" + (highest.orElse(0) + 1) + ".duckdb");
            var current = current(dataFolder);
            if (current.isPresent()) {
                Files.copy(current.get(), next);
            }
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the store the current one in one step, and removes all others but the one before it. */
    public static void publish(Path dataFolder, Path store) {
        try {
            var before = current(dataFolder);
            force(store);
            var draft = dataFolder.resolve(POINTER + ".new");
            Files.writeString(draft, store.getFileName() + "\n");
            force(draft);
            Files.move(draft, dataFolder.resolve(POINTER), ATOMIC_MOVE, REPLACE_EXISTING);
            var kept = before.map(previous -> Set.of(previous, store)).orElse(Set.of(store));
            for (var file : files(dataFolder)) {
                if (!kept.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a store that was begun and is not to be published. */
    public static void discard(Path store) {
        try {
            Files.deleteIfExists(store);
            Files.deleteIfExists(store.resolveSibling(store.getFileName() + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path dataFolder) throws IOException {
        try (var files = Files.list(dataFolder)) {
            return files.filter(
                            file -> STORE.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static long number(Path store) {
        var matcher = STORE.matcher(store.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Has the file's bytes on the disk before anything points to it. */
    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
