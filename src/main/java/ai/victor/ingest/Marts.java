package ai.victor.ingest;

import ai.victor.engine.EngineException;
import ai.victor.engine.StoreWriter;
import ai.victor.model.Model;
import ai.victor.model.Recount;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds facts and dimensions in a store, and holds them to the sums that they must meet. */
final class Marts {
    private static final String FOUND = "SELECT kind, detail, n FROM mart_problem ORDER BY n DESC, kind, detail";

    private static final String TOLD_TWICE =
            "SELECT 'told_twice', 'Told twice, counted once: ' || what || ', by ' || kept || ' and not by ' || dropped, count(*)"
                    + " FROM superseded GROUP BY what, kept, dropped ORDER BY what, kept, dropped";

    private final StoreWriter store;
    private final MartScripts scripts;
    private final Model model;
    private final Progress progress;

    /** @param model what will be asked of the marts: what it takes for granted of them is proven */
    Marts(StoreWriter store, MartScripts scripts, Model model, Progress progress) {
        this.store = store;
        this.scripts = scripts;
        this.model = model;
        this.progress = progress;
    }

    /**
     * Builds them.
     *
     * @param touched where what changed can be followed, the rest stands
     * @return why the marts cannot be published; empty where they can
     */
    List<Problem> build(Touched touched) {
        var bad = new ArrayList<Problem>();
        if (!touched.canBeFollowed() || !follow(bad)) {
            progress.step("building facts and dimensions");
            for (var script : scripts.whole()) {
                if (!ran(script, bad)) {
                    break;
                }
            }
        }
        if (!bad.isEmpty()) {
            return bad;
        }
        var problems = new ArrayList<>(unproven());
        if (problems.isEmpty()) {
            proveCounts();
        }
        if (hasTable("reconciliation")) {
            store.rows(
                            "SELECT check_name, count(*), min(detail) FROM reconciliation GROUP BY check_name ORDER BY check_name")
                    .forEach(row -> problems.add(ImportProblems.unbalanced(
                            String.valueOf(row.get(0)), number(row.get(1)), String.valueOf(row.get(2)))));
        }
        return problems;
    }

    /** Makes anew what the changes reach; false where that cannot be told, or is most of it. */
    private boolean follow(List<Problem> bad) {
        progress.step("bringing facts and dimensions up to date");
        for (var script : scripts.following()) {
            if (!ran(script, bad)) {
                return true;
            }
            if (store.number("SELECT count(*) FROM whole_needed") > 0) {
                return false;
            }
        }
        return !scripts.following().isEmpty();
    }

    private boolean ran(MartScripts.Script script, List<Problem> bad) {
        try {
            store.run(script.sql());
            return true;
        } catch (EngineException e) {
            passOnIfFull(e);
            bad.add(ImportProblems.badMarts(script.name(), String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** Proves each key, and enters those that hold: a store says itself what may be joined to. */
    private List<Problem> unproven() {
        store.run("CREATE OR REPLACE TABLE proven_key (mart VARCHAR, expression VARCHAR)");
        var problems = new ArrayList<Problem>();
        // A table that these marts do not make is asked for by no question that would run.
        for (var key :
                model.joinKeys().stream().filter(key -> hasTable(key.table())).toList()) {
            try {
                var row = store.rows(key.repeats()).getFirst();
                if (row.get(1) instanceof Number repeated && repeated.longValue() > 0) {
                    problems.add(ImportProblems.repeatedKey(
                            key, String.valueOf(row.getFirst()), repeated.longValue(), number(row.get(2))));
                } else {
                    store.change("INSERT INTO proven_key VALUES (?, ?)", key.table(), key.expression());
                }
            } catch (EngineException e) {
                passOnIfFull(e);
                problems.add(ImportProblems.badKey(key, String.valueOf(e.getMessage())));
            }
        }
        return problems;
    }

    /** Enters the numbers of distinct things that add up; the others are no fault, but are never added up. */
    private void proveCounts() {
        store.run("CREATE OR REPLACE TABLE proven_count (recount VARCHAR)");
        // Each count reads a whole fact, so rollups of one measure share it.
        var counts = new HashMap<String, Long>();
        for (Recount recount : model.recounts()) {
            if (hasTable(recount.rollup().table()) && hasTable(recount.base().table())) {
                try {
                    if (store.number(recount.added()) == counts.computeIfAbsent(recount.counted(), store::number)) {
                        store.change("INSERT INTO proven_count VALUES (?)", recount.name());
                    }
                } catch (EngineException e) {
                    passOnIfFull(e);
                    // These marts lack a column of the rollup, which is then not read at all.
                    continue;
                }
            }
        }
    }

    /** What the marts found in the rows, and what two sources told of. */
    List<ImportReport.Finding> findings() {
        return Stream.of(found("mart_problem", FOUND), found("superseded", TOLD_TWICE))
                .flatMap(List::stream)
                .toList();
    }

    private List<ImportReport.Finding> found(String table, String query) {
        if (!hasTable(table)) {
            return List.of();
        }
        return store.rows(query).stream()
                .map(row -> new ImportReport.Finding(
                        String.valueOf(row.get(0)), String.valueOf(row.get(1)), number(row.get(2))))
                .toList();
    }

    private static long number(@Nullable Object cell) {
        return cell instanceof Number number ? number.longValue() : 0;
    }

    private boolean hasTable(String name) {
        return store.number(
                        "SELECT count(*) FROM information_schema.tables"
                                + " WHERE table_catalog = current_database() AND lower(table_name) = lower(?)",
                        name)
                > 0;
    }

    /** A full disk is no fault of a mart. */
    private static void passOnIfFull(EngineException e) {
        if (e.code() == EngineException.Code.NO_SPACE) {
            throw e;
        }
    }
}
