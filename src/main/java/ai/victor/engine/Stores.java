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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The store files of a data folder: {@code store-N.duckdb}, and the pointer file {@code current} that names the one to read.
 *
 * <p>A published store is never written again. Readers open what the pointer names; a load writes the next file and then moves the pointer, so a
 * reader never sees half a load and a load that is killed leaves the old store in force.
 */
public final class Stores {
    private static final String POINTER = "current";
    private static final String DRAFT = POINTER + ".new";

    /** A store, or what the database keeps beside one while it writes: a log, a folder for large sorts. */
    private static final Pattern STORE = Pattern.compile("store-(\\d+)\\.duckdb(\\..+)?");

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
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    /** The bytes of the current store; 0 where there is none. */
    public static long size(Path dataFolder) {
        try {
            var current = current(dataFolder);
            return current.isPresent() ? Files.size(current.get()) : 0;
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    /** The bytes that may still be written to the disk of the data folder, as far as its file system tells. */
    public static long free(Path dataFolder) {
        try {
            return Files.getFileStore(dataFolder).getUsableSpace();
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
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
                if (free(dataFolder) < size(dataFolder)) {
                    throw new EngineException(
                            EngineException.Code.NO_SPACE, "There is no room for a copy of the store.");
                }
                Files.copy(current.get(), next);
            }
            return next;
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    /** Makes the store the current one in one step, and removes all others but the one before it. */
    public static void publish(Path dataFolder, Path store) {
        try {
            var before = current(dataFolder);
            force(store);
            var draft = dataFolder.resolve(DRAFT);
            Files.writeString(draft, store.getFileName() + "\n");
            force(draft);
            Files.move(draft, dataFolder.resolve(POINTER), ATOMIC_MOVE, REPLACE_EXISTING);
            removeAllBut(dataFolder, Stream.concat(before.stream(), Stream.of(store)));
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    /** Removes a store that was begun and is not to be published. */
    public static void discard(Path store) {
        try {
            for (var file : files(store.resolveSibling(""))) {
                if (number(file) == number(store)) {
                    remove(file);
                }
            }
        } catch (IOException e) {
            throw EngineException.ofFolder(store.resolveSibling(""), e);
        }
    }

    /**
     * Removes what loads that were killed have left: stores that were never published and what lay beside them, a pointer that was not moved, and
     * temporary files. The current store and the one before it stay, for somebody may read them. Only for who holds the {@link ImportLock}.
     */
    public static void sweep(Path dataFolder) {
        try {
            Files.deleteIfExists(dataFolder.resolve(DRAFT));
            var current = current(dataFolder);
            // A pointer to what is not there is for a person to mend, with all the stores that there are.
            if (current.isPresent() || !Files.exists(dataFolder.resolve(POINTER))) {
                var published = current.map(Stores::number).orElse(0L);
                var before = files(dataFolder).stream()
                        .filter(file -> number(file) < published)
                        .max(Comparator.comparingLong(Stores::number));
                removeAllBut(dataFolder, Stream.concat(current.stream(), before.stream()));
            }
            SpillFolder.sweep();
            Driver.sweep();
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    private static void removeAllBut(Path dataFolder, Stream<Path> stores) throws IOException {
        var kept = stores.map(Stores::number).toList();
        for (var file : files(dataFolder)) {
            if (!kept.contains(number(file))) {
                remove(file);
            }
        }
    }

    /** Removes a file, or a folder with all that is in it, as far as that can be done now: what stays is swept by the next import. */
    private static void remove(Path path) {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Some systems let nobody remove a file that somebody reads.
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
