package ai.victor.engine;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Rows on their way into one table. A decimal must have the very scale of its column. */
public final class RowAppender implements AutoCloseable {
    /** In a second. */
    private static final long MICROS = 1_000_000;

    private final DuckDBAppender appender;

    RowAppender(DuckDBAppender appender) {
        this.appender = appender;
    }

    /** Adds a row; cells in the order of the table's columns. */
    public void row(List<? extends @Nullable Object> cells) {
        try {
            appender.beginRow();
            for (var cell : cells) {
                cell(cell);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Begins a row that is added cell by cell. */
    public void begin() {
        try {
            appender.beginRow();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Adds the next cell of the row that was begun. */
    public void add(@Nullable Object cell) {
        try {
            cell(cell);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Ends the row that was begun. */
    public void end() {
        try {
            appender.endRow();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static EngineException failed(SQLException e) {
        return EngineException.of(EngineException.Code.FAILED, "a row cannot be appended", e);
    }

    @Override
    public void close() {
        try (appender) {
            // Closed with rows at hand, it would keep a failure to write them to itself.
            appender.flush();
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.FAILED, "appended rows cannot be written", e);
        }
    }

    private void cell(@Nullable Object cell) throws SQLException {
        switch (cell) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case Long number -> appender.append(number.longValue());
            case Integer number -> appender.append(number.intValue());
            case BigDecimal number -> appender.append(number);
            case Boolean flag -> appender.append(flag.booleanValue());
            case LocalDate date -> appender.append(date);
            // The appender's own reckoning takes as long as all else it does with a cell.
            case LocalDateTime time
            when time.getNano() == 0 -> appender.appendEpochMicros(time.toEpochSecond(ZoneOffset.UTC) * MICROS);
            case LocalDateTime time -> appender.append(time);
            default -> throw new IllegalArgumentException("no column holds a " + cell.getClass());
        }
    }
}
