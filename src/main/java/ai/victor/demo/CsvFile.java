package ai.victor.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A CSV file being written: a header, then rows of as many cells. */
final class CsvFile implements AutoCloseable {
    private final Writer text;
    private final CsvWriter rows;
    private final int columns;

    /**
     * @param lead lines before the header, whole and with their line ends; empty where there are none
     * @param header column names joined by commas
     */
    CsvFile(Path file, String lead, String header) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        text = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16);
        text.write(lead);
        rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
        var names = header.split(",");
        columns = names.length;
        rows.writeRecord(names);
    }

    CsvFile(Path file, String header) throws IOException {
        this(file, "", header);
    }

    void row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalStateException(cells.length + " cells under " + columns + " columns");
        }
        rows.writeRecord(Arrays.stream(cells).map(Object::toString).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
