package ai.victor.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file whose kind and shape are known.
 *
 * @param delimiter between cells
 * @param headerRecord which record is the header, from 0: reports put title lines before it
 * @param mark before the decimals of its numbers
 */
record CsvReading(CsvFormat format, char delimiter, int headerRecord, DecimalMark mark) {
    /** What a decoder writes for bytes that it cannot read. */
    static final char REPLACEMENT = '\uFFFD';

    private static final Pattern TOTAL = Pattern.compile("(grand )?total\\b.*", Pattern.CASE_INSENSITIVE);

    static CsvReader<CsvRecord> open(Reader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .detectBomHeader(false)
                .ofCsvRecord(text);
    }

    /** Reads to the end; a quote that is never closed is a fault of the row where it opens. */
    public void read(Reader text, RowSink sink) {
        var line = 0L;
        var rows = format.rows().get();
        try (var records = open(text, delimiter)) {
            List<String> header = List.of();
            var places = new int[format.columns().size()];
            var number = 0;
            for (var record : records) {
                line = record.getStartingLineNumber();
                if (number == headerRecord) {
                    header = record.getFields().stream().map(String::strip).toList();
                    places = places(header);
                } else if (number > headerRecord && !isEmpty(record)) {
                    row(record, header, places, rows, sink);
                }
                number++;
            }
        } catch (CsvParseException e) {
            sink.fault(RowFault.ofRow(
                    line + 1, "it or a line after it cannot be split into cells; a quote may not be closed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.end(sink);
    }

    private void row(CsvRecord record, List<String> header, int[] places, CsvRows rows, RowSink sink) {
        if (format.totals() && isTotal(record, places)) {
            sink.total(sums(record, header, places));
            return;
        }
        var line = record.getStartingLineNumber();
        var fault = shape(record, header.size());
        var cells = new ArrayList<@Nullable Object>(places.length);
        var sign = "";
        for (var i = 0; i < places.length; i++) {
            if (places[i] < 0 || places[i] >= record.getFieldCount()) {
                cells.add(null);
                continue;
            }
            var column = format.columns().get(i);
            var given = column.fromHeader() ? headerValue(column, header.get(places[i])) : record.getField(places[i]);
            var text = CellText.plain(given);
            if (column.type().isAmount() && !text.isEmpty()) {
                sign = sign.isEmpty() ? CurrencySign.of(text) : sign;
                text = CurrencySign.without(text);
            }
            switch (cell(column, text)) {
                case ParsedCell.Value(var value) -> cells.add(value);
                case ParsedCell.Unreadable(var reason) -> {
                    cells.add(null);
                    if (fault.isEmpty()) {
                        fault = Optional.of(new RowFault(line, header.get(places[i]), given, reason));
                    }
                }
            }
        }
        rows.line(new CsvLine(line, format.columns(), cells, fault, sign, record.getFields()), sink);
    }

    /** What is wrong with a record before its cells are looked at. */
    private Optional<RowFault> shape(CsvRecord record, int columns) {
        var line = record.getStartingLineNumber();
        if (holdsRows(record, columns)) {
            return Optional.of(RowFault.ofRow(
                    line,
                    "a quote is opened in it and not closed, so that a cell of it holds the rows below",
                    "Close the quote in the file, or export it again, and import it once more"));
        }
        return record.getFieldCount() == columns
                ? Optional.empty()
                : Optional.of(RowFault.ofRow(
                        line, "it has " + record.getFieldCount() + " cells where the header has " + columns));
    }

    private boolean holdsRows(CsvRecord record, int columns) {
        // Asked for each row, so no stream.
        for (var i = 0; i < record.getFieldCount(); i++) {
            if (holdsRows(record.getField(i), columns)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line of a cell has as many cells as a row has. */
    private boolean holdsRows(String cell, int columns) {
        return columns > 1
                && cell.indexOf('\n') >= 0
                && cell.lines()
                        .anyMatch(
                                line -> line.chars().filter(c -> c == delimiter).count() == columns - 1);
    }

    private ParsedCell cell(CsvColumn column, String text) {
        if (text.isEmpty() || format.none().contains(text)) {
            return column.blank() ? new ParsedCell.Value(null) : new ParsedCell.Unreadable("is empty");
        }
        return CellReader.read(column.type(), column.type().isNumber() ? mark.plain(text) : text);
    }

    /** A row with "Total" in a cell and no date where the date should be, or one that names nothing of what its numbers are of. */
    private boolean isTotal(CsvRecord record, int[] places) {
        if (namesNothing(record, places)) {
            return true;
        }
        var dated = false;
        for (var i = 0; i < places.length; i++) {
            var type = format.columns().get(i).type();
            if (type.isTime() && !isNone(record, places[i])) {
                dated |= CellReader.read(type, record.getField(places[i]).strip()) instanceof ParsedCell.Value;
            }
        }
        return !dated
                && record.getFields().stream()
                        .anyMatch(cell -> TOTAL.matcher(cell.strip()).matches());
    }

    private boolean namesNothing(CsvRecord record, int[] places) {
        var key = format.tables().getFirst().key();
        var names = 0;
        for (var i = 0; i < places.length; i++) {
            var column = format.columns().get(i);
            if (column.type() == RawType.TEXT && key.contains(column.name())) {
                names++;
                if (!isNone(record, places[i])) {
                    return false;
                }
            }
        }
        return names > 0;
    }

    private boolean isNone(CsvRecord record, int place) {
        var text = place < 0 || place >= record.getFieldCount() ? "" : CellText.plain(record.getField(place));
        return text.isEmpty() || format.none().contains(text);
    }

    private Map<String, BigDecimal> sums(CsvRecord record, List<String> header, int[] places) {
        var sums = new TreeMap<String, BigDecimal>();
        if (record.getFieldCount() != header.size()) {
            return sums;
        }
        for (var i = 0; i < places.length; i++) {
            var column = format.columns().get(i);
            if (column.type().isNumber()
                    && places[i] >= 0
                    && CellReader.read(
                                    column.type(),
                                    mark.plain(CurrencySign.without(CellText.plain(record.getField(places[i])))))
                            instanceof ParsedCell.Value(Object value)) {
                sums.put(column.name(), new BigDecimal(value.toString()));
            }
        }
        return sums;
    }

    private static boolean isEmpty(CsvRecord record) {
        for (var i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static String headerValue(CsvColumn column, String headerCell) {
        var matcher = column.matcher(headerCell);
        return matcher.matches() ? matcher.group(1).toUpperCase(Locale.ROOT) : "";
    }

    /** Where the cells of plain rows stand, if such a file may have rows that the database can read. */
    Optional<CsvLayout> layout(List<String> header) {
        var standAlone =
                format.sound().isPresent() && !format.totals() && format.none().isEmpty();
        return standAlone
                        && headerRecord == 0
                        && mark != DecimalMark.COMMA
                        && format.columns().stream().noneMatch(CsvColumn::fromHeader)
                ? Optional.of(new CsvLayout(
                        format,
                        delimiter,
                        header.size(),
                        Arrays.stream(places(header)).boxed().toList()))
                : Optional.empty();
    }

    private int[] places(List<String> header) {
        return format.columns().stream()
                .mapToInt(column -> column.in(header).orElse(-1))
                .toArray();
    }
}
