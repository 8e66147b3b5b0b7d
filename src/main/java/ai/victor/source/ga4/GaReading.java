package ai.victor.source.ga4;

import ai.victor.source.CellReader;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sections of one report. Not thread-safe. */
final class GaReading {
    private static final Pattern START = Pattern.compile("# *start date: *(\\d{8}).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("# *end date: *(\\d{8}).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile("# *(\\d{8}) ?- ?(\\d{8}).*");

    /** A row may begin with an order's name, {@code #1001}; that is no note. */
    private static final Pattern NOTE = Pattern.compile("#([ -]|$)");

    private static final Pattern GRAND_TOTAL = Pattern.compile("(grand )?totals?", Pattern.CASE_INSENSITIVE);

    private final RowSink sink;
    private @Nullable LocalDate start;
    private @Nullable LocalDate end;
    private @Nullable GaSection section;
    /** Whether the section at hand is one that is passed over. */
    private boolean passing;

    GaReading(RowSink sink) {
        this.sink = sink;
    }

    void read(BufferedReader lines) throws IOException {
        var number = 0L;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || NOTE.matcher(line).lookingAt()) {
                ended();
                note(line.strip());
            } else {
                table(line, number);
            }
        }
        ended();
    }

    private void note(String line) {
        var span = SPAN.matcher(line);
        var first = START.matcher(line);
        var last = END.matcher(line);
        if (span.matches()) {
            start = date(span.group(1));
            end = date(span.group(2));
        } else if (first.matches()) {
            start = date(first.group(1));
        } else if (last.matches()) {
            end = date(last.group(1));
        }
    }

    private static @Nullable LocalDate date(String digits) {
        return CellReader.read(RawType.DATE, digits) instanceof ParsedCell.Value(var value)
                        && value instanceof LocalDate day
                ? day
                : null;
    }

    private void table(String line, long number) {
        var cells = cells(line);
        if (passing) {
            return;
        }
        if (cells.stream().anyMatch(cell -> GRAND_TOTAL.matcher(cell).matches())) {
            sink.total(Map.of());
            return;
        }
        if (section != null) {
            section.row(cells, number, sink);
            return;
        }
        var begun = new GaSection(cells, start, end);
        var reason = begun.unusable();
        if (reason.isPresent()) {
            passing = true;
            sink.fault(
                    RowFault.ofRow(number, reason.get().reason(), reason.get().fix()));
        } else {
            section = begun;
        }
    }

    private void ended() {
        if (section != null) {
            section.end(sink);
        }
        section = null;
        passing = false;
    }

    private static List<String> cells(String line) {
        try (var records = CsvReader.builder().ofCsvRecord(line)) {
            return records.stream()
                    .flatMap(record -> record.getFields().stream())
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException | IOException e) {
            // A line that cannot be split is one cell; the section says that it has too few.
            return List.of(line);
        }
    }
}
