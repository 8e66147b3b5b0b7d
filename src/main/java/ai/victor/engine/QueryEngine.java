package ai.victor.engine;

import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.duckdb.DuckDBConnection;

/**
 * Runs SELECTs on one store file, which it opens for reading only and with no way out of it. Safe to share between threads.
 *
 * <p>The database works on threads of its own here, a bounded number of platform threads, because its native calls would pin the virtual threads that
 * requests run on.
 */
public final class QueryEngine implements AutoCloseable {
    private final DuckDBConnection connection;
    private final EngineSettings settings;
    private final SpillFolder spill;
    private final ThreadPoolExecutor workers;
    private final Map<String, Map<String, Type>> tables;
    private final SelectGuard guard;

    private QueryEngine(DuckDBConnection connection, EngineSettings settings, SpillFolder spill) {
        this.connection = connection;
        this.settings = settings;
        this.spill = spill;
        this.workers = new ThreadPoolExecutor(
                settings.parallel(),
                settings.parallel(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofPlatform().daemon().name("query-", 1).factory());
        workers.allowCoreThreadTimeOut(true);
        this.tables = describe();
        this.guard = new SelectGuard(tables.keySet(), unsteadyFunctions());
    }

    /** Loads the database's native library, which takes a part of a second; may run beside anything else. */
    public static void warmUp() {
        try (var connection = Driver.connect("", new Properties());
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new EngineException(EngineException.Code.STORE, "The database cannot be loaded.", e);
        }
    }

    public static QueryEngine open(Path store, EngineSettings settings) {
        var spill = SpillFolder.of(store);
        try {
            var connection = Driver.connect(store.toAbsolutePath().toString(), properties(settings, spill))
                    .unwrap(DuckDBConnection.class);
            try {
                return new QueryEngine(connection, settings, spill);
            } catch (EngineException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | EngineException e) {
            spill.close();
            if (e instanceof EngineException temporary && temporary.code() == EngineException.Code.TEMPORARY) {
                throw temporary;
            }
            throw new EngineException(
                    EngineException.Code.STORE,
                    "The store " + store.getFileName() + " cannot be opened: it is damaged or of another version.",
                    e);
        }
    }

    /** All connections of a process to one file must have the same properties. */
    private static Properties properties(EngineSettings settings, SpillFolder spill) {
        var properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("memory_limit", settings.memory());
        properties.setProperty("temp_directory", spill.path.toString());
        properties.setProperty("max_temp_directory_size", settings.spill());
        properties.setProperty("lock_configuration", "true");
        return properties;
    }

    /** The tables of the store: table → column → type, in lower case. */
    public Map<String, Map<String, Type>> tables() {
        return tables;
    }

    /** The one folder that the database may write to. */
    Path spillFolder() {
        return spill.path;
    }

    private Map<String, Map<String, Type>> describe() {
        var found = answer(new Question(
                connection,
                Question.Gate.OPEN,
                "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
                        + " ORDER BY table_name, column_index",
                List.of(text("table_name"), text("column_name"), text("data_type")),
                Integer.MAX_VALUE));
        var described = new LinkedHashMap<String, Map<String, Type>>();
        for (var row : found.rows()) {
            var table = Objects.toString(row.get(0)).toLowerCase(Locale.ROOT);
            var column = Objects.toString(row.get(1)).toLowerCase(Locale.ROOT);
            described
                    .computeIfAbsent(table, name -> new LinkedHashMap<>())
                    .put(column, Cells.type(Objects.toString(row.get(2))));
        }
        return Collections.unmodifiableMap(described);
    }

    /** Those that the database itself says are not steady, and its macros that are made of them. */
    private Set<String> unsteadyFunctions() {
        var names = new HashSet<String>();
        answer(new Question(
                        connection,
                        Question.Gate.OPEN,
                        "WITH unsteady AS (SELECT DISTINCT function_name FROM duckdb_functions()"
                                + " WHERE stability IS NOT NULL AND stability <> 'CONSISTENT')"
                                + " SELECT function_name FROM unsteady UNION SELECT m.function_name FROM duckdb_functions() m"
                                + " JOIN unsteady u ON contains(lower(m.macro_definition), u.function_name || '(')",
                        List.of(text("function_name")),
                        Integer.MAX_VALUE))
                .rows()
                .forEach(row -> names.add(Objects.toString(row.getFirst()).toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Column text(String name) {
        return new Column(name, name, Type.TEXT, Unit.NONE);
    }

    /**
     * Runs one SELECT over the tables of the store; anything else is refused before the database runs any of it.
     *
     * @param columns what it returns, in order
     * @param maxRows the rows to keep; a table with more is marked truncated
     */
    public Table run(String select, List<Column> columns, int maxRows) {
        return answer(new Question(connection, guard, select, columns, maxRows));
    }

    private Table answer(Question question) {
        try {
            var answer = workers.submit(question);
            try {
                return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                answer.cancel(false);
                throw new EngineException(
                        EngineException.Code.TIMEOUT,
                        "The query took longer than " + settings.timeout().toSeconds() + " seconds and was stopped.",
                        e);
            } finally {
                question.stop();
            }
        } catch (RejectedExecutionException e) {
            throw new EngineException(
                    EngineException.Code.BUSY, "Too many questions are waiting; ask again in a moment.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(EngineException.Code.FAILED, "The query was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException refused) {
                throw refused;
            }
            throw new EngineException(
                    EngineException.Code.FAILED, "The database could not run the query" + kind(e) + ".", e.getCause());
        }
    }

    /** What the database calls such an error; the rest of its message is about physical SQL. */
    private static String kind(ExecutionException e) {
        var message = Objects.requireNonNullElse(e.getCause(), e).getMessage();
        var kind = Objects.toString(message, "").split(":", 2)[0];
        return kind.endsWith("Error") && kind.length() < 40 ? " (" + kind + ")" : "";
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(5, TimeUnit.SECONDS);
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new EngineException(EngineException.Code.STORE, "The store could not be closed.", e);
        } finally {
            spill.close();
        }
    }
}
