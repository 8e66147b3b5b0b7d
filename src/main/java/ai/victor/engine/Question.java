package ai.victor.engine;

import ai.victor.table.Column;
import ai.victor.table.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One SELECT on its way: run by a worker, stopped by whoever waits for it. */
final class Question implements Callable<Table> {
    /** Who decides what may run. */
    interface Gate {
        /** For what the engine itself asks about its store. */
        Gate OPEN = (connection, sql) -> {};

        /** Throws an {@link EngineException} unless the text may run. */
        void check(Connection connection, String sql) throws SQLException;
    }

    private final DuckDBConnection database;
    private final Gate gate;
    private final String select;
    private final List<Column> columns;
    private final int maxRows;
    private @Nullable Statement running;
    private boolean stopped;

    Question(DuckDBConnection database, Gate gate, String select, List<Column> columns, int maxRows) {
        this.database = database;
        this.gate = gate;
        this.select = select;
        this.columns = columns;
        this.maxRows = maxRows;
    }

    @Override
    public Table call() throws SQLException {
        try (var connection = database.duplicate();
                var statement = connection.createStatement()) {
            if (!begin(statement)) {
                return new Table(columns, List.of(), false);
            }
            gate.check(connection, select);
            try (var result = statement.executeQuery(select)) {
                var rows = new ArrayList<List<@Nullable Object>>();
                while (rows.size() < maxRows && result.next()) {
                    var row = new ArrayList<@Nullable Object>(columns.size());
                    for (int i = 0; i < columns.size(); i++) {
                        row.add(Cells.of(result.getObject(i + 1), columns.get(i)));
                    }
                    rows.add(row);
                }
                return new Table(columns, rows, rows.size() == maxRows && result.next());
            } finally {
                end();
            }
        }
    }

    /** Ends the question, whether it waits, runs or is over. */
    synchronized void stop() {
        stopped = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // It ended in the same moment.
            }
        }
    }

    private synchronized boolean begin(Statement statement) {
        if (!stopped) {
            running = statement;
        }
        return !stopped;
    }

    private synchronized void end() {
        running = null;
    }
}
