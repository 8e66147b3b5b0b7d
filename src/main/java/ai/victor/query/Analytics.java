package ai.victor.query;

import ai.victor.engine.EngineException;
import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.engine.Stores;
import ai.victor.model.DateRange;
import ai.victor.model.Model;
import ai.victor.sql.Compilation;
import ai.victor.sql.DialectText;
import ai.victor.sql.SemanticCompiler;
import ai.victor.table.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers semantic SQL from the current store of a data folder. Safe to share between threads.
 *
 * <p>Each question goes to the store that the folder's pointer names when the question comes; a store that it no longer names is closed after its
 * last question.
 */
public final class Analytics implements AutoCloseable {
    private static final String DIALECT = "duckdb";

    /** Once in a process is enough. */
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final Path dataFolder;
    private final Model model;
    private final EngineSettings settings;
    private final Optional<Function<ZoneId, LocalDate>> today;
    private @Nullable OpenStore current;
    private boolean closed;

    private Analytics(
            Path dataFolder, Model model, EngineSettings settings, Optional<Function<ZoneId, LocalDate>> today) {
        this.dataFolder = dataFolder;
        this.model = model;
        this.settings = settings;
        this.today = today;
    }

    /** Begins to load what the first question needs, on threads of its own; for a start that has other things to do meanwhile. */
    public static void warmUp() {
        warmUpCompiler();
        Thread.ofPlatform().daemon().name("warm-up-engine").start(QueryEngine::warmUp);
    }

    /** Opens the current store; throws {@link StoreUnusable} if there is none, or none that fits the model. */
    public static Analytics open(Path dataFolder, Model model) {
        return open(dataFolder, model, EngineSettings.standard());
    }

    public static Analytics open(Path dataFolder, Model model, EngineSettings settings) {
        return open(new Analytics(dataFolder, model, settings, Optional.empty()));
    }

    /** @param today the day in a zone, for queries that say CURRENT_DATE */
    public static Analytics open(
            Path dataFolder, Model model, EngineSettings settings, Function<ZoneId, LocalDate> today) {
        return open(new Analytics(dataFolder, model, settings, Optional.of(today)));
    }

    private static Analytics open(Analytics analytics) {
        // The compiler loads while the engine opens the store.
        warmUpCompiler();
        analytics.take().giveBack();
        return analytics;
    }

    private static void warmUpCompiler() {
        if (!WARM.getAndSet(true)) {
            Thread.ofPlatform().daemon().name("warm-up-compiler").start(SemanticCompiler::warmUp);
        }
    }

    public Outcome run(String semanticSql) {
        return answer(semanticSql, true);
    }

    /** Compiles only: the table has columns and no rows, the certificate no extras. */
    public Outcome explain(String semanticSql) {
        return answer(semanticSql, false);
    }

    /** Compiles only, and writes the SQL for a database that holds the same tables; what that one has no words for is a problem. */
    public Outcome explain(String semanticSql, Dialect dialect) {
        return switch (explain(semanticSql)) {
            case Outcome.Rejected rejected -> rejected;
            case Outcome.Rows rows -> said(rows, dialect);
        };
    }

    /** Categorical dimension → its distinct values in the data, for dimensions with at most 5000. */
    public Map<String, List<String>> values() {
        return with(OpenStore::values);
    }

    /** Fact → its first and last day with rows. */
    public Map<String, DateRange> coverage() {
        return with(store -> store.coverage);
    }

    public ShopSettings shop() {
        return with(store -> store.shop);
    }

    public Model model() {
        return model;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            current.retire();
            current = null;
        }
    }

    private Outcome answer(String semanticSql, boolean run) {
        try {
            return with(store -> answer(store, semanticSql, run));
        } catch (StoreUnusable e) {
            return new Outcome.Rejected(semanticSql, List.of(e.problem()));
        } catch (EngineException e) {
            return new Outcome.Rejected(semanticSql, List.of(Problems.notRun(e)));
        }
    }

    private Outcome answer(OpenStore store, String semanticSql, boolean run) {
        var now = today.map(clock -> clock.apply(store.shop.zone()));
        return switch (store.compiler.compile(semanticSql, now)) {
            case Compilation.Rejected rejected -> new Outcome.Rejected(semanticSql, rejected.problems());
            case Compilation.Compiled compiled -> {
                var certifier = new Certifier(store, model);
                var table = run
                        ? store.engine.run(compiled.physicalSql(), compiled.columns(), compiled.limit())
                        : new Table(compiled.columns(), List.of(), false);
                var notes = new ArrayList<>(compiled.notes());
                notes.addAll(certifier.notes(compiled.lineage()));
                if (run) {
                    notes.addAll(certifier.emptiness(compiled.lineage(), table));
                }
                yield new Outcome.Rows(
                        semanticSql,
                        compiled.physicalSql(),
                        DIALECT,
                        table,
                        certifier.certify(compiled.lineage(), run),
                        notes);
            }
        };
    }

    private Outcome said(Outcome.Rows rows, Dialect dialect) {
        return switch (DialectText.of(rows.sql(), dialect.ofCompiler(), with(store -> store.catalog))) {
            case DialectText.Unsaid unsaid -> new Outcome.Rejected(rows.semanticSql(), unsaid.problems());
            case DialectText.Said said ->
                new Outcome.Rows(
                        rows.semanticSql(),
                        said.sql(),
                        dialect.name().toLowerCase(Locale.ROOT),
                        rows.table(),
                        rows.certificate(),
                        rows.notes());
        };
    }

    private <T> T with(Function<OpenStore, T> question) {
        var store = take();
        try {
            return question.apply(store);
        } finally {
            store.giveBack();
        }
    }

    /** The store that the pointer names, taken for one question. */
    private synchronized OpenStore take() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        var file = Stores.current(dataFolder);
        var open = current;
        if (open != null && (file.isEmpty() || file.get().equals(open.file)) && open.take()) {
            return open;
        }
        var fresh =
                OpenStore.open(file.orElseThrow(() -> new StoreUnusable(Problems.noData(dataFolder))), model, settings);
        fresh.take();
        if (open != null) {
            open.retire();
        }
        current = fresh;
        return fresh;
    }
}
