package ai.victor.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The right to write into a data folder: one holder at a time, across processes; it ends with its process, however that ends. */
public final class ImportLock implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    /**
     * The folders that this process holds. Who is refused by this process must not touch the file: to close any channel of a file gives up, on most
     * systems, all locks that the process has on it, those of other threads too.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private ImportLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The lock; empty where another import holds it. */
    public static Optional<ImportLock> take(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
            var folder = dataFolder.toRealPath();
            synchronized (HELD) {
                return HELD.contains(folder) ? Optional.empty() : takeFile(folder);
            }
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    /**
     * The lock once it is free, however long that takes; empty where the thread is interrupted meanwhile.
     *
     * @param waiting is told once, if there is anything to wait for
     */
    public static Optional<ImportLock> await(Path dataFolder, Runnable waiting) {
        var lock = take(dataFolder);
        if (lock.isEmpty()) {
            waiting.run();
        }
        while (lock.isEmpty()) {
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            lock = take(dataFolder);
        }
        return lock;
    }

    private static Optional<ImportLock> takeFile(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("import.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        HELD.add(folder);
        return Optional.of(new ImportLock(folder, channel));
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                HELD.remove(folder);
            }
        }
    }
}
