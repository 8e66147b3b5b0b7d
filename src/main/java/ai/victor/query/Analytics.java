package ai.victor.query;

import ai.victor.access.Admission;
import ai.victor.access.Claims;
import ai.victor.access.Policies;
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

    private static final String LIMITED = "This is limited to the data that you may see.";

    /** Once in a process is enough. */
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final Path dataFolder;
    private final Model model;
    private final EngineSettings settings;
    private final Optional<Function<ZoneId, LocalDate>> today;
    private final Policies policies;
    private final InheritableThreadLocal<@Nullable OpenStore> held = new InheritableThreadLocal<>();
    private @Nullable OpenStore current;
    private @Nullable VerifiedQueries verified;
    private boolean closed;

    private Analytics(
            Path dataFolder,
            Model model,
            EngineSettings settings,
            Optional<Function<ZoneId, LocalDate>> today,
            Policies policies) {
        this.dataFolder = dataFolder;
        this.model = model;
        this.settings = settings;
        this.today = today;
        this.policies = policies;
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
        return open(new Analytics(dataFolder, model, settings, Optional.empty(), Policies.NONE));
    }

    /**
     * @param today the day in a zone, for queries that say CURRENT_DATE
     * @param policies which rows who may see; whoever asks without the claims that they want is refused
     */
    public static Analytics open(
            Path dataFolder,
            Model model,
            EngineSettings settings,
            Function<ZoneId, LocalDate> today,
            Policies policies) {
        return open(new Analytics(dataFolder, model, settings, Optional.of(today), policies));
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

    /** The time of one question; ends when it is closed. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Until it is closed, by the thread that called this, all that this thread and those that it starts ask is answered from one store, so that an
     * answer of several queries never mixes two.
     */
    public Hold hold() {
        OpenStore store;
        try {
            store = take();
        } catch (StoreUnusable e) {
            // Each of the queries will say so.
            return () -> {};
        }
        held.set(store);
        return () -> {
            held.remove();
            store.giveBack();
        };
    }

    /** Runs for somebody of whom nothing is known. */
    public Outcome run(String semanticSql) {
        return run(semanticSql, Claims.NONE);
    }

    public Outcome run(String semanticSql, Claims claims) {
        return answer(semanticSql, claims, view -> view.compiler, true);
    }

    /**
     * Runs what is read to be computed with and not to be shown, which may be more rows than a question gets.
     *
     * @param most the rows to keep; a table with more is marked truncated
     */
    public Outcome run(String semanticSql, Claims claims, int most) {
        return answer(semanticSql, claims, view -> view.compiler.withMost(most), true);
    }

    public Outcome explain(String semanticSql) {
        return explain(semanticSql, Claims.NONE);
    }

    /** Compiles only: the table has columns and no rows, the certificate no extras. */
    public Outcome explain(String semanticSql, Claims claims) {
        return answer(semanticSql, claims, view -> view.compiler, false);
    }

    /** Compiles only, and writes the SQL for a database that holds the same tables; what that one has no words for is a problem. */
    public Outcome explain(String semanticSql, Claims claims, Dialect dialect) {
        return switch (explain(semanticSql, claims)) {
            case Outcome.Rejected rejected -> rejected;
            case Outcome.Rows rows -> said(rows, dialect);
        };
    }

    public Outcome explain(String semanticSql, Dialect dialect) {
        return explain(semanticSql, Claims.NONE, dialect);
    }

    public Map<String, List<String>> values() {
        return values(Claims.NONE);
    }

    /** Categorical dimension → its distinct values in the rows that may be seen, for dimensions with at most 5000. */
    public Map<String, List<String>> values(Claims claims) {
        return seen(claims, StoreView::values);
    }

    public Map<String, DateRange> coverage() {
        return coverage(Claims.NONE);
    }

    /** Fact → its first and last day with rows that may be seen. */
    public Map<String, DateRange> coverage(Claims claims) {
        return seen(claims, view -> view.coverage);
    }

    private <V> Map<String, V> seen(Claims claims, Function<StoreView, Map<String, V>> what) {
        return switch (policies.admit(claims)) {
            case Admission.Refused refused -> Map.of();
            case Admission.Admitted admitted -> with(store -> what.apply(store.seenWithin(admitted.limits())));
        };
    }

    /** Whether somebody may see but a part of the rows, or none; so that nothing is said of all rows by what is known of theirs. */
    public boolean isLimited(Claims claims) {
        return switch (policies.admit(claims)) {
            case Admission.Refused refused -> true;
            case Admission.Admitted admitted -> !admitted.limits().isEmpty();
        };
    }

    public ShopSettings shop() {
        return with(store -> store.shop);
    }

    public Model model() {
        return model;
    }

    /** The verified queries, and which of them hold for the current store, over all of its rows. */
    public VerifiedQueries verified() {
        take().giveBack();
        synchronized (this) {
            var known = verified;
            if (known == null) {
                known = new VerifiedQueries(
                        model.verifiedQueries(), new VerifiedCheck(model, dataFolder, this::runOverAllRows));
                verified = known;
            }
            return known;
        }
    }

    private Outcome runOverAllRows(String semanticSql) {
        try {
            return with(store -> answer(store.seenWithin(List.of()), semanticSql, view -> view.compiler, true));
        } catch (StoreUnusable e) {
            return new Outcome.Rejected(semanticSql, List.of(e.problem()));
        } catch (EngineException e) {
            return new Outcome.Rejected(semanticSql, List.of(Problems.notRun(e)));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            current.retire();
            current = null;
        }
    }

    private Outcome answer(
            String semanticSql, Claims claims, Function<StoreView, SemanticCompiler> compiler, boolean run) {
        try {
            return switch (policies.admit(claims)) {
                case Admission.Refused refused -> new Outcome.Rejected(semanticSql, List.of(refused.problem()));
                case Admission.Admitted admitted ->
                    with(store -> answer(store.seenWithin(admitted.limits()), semanticSql, compiler, run));
            };
        } catch (StoreUnusable e) {
            return new Outcome.Rejected(semanticSql, List.of(e.problem()));
        } catch (EngineException e) {
            return new Outcome.Rejected(semanticSql, List.of(Problems.notRun(e)));
        }
    }

    private Outcome answer(
            StoreView view, String semanticSql, Function<StoreView, SemanticCompiler> compiler, boolean run) {
        var now = today.map(clock -> clock.apply(view.store.shop.zone()));
        return switch (compiler.apply(view).compile(semanticSql, now)) {
            case Compilation.Rejected rejected -> new Outcome.Rejected(semanticSql, rejected.problems());
            case Compilation.Compiled compiled -> {
                var certifier = new Certifier(view);
                var table = run
                        ? view.store.engine.run(compiled.physicalSql(), compiled.columns(), compiled.limit())
                        : new Table(compiled.columns(), List.of(), false);
                var notes = new ArrayList<>(compiled.notes());
                if (view.limited) {
                    notes.add(LIMITED);
                }
                notes.addAll(certifier.notes(compiled.lineage()));
                if (run) {
                    notes.addAll(certifier.emptiness(compiled.lineage(), table));
                }
                yield new Outcome.Rows(
                        semanticSql,
                        view.limited ? view.compiler.shown(compiled.physicalSql()) : compiled.physicalSql(),
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
        var ours = held.get();
        if (ours != null && ours.take()) {
            return ours;
        }
        var file = Stores.current(dataFolder);
        var open = current;
        if (open != null && (file.isEmpty() || file.get().equals(open.file)) && open.take()) {
            return open;
        }
        var fresh = opened(file.orElseThrow(() -> new StoreUnusable(Problems.noData(dataFolder))));
        fresh.take();
        if (open != null) {
            open.retire();
        }
        current = fresh;
        verified = null;
        return fresh;
    }

    /** A store that two imports have overtaken while it was being opened may be gone. */
    private OpenStore opened(Path file) {
        try {
            return OpenStore.open(file, model, settings);
        } catch (StoreUnusable e) {
            var now = Stores.current(dataFolder);
            if (now.isEmpty() || now.get().equals(file)) {
                throw e;
            }
            return opened(now.get());
        }
    }
}
