package ai.victor.app;

import ai.victor.access.Claims;
import ai.victor.query.Analytics;
import ai.victor.query.Outcome;
import ai.victor.table.CsvTable;
import ai.victor.table.MarkdownTable;
import ai.victor.table.OneLine;
import ai.victor.table.TextTable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code victor sql}: runs semantic SQL. */
@Command(name = "sql", description = "Runs a SELECT in semantic SQL over the table `metrics`.")
final class SqlCommand implements Callable<Integer> {
    /** Whose SQL is printed. */
    enum Dialect {
        duckdb,
        trino,
        bigquery
    }

    /** How rows are printed. */
    enum Format {
        text,
        markdown,
        csv
    }

    @ParentCommand
    private @Nullable Victor victor;

    @Parameters(
            paramLabel = "SELECT",
            description = "For example: \"SELECT channel, AGGREGATE(revenue) FROM metrics GROUP BY channel\"")
    private String sql = "";

    @Option(names = "--explain", description = "Print the SQL that would run, and do not run it.")
    private boolean explain;

    @Option(
            names = "--dialect",
            description = "Print the SQL for this database, and do not run it: ${COMPLETION-CANDIDATES}.")
    private @Nullable Dialect dialect;

    @Option(names = "--format", description = "How to print rows: ${COMPLETION-CANDIDATES} (text).")
    private Format format = Format.text;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        try (var shop = new Wiring(parent).shop()) {
            switch (outcome(shop.get(), parent.claims())) {
                case Outcome.Rejected rejected -> throw Refusal.of(rejected.problems());
                case Outcome.Rows rows -> {
                    parent.surroundings
                            .out()
                            .println(
                                    explain || dialect != null
                                            ? OneLine.each(rows.sql().strip())
                                            : printed(rows));
                    rows.notes().forEach(note -> parent.surroundings.err().println("Note: " + OneLine.of(note)));
                }
            }
        }
        return Commands.DONE;
    }

    private Outcome outcome(Analytics analytics, Claims claims) {
        return switch (dialect) {
            case null -> explain ? analytics.explain(sql, claims) : analytics.run(sql, claims);
            case duckdb -> analytics.explain(sql, claims);
            case trino -> analytics.explain(sql, claims, ai.victor.query.Dialect.TRINO);
            case bigquery -> analytics.explain(sql, claims, ai.victor.query.Dialect.BIGQUERY);
        };
    }

    private String printed(Outcome.Rows rows) {
        return switch (format) {
            case text -> TextTable.of(rows.table(), Integer.MAX_VALUE);
            case markdown -> MarkdownTable.of(rows.table());
            case csv -> CsvTable.of(rows.table()).stripTrailing();
        };
    }
}
