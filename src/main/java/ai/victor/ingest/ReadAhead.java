package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import ai.victor.source.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads files beside each other, ahead of the one that is being merged: reading is the work of one processor, merging of all.
 *
 * <p>A file that is the first of its tables is written in its place and waits there for nothing, so all of those are begun at once, the largest first:
 * the last to be read is then a small one. What is read of the others waits in the staging database, so only a few are read ahead.
 */
final class ReadAhead implements AutoCloseable {
    private static final int READERS = 2;
    /** Staged files are held in memory. */
    private static final int AHEAD = 2;

    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("reading-", 1).factory());
    private final Map<Unread, Future<FileLoad>> reading = new HashMap<>();
    private final Queue<Unread> waiting;
    private final StoreWriter store;
    private final PersonalText personal;
    private final Progress progress;

    /**
     * A file to read.
     *
     * @param number of the tables that hold what waits of it
     * @param first whether its rows are the first of all its tables
     */
    record Unread(FoundFile file, int number, CurrencyCheck currencies, boolean first) {
        Format format() {
            return file.known().orElseThrow().format();
        }

        /** The tables that its rows go into. */
        RawTables tables(StoreWriter store) {
            return new RawTables(store, number, first);
        }

        /** What is done with it first, for people. */
        String reading() {
            return "reading " + file.path().getFileName() + " (" + format().name() + ")";
        }
    }

    ReadAhead(StoreWriter store, PersonalText personal, Progress progress, List<Unread> files) {
        this.progress = progress;
        this.store = store;
        this.personal = personal;
        this.waiting =
                new ArrayDeque<>(files.stream().filter(file -> !file.first()).toList());
        files.stream()
                .filter(Unread::first)
                .sorted(Comparator.comparingLong((Unread file) -> file.file().size())
                        .reversed())
                .forEach(this::begin);
    }

    /** A file, staged; files are asked for in the order in which they were given. */
    FileLoad load(Unread file) {
        for (var staged = stagedNow(); staged <= AHEAD && !waiting.isEmpty(); staged++) {
            begin(waiting.remove());
        }
        try {
            return Objects.requireNonNull(reading.remove(file)).get();
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
        reading.values().stream()
                .filter(load -> load.state() == Future.State.SUCCESS)
                .forEach(load -> load.resultNow().drop());
    }

    private long stagedNow() {
        return reading.keySet().stream().filter(file -> !file.first()).count();
    }

    private void begin(Unread file) {
        reading.put(file, readers.submit(() -> read(file)));
    }

    private void read(Unread unread, FileLoad load) throws IOException {
        var text = unread.file().text();
        var rows = unread.file().known().orElseThrow().rows();
        var counted = new CountedRows(load, unread.reading(), progress);
        var left = load.left();
        if (left.isEmpty()) {
            try (var all = text.open()) {
                rows.read(all, counted);
            }
        } else if (!left.get().lines().isEmpty()) {
            rows.read(left.get().text(text), left.get().placed(counted));
        }
    }

    private FileLoad read(Unread unread) {
        var whole = false;
        var rows = store.beside();
        try (var faults = store.beside()) {
            var load = new FileLoad(rows, faults, unread, personal.another());
            try (load) {
                read(unread, load);
            }
            whole = true;
            return load;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!whole) {
                rows.close();
            }
        }
    }
}
