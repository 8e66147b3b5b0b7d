package ai.victor.ingest;

import ai.victor.engine.RowAppender;
import ai.victor.engine.StoreWriter;
import ai.victor.source.Format;
import ai.victor.source.RawRow;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stages the rows of one file: hides persons, leaves out what is in another currency, and keeps the faults. Not thread-safe.
 *
 * <p>Nothing of the file is in the raw tables before all of it is staged, so a file that cannot be read to its end leaves no half.
 */
final class FileLoad implements RowSink, AutoCloseable {
    private static final int FAULTS_REPORTED = 20;

    private final StoreWriter store;
    private final PersonalText personal;
    private final String currency;
    private final Map<String, RowAppender> appenders = new HashMap<>();
    private final RowAppender quarantine;
    private final List<RowFault> firstFaults = new ArrayList<>();
    private long staged;
    private long faults;
    private long totals;

    FileLoad(StoreWriter store, Format format, PersonalText personal, String currency) {
        this.store = store;
        this.personal = personal;
        this.currency = currency;
        for (var table : format.tables()) {
            store.run("CREATE OR REPLACE TABLE staging.main." + table.name() + " (" + RawTables.columns(table)
                    + ", file_row BIGINT)");
            appenders.put(table.name(), store.append("staging", table.name()));
        }
        store.run("CREATE OR REPLACE TABLE staging.main.fault"
                + " (line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR)");
        quarantine = store.append("staging", "fault");
    }

    @Override
    public void unit(List<RawRow> rows) {
        var foreign = rows.stream().filter(this::isForeign).toList();
        if (foreign.isEmpty()) {
            rows.forEach(this::stage);
            return;
        }
        for (var row : rows) {
            fault(
                    isForeign(row)
                            ? new RowFault(
                                    row.line(),
                                    "currency",
                                    currencyOf(row),
                                    "is not the shop's currency, " + currency
                                            + ", and there is no exchange rate for it")
                            : RowFault.ofRow(row.line(), "its order was left out"));
        }
    }

    @Override
    public void fault(RowFault fault) {
        faults++;
        var hidden = new RowFault(fault.line(), fault.column(), personal.shown(fault.value()), fault.reason());
        if (firstFaults.size() < FAULTS_REPORTED) {
            firstFaults.add(hidden);
        }
        quarantine.row(List.of(hidden.line(), hidden.column(), hidden.value(), hidden.reason()));
    }

    @Override
    public void total() {
        totals++;
    }

    /** Writes out what is staged; nothing can be added after. */
    @Override
    public void close() {
        appenders.values().forEach(RowAppender::close);
        quarantine.close();
    }

    long staged() {
        return staged;
    }

    long faults() {
        return faults;
    }

    long totals() {
        return totals;
    }

    List<RowFault> firstFaults() {
        return List.copyOf(firstFaults);
    }

    private void stage(RawRow row) {
        var cells = new ArrayList<@Nullable Object>(row.cells().size() + 1);
        var columns = row.table().columns();
        for (var i = 0; i < columns.size(); i++) {
            cells.add(hidden(columns.get(i).type(), row.cells().get(i)));
        }
        cells.add(row.line());
        var appender = appenders.get(row.table().name());
        if (appender == null) {
            throw new IllegalStateException("a row of a table that its format does not name: "
                    + row.table().name());
        }
        appender.row(cells);
        staged++;
    }

    private @Nullable Object hidden(RawType type, @Nullable Object cell) {
        if (cell instanceof String text) {
            return switch (type) {
                case CUSTOMER -> personal.hash(text);
                case TEXT -> personal.without(text);
                case CURRENCY, INTEGER, MONEY, DECIMAL, BOOLEAN, DATE, MONTH, US_DATE, INSTANT, UTC_TIME, LOCAL_TIME ->
                    text;
            };
        }
        return cell;
    }

    private boolean isForeign(RawRow row) {
        var column = row.table().indexOf(RawType.CURRENCY);
        return column >= 0 && !currency.equals(row.cells().get(column));
    }

    private static String currencyOf(RawRow row) {
        return String.valueOf(row.cells().get(row.table().indexOf(RawType.CURRENCY)));
    }
}
