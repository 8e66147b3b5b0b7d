package ai.victor.ingest;

import ai.victor.engine.ParquetFile;
import ai.victor.source.CsvFormat;
import ai.victor.source.FileText;
import ai.victor.source.RawType;
import ai.victor.source.Recogniser;
import ai.victor.source.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Parquet file as the text of the CSV file that it stands for: a header, then a line for each row, so that it is recognised, read and found fault
 * with as that would be. Line 1 is the header.
 */
final class ParquetText {
    private ParquetText() {}

    /** Whether a file that begins so is one. */
    static boolean begins(byte[] first) {
        return first.length >= 4 && first[0] == 'P' && first[1] == 'A' && first[2] == 'R' && first[3] == '1';
    }

    /** Its text; a time without a zone is a moment in UTC where the kind of file has a moment there. */
    static FileText.Bytes bytes(Path path, Recogniser recogniser) throws IOException {
        var file = new ParquetFile(path);
        FileText.Bytes asItStands = () -> new Lines(file, List.of());
        var recognition = recogniser.recognise(FileText.of(String.valueOf(path.getFileName()), asItStands));
        if (!(recognition instanceof Recognition.Known known && known.format() instanceof CsvFormat csv)) {
            return asItStands;
        }
        var moments = file.columns().stream()
                .filter(header -> csv.columns().stream()
                        .anyMatch(column -> column.type() == RawType.INSTANT
                                && column.pattern().matcher(header.strip()).matches()))
                .toList();
        return () -> new Lines(file, moments);
    }

    /** Not thread-safe. */
    private static final class Lines extends InputStream {
        private final ParquetFile.Rows rows;
        private byte[] line;
        private int place;

        Lines(ParquetFile file, List<String> moments) throws IOException {
            this.line = csv(file.columns());
            this.rows = file.rows(moments);
        }

        @Override
        public int read() throws IOException {
            return more() ? line[place++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            var taken = Math.min(length, line.length - place);
            System.arraycopy(line, place, buffer, offset, taken);
            place += taken;
            return taken;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }

        private boolean more() throws IOException {
            if (place < line.length) {
                return true;
            }
            var row = rows.next();
            line = row.isEmpty() ? new byte[0] : csv(row);
            place = 0;
            return line.length > 0;
        }

        private static byte[] csv(List<String> cells) {
            return cells.stream()
                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
