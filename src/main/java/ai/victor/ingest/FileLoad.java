package ai.victor.ingest;

import ai.victor.engine.RowAppender;
import ai.victor.engine.StoreWriter;
import ai.victor.source.CsvFormat;
import ai.victor.source.RawRow;
import ai.victor.source.RawType;
import ai.victor.source.Recognition;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stages the rows of one file: hides persons, leaves out what is in a currency without a rate, and keeps the faults. Not thread-safe.
 *
 * <p>Nothing of the file is in the raw tables before all of it is staged, so a file that cannot be read to its end leaves no half.
 */
final class FileLoad implements RowSink, AutoCloseable {
    private static final int FAULTS_REPORTED = 20;

    private final StoreWriter rows;
    private final PersonalText personal;
    private final CurrencyCheck currencies;
    private final Optional<PlainCsv.Read> plain;
    private final Map<String, RowAppender> appenders = new HashMap<>();
    private final RowAppender quarantine;
    private final List<RowFault> firstFaults = new ArrayList<>();
    private final Optional<FileTotals> totals;
    private long staged;
    private long faults;
    private long totalRows;

    /**
     * A load of a file.
     *
     * @param rows for its rows alone, which nobody sees before they are kept
     * @param faults for its faults
     */
    FileLoad(StoreWriter rows, StoreWriter faults, ReadAhead.Unread unread, PersonalText personal) throws IOException {
        this.rows = rows;
        this.personal = personal;
        this.currencies = unread.currencies();
        var format = unread.format();
        this.totals =
                format instanceof CsvFormat csv && csv.totals() ? Optional.of(new FileTotals()) : Optional.empty();
        rows.begin();
        var raw = unread.tables(rows);
        raw.stageRows(format);
        plain = plainRows(raw, unread);
        staged = plain.map(PlainCsv.Read::rows).orElse(0L);
        for (var table : format.tables()) {
            appenders.put(table.name(), raw.append(table));
        }
        var wrong = unread.tables(faults);
        wrong.stageFaults();
        quarantine = wrong.appendFaults();
    }

    /** What the database could read of the file by itself. */
    private Optional<PlainCsv.Read> plainRows(RawTables raw, ReadAhead.Unread unread) throws IOException {
        var file = unread.file();
        var layout = file.known().flatMap(Recognition.Known::layout);
        if (layout.isEmpty() || !file.plain()) {
            return Optional.empty();
        }
        var into = raw.staged(unread.format().tables().getFirst());
        var read = new PlainCsv(rows, into, layout.get(), currencies.currency(), personal).read(file.path());
        if (read.isEmpty()) {
            rows.undo();
            rows.begin();
            raw.stageRows(unread.format());
        }
        return read;
    }

    /** The lines that are still to be read; empty where all of the file is. */
    Optional<OddLines> left() {
        return plain.map(read -> new OddLines(read.odd()));
    }

    @Override
    public void unit(List<RawRow> rows) {
        var foreign = foreign(rows);
        if (foreign.isEmpty()) {
            for (var row : rows) {
                stage(row);
            }
            return;
        }
        foreign.forEach(fault -> quarantined(fault.fault(), fault.waitsForRate()));
        var lines = foreign.stream().map(fault -> fault.fault().line()).toList();
        rows.stream()
                .filter(row -> !lines.contains(row.line()))
                .forEach(row -> quarantined(
                        RowFault.ofRow(
                                row.line(),
                                "its order was left out",
                                foreign.getFirst().fault().fix()),
                        foreign.getFirst().waitsForRate()));
    }

    private List<CurrencyCheck.Foreign> foreign(List<RawRow> rows) {
        // There are millions of units, so no stream, and a list only where it is needed.
        var foreign = List.<CurrencyCheck.Foreign>of();
        for (var row : rows) {
            var fault = currencies.fault(row);
            if (fault.isPresent()) {
                foreign = foreign.isEmpty() ? new ArrayList<>() : foreign;
                foreign.add(fault.get());
            }
        }
        return foreign;
    }

    @Override
    public void fault(RowFault fault) {
        quarantined(fault, false);
    }

    @Override
    public void total(Map<String, BigDecimal> sums) {
        totalRows++;
        totals.ifPresent(kept -> kept.stated(sums));
    }

    /** Writes out what is staged; nothing can be added after. */
    @Override
    public void close() {
        appenders.values().forEach(RowAppender::close);
        quarantine.close();
    }

    /** Lets the rows be seen, where the file is to be loaded. */
    void keep() {
        try (rows) {
            rows.keep();
        }
    }

    /** Lets go of the rows. */
    void drop() {
        rows.close();
    }

    long staged() {
        return staged;
    }

    long faults() {
        return faults;
    }

    /** Rows that sum up others. */
    long totalRows() {
        return totalRows;
    }

    /** What the file says its rows add up to, beside what they do. */
    Optional<FileTotals> totals() {
        return totals;
    }

    List<RowFault> firstFaults() {
        return List.copyOf(firstFaults);
    }

    private void quarantined(RowFault fault, boolean waitsForRate) {
        faults++;
        var shown =
                new RowFault(fault.line(), fault.column(), personal.shown(fault.value()), fault.reason(), fault.fix());
        if (firstFaults.size() < FAULTS_REPORTED) {
            firstFaults.add(shown);
        }
        quarantine.row(List.of(shown.line(), shown.column(), shown.value(), shown.reason(), shown.fix(), waitsForRate));
    }

    private void stage(RawRow row) {
        var appender = appenders.get(row.table().name());
        if (appender == null) {
            throw new IllegalStateException("a row of a table that its format does not name: "
                    + row.table().name());
        }
        var columns = row.table().columns();
        appender.begin();
        for (var i = 0; i < columns.size(); i++) {
            appender.add(hidden(columns.get(i).type(), row.cells().get(i)));
        }
        appender.add(row.line());
        // Where the database reads, each line is a row, and the rows in between are there already.
        appender.add(plain.isPresent() ? row.line() - 2 : staged);
        appender.end();
        if (totals.isPresent()) {
            totals.get().add(row);
        }
        staged++;
    }

    private @Nullable Object hidden(RawType type, @Nullable Object cell) {
        if (cell instanceof String text) {
            return switch (type) {
                case CUSTOMER -> personal.hash(text);
                case TEXT, PAGE -> personal.without(text);
                case CURRENCY,
                        INTEGER,
                        MONEY,
                        DECIMAL,
                        MEASURED,
                        RATE,
                        BOOLEAN,
                        DATE,
                        MONTH,
                        US_DATE,
                        INSTANT,
                        UTC_TIME,
                        LOCAL_TIME -> text;
            };
        }
        return cell;
    }
}
