package ai.victor.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The connection that writes to a store file which is not published yet. Not thread-safe.
 *
 * <p>Beside the file it has a database in memory, {@code staging}, for rows on their way: what is staged and dropped leaves no holes in the file.
 */
public final class StoreWriter implements AutoCloseable {
    private static final long MOST_MEMORY = 3L << 30;

    private final DuckDBConnection connection;
    private final boolean main;

    private StoreWriter(DuckDBConnection connection, boolean main) {
        this.connection = connection;
        this.main = main;
    }

    /** Opens or makes the store file. */
    public static StoreWriter open(Path store) {
        var settings = new Properties();
        // A load must not depend on, nor reach for, anything that is not in this process.
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("preserve_insertion_order", "true");
        settings.put("memory_limit", memory());
        try {
            var connection = (DuckDBConnection) Driver.connect(store.toString(), settings);
            var writer = new StoreWriter(connection, true);
            writer.run("ATTACH ':memory:' AS staging");
            return writer;
        } catch (SQLException e) {
            throw EngineException.of(
                    EngineException.Code.STORE,
                    "the store " + store.getFileName() + " cannot be opened for writing",
                    e);
        }
    }

    /** What the database may hold before it goes on disk: 3 GB, or half of a smaller machine's memory, beside the heap. */
    private static String memory() {
        var machine = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : MOST_MEMORY;
        return Math.min(MOST_MEMORY, machine / 2) / (1 << 20) + "MiB";
    }

    /** Another connection to the same databases, for another thread to stage rows with. */
    public StoreWriter beside() {
        try {
            return new StoreWriter((DuckDBConnection) connection.duplicate(), false);
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.STORE, "the store cannot be opened twice", e);
        }
    }

    /** What this connection writes from now on is seen by others once it is {@link #keep kept}; closed before that, it leaves nothing. */
    public void begin() {
        run("BEGIN TRANSACTION");
    }

    /** Ends what was begun; another thread may do so than the one that wrote. */
    public void keep() {
        run("COMMIT");
    }

    /** Lets go of what was begun. */
    public void undo() {
        run("ROLLBACK");
    }

    /** Runs statements, separated by semicolons. */
    public void run(String script) {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.FAILED, "a statement of the load failed", e);
        }
    }

    /** Runs one statement with its parameters; returns how many rows it changed. */
    public long change(String sql, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters)) {
            return statement.executeLargeUpdate();
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.FAILED, "a statement of the load failed", e);
        }
    }

    /** The rows of a small result. */
    public List<List<@Nullable Object>> rows(String sql, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.FAILED, "a query of the load failed", e);
        }
    }

    /** The one number that the query returns. */
    public long number(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).getFirst().getFirst() instanceof Number number ? number.longValue() : 0;
    }

    /** Opens a table of the store for many rows; nothing of them is sure to be there until it is closed. */
    public RowAppender append(String table) {
        return append(null, table);
    }

    /** Opens a table of another database for many rows. */
    public RowAppender append(@Nullable String catalog, String table) {
        try {
            return new RowAppender(connection.createAppender(catalog, "main", table));
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.FAILED, "the table " + table + " cannot be loaded", e);
        }
    }

    /** Writes all to the file and lets go of it. */
    @Override
    public void close() {
        try (connection) {
            if (main) {
                run("DETACH staging; CHECKPOINT");
            }
        } catch (SQLException e) {
            throw EngineException.of(EngineException.Code.STORE, "the store cannot be closed", e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static List<@Nullable Object> row(ResultSet result) throws SQLException {
        var columns = result.getMetaData().getColumnCount();
        var row = new ArrayList<@Nullable Object>(columns);
        for (var i = 1; i <= columns; i++) {
            row.add(result.getObject(i));
        }
        return Collections.unmodifiableList(row);
    }
}
