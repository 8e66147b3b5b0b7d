package ai.victor.sql;

import ai.victor.access.Limit;
import ai.victor.model.Model;
import ai.victor.model.Reach;
import ai.victor.problem.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParseException;

/** Compiles semantic SQL for one model and one store. Immutable, and safe to share between threads. */
public final class SemanticCompiler {
    private final CompilerSettings settings;
    private final SemanticColumns columns;
    private final Validation validation;
    private final List<Problem> faults;

    public SemanticCompiler(Model model, Catalog catalog, CompilerSettings settings) {
        var found = new ArrayList<Problem>();
        this.settings = settings;
        this.columns = new SemanticColumns(model, catalog, settings.currency(), found);
        this.validation = new Validation(columns);
        this.faults = List.copyOf(new LinkedHashSet<>(found));
    }

    private SemanticCompiler(SemanticCompiler whole, SemanticColumns columns) {
        this.settings = whole.settings;
        this.columns = columns;
        this.validation = new Validation(columns);
        this.faults = whole.faults;
    }

    private SemanticCompiler(SemanticCompiler whole, CompilerSettings settings) {
        this.settings = settings;
        this.columns = whole.columns;
        this.validation = whole.validation;
        this.faults = whole.faults;
    }

    /** The compiler whose results have at most so many rows. */
    public SemanticCompiler withMost(int rows) {
        return new SemanticCompiler(this, new CompilerSettings(settings.currency(), settings.weekStart(), rows));
    }

    /** The compiler for somebody who may see only some of the rows: nothing that it writes, for whatever query, reads any other. */
    public SemanticCompiler limitedTo(List<Limit> limits) {
        return limits.isEmpty() ? this : new SemanticCompiler(this, columns.limitedTo(limits));
    }

    /** The compiler that reads every fact's own rows, whatever rollups the store has: to compare what they give, which must be the same. */
    public SemanticCompiler withoutRollups() {
        return new SemanticCompiler(this, columns.withoutRollups());
    }

    /** A physical text of this compiler without the limits that stand in it, which are nothing for those who ask to see. */
    public String shown(String physicalSql) {
        var text = physicalSql;
        // A fact's own limits hold those of what it joins, so they go first.
        for (var fact : columns.facts()) {
            text = text.replace(fact.from(), fact.wholeTable());
        }
        for (var rollup : columns.rollups().all()) {
            text = text.replace(rollup.from(), rollup.wholeTable());
        }
        for (var fact : columns.facts()) {
            for (var join : fact.joined()) {
                text = text.replace(join.from(), join.whole());
            }
        }
        for (var rollup : columns.rollups().all()) {
            for (var join : rollup.joined()) {
                text = text.replace(join.from(), join.whole());
            }
        }
        return text;
    }

    /** Loads what the first compilation needs, which takes a part of a second; may run beside anything else. */
    public static void warmUp() {
        var nothing = new SemanticCompiler(
                new Model(List.of(), List.of()),
                new Catalog(Map.of()),
                new CompilerSettings("USD", DayOfWeek.MONDAY, 1));
        nothing.compile(
                "SELECT month, AGGREGATE(nothing) FROM metrics WHERE day >= DATE '2026-01-01' GROUP BY month ORDER BY 2 LIMIT 1");
        nothing.compile(
                "WITH a AS (SELECT 1 AS x FROM metrics) SELECT x, SUM(x) OVER (ORDER BY x) FROM a JOIN a AS b USING (x)");
        try {
            nothing.validation.check(
                    new Query(
                            false,
                            List.of(new Query.Item(Expressions.parse("month"), "month")),
                            Optional.of(Expressions.parse("LOWER(weekday) = 'monday' AND year IN (1, 2)")),
                            Optional.empty(),
                            List.of(Expressions.parse("month")),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            0),
                    Map.of(),
                    node -> Optional.empty(),
                    new ArrayList<>());
        } catch (SqlParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What of the model the store cannot serve; while there is any, every query is rejected with it. */
    public List<Problem> faults() {
        return faults;
    }

    /** Compiles a query that needs no clock. */
    public Compilation compile(String semanticSql) {
        return compile(semanticSql, Optional.empty());
    }

    /** @param today what CURRENT_DATE means; without it a query that says so is rejected */
    public Compilation compile(String semanticSql, Optional<LocalDate> today) {
        if (!faults.isEmpty()) {
            return new Compilation.Rejected(faults);
        }
        var respelled = Respelled.of(semanticSql);
        try {
            return compiled(respelled.text(), today);
        } catch (Refusal refusal) {
            return new Compilation.Rejected(Problems.inOrder(
                    refusal.problems().stream().map(respelled::written).toList()));
        } catch (StackOverflowError e) {
            // A long chain of operators is a deep tree; the stack is whole again here.
            return new Compilation.Rejected(List.of(Problems.tooDeep()));
        }
    }

    /** What to ask a store about itself, for this model. */
    public StoreQueries storeQueries() {
        return new StoreQueries(columns, settings.weekStart());
    }

    /** The keys that lead from a fact to a dimension, as {@link StoreQueries#unmatched} names them. */
    public static String path(Reach reach) {
        return UnmatchedRows.path(reach);
    }

    private Compilation compiled(String semanticSql, Optional<LocalDate> today) {
        var statement = StatementParser.parse(semanticSql, today, settings.weekStart());
        var block = new BlockReader(columns, validation, settings.weekStart()).readWhole(statement);
        return new Compilation.Compiled(
                block.text(Optional.of(settings.maxRows())).whole(),
                block.columns(),
                Lineages.of(block),
                settings.maxRows(),
                notes(block));
    }

    private static List<String> notes(Block block) {
        var notes = new LinkedHashSet<>(block.notes());
        block.tables().forEach(table -> notes.addAll(notes(table.block())));
        return List.copyOf(notes);
    }
}
