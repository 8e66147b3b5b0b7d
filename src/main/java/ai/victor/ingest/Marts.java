package ai.victor.ingest;

import ai.victor.engine.EngineException;
import ai.victor.engine.StoreWriter;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Builds facts and dimensions in a store, and holds them to the sums that they must meet. */
final class Marts {
    private final StoreWriter store;
    private final MartScripts scripts;

    Marts(StoreWriter store, MartScripts scripts) {
        this.store = store;
        this.scripts = scripts;
    }

    /** @return why the marts cannot be published; empty where they can */
    List<Problem> build() {
        for (var script : scripts.scripts()) {
            try {
                store.run(script.sql());
            } catch (EngineException e) {
                return List.of(ImportProblems.badMarts(script.name(), String.valueOf(e.getMessage())));
            }
        }
        var problems = new ArrayList<Problem>();
        if (hasTable("reconciliation")) {
            store.rows(
                            "SELECT check_name, count(*), min(detail) FROM reconciliation GROUP BY check_name ORDER BY check_name")
                    .forEach(row -> problems.add(ImportProblems.unbalanced(
                            String.valueOf(row.get(0)),
                            row.get(1) instanceof Number rows ? rows.longValue() : 0,
                            String.valueOf(row.get(2)))));
        }
        return problems;
    }

    /** What the marts found in the rows. */
    List<ImportReport.Finding> findings() {
        if (!hasTable("mart_problem")) {
            return List.of();
        }
        return store.rows("SELECT kind, detail, n FROM mart_problem ORDER BY n DESC, kind, detail").stream()
                .map(row -> new ImportReport.Finding(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        row.get(2) instanceof Number rows ? rows.longValue() : 0))
                .toList();
    }

    private boolean hasTable(String name) {
        return store.number("SELECT count(*) FROM duckdb_tables() WHERE table_name = ?", name) > 0;
    }
}
