package ai.victor.ingest;

import ai.victor.engine.EngineException;
import ai.victor.engine.StoreWriter;
import ai.victor.source.CsvColumn;
import ai.victor.source.CsvLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets the database read the plain rows of a CSV file into the table where they wait, many times faster than the reader does.
 *
 * @param into the table where they wait; nothing else is in the transaction of its connection
 */
record PlainCsv(StoreWriter store, String into, CsvLayout layout, String currency, PersonalText personal) {
    /** So many lines may be left to the reader; with more of them it reads the whole file. */
    private static final int MOST_ODD = 100_000;

    /** What the database makes a pattern of, where it stands in the name of a file. */
    private static final String PATTERN = "*?[]{}";

    /**
     * What was read.
     *
     * @param rows in the table
     * @param odd lines of the file, from 1, for the reader
     */
    record Read(long rows, List<Long> odd) {}

    /** Reads the plain rows; empty, and with the transaction spoiled, if the reader must read them all. */
    Optional<Read> read(Path file) throws IOException {
        var plain = new PlainRows(layout, currency);
        if (!plain.arePossible() || file.toString().chars().anyMatch(c -> PATTERN.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        var lines = lines(file);
        var parameters = plain.parameters(file, personal).toArray();
        var columns = layout.format().columns().stream().map(CsvColumn::name).collect(Collectors.joining(", "));
        try {
            var rows = store.change(
                    "INSERT INTO " + into + " (" + columns + ", file_row, file_seq) " + plain.sql(), parameters);
            // With as many rows as lines, each row is a line and no line was passed over.
            return rows == lines - 1 ? split(rows) : Optional.empty();
        } catch (EngineException e) {
            // Its quotes are not those of a file of cells; the reader tells what is wrong with it.
            return Optional.empty();
        }
    }

    /** Takes out what is not plain. */
    private Optional<Read> split(long rows) {
        var found = store.rows("SELECT file_seq + 2 FROM " + into + " WHERE file_row IS NULL ORDER BY file_seq LIMIT "
                + (MOST_ODD + 1));
        if (found.size() > MOST_ODD) {
            return Optional.empty();
        }
        var odd = new ArrayList<Long>(found.size());
        for (var row : found) {
            odd.add(((Number) Objects.requireNonNull(row.getFirst())).longValue());
        }
        if (!odd.isEmpty()) {
            store.change("DELETE FROM " + into + " WHERE file_row IS NULL");
        }
        return Optional.of(new Read(rows - odd.size(), odd));
    }

    /** How many lines the file has, the last with or without an end. */
    private static long lines(Path file) throws IOException {
        var lines = 0L;
        var last = (byte) '\n';
        var buffer = new byte[1 << 16];
        try (var bytes = Files.newInputStream(file)) {
            for (var read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
                last = buffer[read - 1];
            }
        }
        return last == '\n' ? lines : lines + 1;
    }
}
