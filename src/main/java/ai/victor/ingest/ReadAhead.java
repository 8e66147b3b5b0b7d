package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads files beside each other, a few ahead of the one that is being merged: reading is the work of one processor, merging of all. What is read
 * waits in the staging database, each file in tables of its own.
 */
final class ReadAhead implements AutoCloseable {
    private static final int READERS = 2;
    /** Staged files are held in memory. */
    private static final int AHEAD = 2;

    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("reading-", 1).factory());
    private final Queue<Future<FileLoad>> reading = new ArrayDeque<>();
    private final StoreWriter store;
    private final PersonalText personal;
    private final Progress progress;
    private final List<Unread> files;
    private int begun;

    /** A file to read, in tables with that number. */
    record Unread(FoundFile file, int number, CurrencyCheck currencies) {
        /** What is done with it first, for people. */
        String reading() {
            var kind = file.known().map(known -> known.format().name()).orElse("");
            return "reading " + file.path().getFileName() + " (" + kind + ")";
        }
    }

    ReadAhead(StoreWriter store, PersonalText personal, Progress progress, List<Unread> files) {
        this.progress = progress;
        this.store = store;
        this.personal = personal;
        this.files = List.copyOf(files);
    }

    /** The next of the files, staged. */
    FileLoad next() {
        while (begun < files.size() && reading.size() <= AHEAD) {
            var file = files.get(begun);
            begun++;
            reading.add(readers.submit(() -> read(file)));
        }
        try {
            return reading.remove().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        }
    }

    /** Ends what is still being read, which nobody will ask for. */
    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }

    private FileLoad read(Unread unread) {
        var known = unread.file().known().orElseThrow();
        try (var beside = store.beside()) {
            var load = new FileLoad(beside, known.format(), unread.number(), personal.another(), unread.currencies());
            try (load;
                    var text = unread.file().text().open()) {
                known.rows().read(text, new CountedRows(load, unread.reading(), progress));
            }
            return load;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
