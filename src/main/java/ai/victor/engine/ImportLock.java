package ai.victor.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to write into a data folder: one holder at a time, across processes; it ends with its process, however that ends. */
public final class ImportLock implements AutoCloseable {
    private final FileChannel channel;

    private ImportLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock; empty where another import holds it. */
    public static Optional<ImportLock> take(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
            var channel = FileChannel.open(
                    dataFolder.resolve("import.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(new ImportLock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // Held by another thread of this process: the same answer as by another process.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
