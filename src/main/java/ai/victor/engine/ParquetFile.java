package ai.victor.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * A Parquet file as rows of text, a few at a time.
 *
 * <p>Dates are {@code 2026-05-01}, moments {@code 2026-05-01T11:00:00Z}, numbers plain; nothing is empty.
 */
public final class ParquetFile {
    private final Path file;

    public ParquetFile(Path file) {
        this.file = file;
    }

    /**
     * The names of its columns.
     *
     * @throws IOException where it cannot be read as Parquet
     */
    public List<String> columns() throws IOException {
        return described().stream().map(Described::name).toList();
    }

    /**
     * Its rows from the first on. It is to be closed.
     *
     * @param moments the columns whose times are moments in UTC even where the file names no zone; others without a zone stay as they are
     * @throws IOException where it cannot be read as Parquet
     */
    public Rows rows(List<String> moments) throws IOException {
        var query = query(moments);
        var connection = connection();
        try {
            var statement = connection.createStatement();
            return new Rows(connection, statement, statement.executeQuery(query));
        } catch (SQLException e) {
            try (connection) {
                throw new IOException("it is no whole Parquet file", e);
            } catch (SQLException alsoWhileClosing) {
                throw new IOException("it is no whole Parquet file", alsoWhileClosing);
            }
        }
    }

    /** Rows on their way. Not thread-safe. */
    public static final class Rows implements AutoCloseable {
        private final DuckDBConnection connection;
        private final Statement statement;
        private final ResultSet result;
        private final int columns;

        private Rows(DuckDBConnection connection, Statement statement, ResultSet result) throws SQLException {
            this.connection = connection;
            this.statement = statement;
            this.result = result;
            this.columns = result.getMetaData().getColumnCount();
        }

        /** The next row; nothing after the last. */
        public List<String> next() throws IOException {
            try {
                if (!result.next()) {
                    return List.of();
                }
                var row = new ArrayList<String>(columns);
                for (var i = 1; i <= columns; i++) {
                    var text = result.getString(i);
                    row.add(text == null ? "" : text);
                }
                return row;
            } catch (SQLException e) {
                throw new IOException("it is no whole Parquet file", e);
            }
        }

        @Override
        public void close() throws IOException {
            try (connection;
                    statement;
                    result) {
                // All three are let go of.
            } catch (SQLException e) {
                throw new IOException("it cannot be closed", e);
            }
        }
    }

    private record Described(String name, String type) {}

    private List<Described> described() throws IOException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("DESCRIBE FROM read_parquet(" + quoted() + ")")) {
            var columns = new ArrayList<Described>();
            while (result.next()) {
                columns.add(new Described(result.getString(1), result.getString(2)));
            }
            return columns;
        } catch (SQLException e) {
            throw new IOException("it is no whole Parquet file", e);
        }
    }

    private String query(List<String> moments) throws IOException {
        return described().stream()
                .map(column -> text(column, moments.contains(column.name())))
                .collect(Collectors.joining(", ", "SELECT ", " FROM read_parquet(" + quoted() + ")"));
    }

    private static String text(Described column, boolean moment) {
        var name = '"' + column.name().replace("\"", "\"\"") + '"';
        var type = column.type();
        if (type.equals("TIMESTAMP WITH TIME ZONE")) {
            return "strftime(timezone('UTC', " + name + "), '%Y-%m-%dT%H:%M:%S.%fZ')";
        }
        if (type.startsWith("TIMESTAMP")) {
            return "strftime(CAST(" + name + " AS TIMESTAMP), '"
                    + (moment ? "%Y-%m-%dT%H:%M:%S.%fZ" : "%Y-%m-%d %H:%M:%S") + "')";
        }
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
            // Whole numbers that a table with gaps holds as fractions are whole numbers.
            return "CASE WHEN " + name + " = trunc(" + name + ") AND abs(" + name + ") < 9e15 THEN CAST(CAST(" + name
                    + " AS BIGINT) AS VARCHAR) ELSE CAST(" + name + " AS VARCHAR) END";
        }
        return "CAST(" + name + " AS VARCHAR)";
    }

    private String quoted() {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static DuckDBConnection connection() {
        var settings = new Properties();
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("threads", "1");
        settings.put("memory_limit", "512MB");
        // Rows as they are read, not all of them first.
        settings.put("jdbc_stream_results", "true");
        try {
            return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
        } catch (SQLException e) {
            throw EngineException.of(
                    EngineException.Code.FAILED, "no database can be opened to read a Parquet file", e);
        }
    }
}
