package ai.victor.sql;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.Reach;
import ai.victor.problem.Problem;
import ai.victor.table.Column;
import ai.victor.table.Type;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** Loads what the first compilation needs, which takes a part of a second; may run beside anything else. */
    public static void warmUp() {
        var nothing = new SemanticCompiler(
                new Model(List.of(), List.of()),
                new Catalog(Map.of()),
                new CompilerSettings("USD", DayOfWeek.MONDAY, 1));
        nothing.compile(
                "SELECT month, AGGREGATE(nothing) FROM metrics WHERE day >= DATE '2026-01-01' GROUP BY month ORDER BY 2 LIMIT 1");
        try {
            nothing.validation.check(new Query(
                    false,
                    List.of(new Query.Item(Expressions.parse("month"), "month")),
                    Optional.of(Expressions.parse("LOWER(weekday) = 'monday' AND year IN (1, 2)")),
                    Optional.empty(),
                    List.of(Expressions.parse("month")),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    0));
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
            return new Compilation.Rejected(
                    refusal.problems().stream().map(respelled::written).toList());
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
        var query = new QueryReader(columns).read(StatementParser.parse(semanticSql, today, settings.weekStart()));
        var plan = new Planner(columns, settings.weekStart()).plan(query);
        var types = validation.check(query);
        var physical = new PhysicalText(columns, settings.weekStart(), plan).write(settings.maxRows());
        return new Compilation.Compiled(
                physical,
                resultColumns(query, types),
                lineage(plan),
                settings.maxRows(),
                new PlanNotes(settings.weekStart(), plan).sentences());
    }

    private List<Column> resultColumns(Query query, List<Type> types) {
        var resolverNames = new MetricNames(columns, Set.of());
        var units = new Units(resolverNames::unit);
        var resolver = new Resolver(columns, Set.of());
        var result = new ArrayList<Column>();
        for (int i = 0; i < types.size(); i++) {
            var item = query.items().get(i);
            // Calcite divides whole numbers into whole ones, the database does not.
            boolean fraction = types.get(i) == Type.INTEGER
                    && resolver.type(item.expression()).equals(Optional.of(Type.DECIMAL));
            var type = fraction ? Type.DECIMAL : types.get(i);
            result.add(new Column(item.name(), label(item), type, units.of(item.expression())));
        }
        return result;
    }

    private String label(Query.Item item) {
        return columns.find(item.name()).map(SemanticColumn::label).orElseGet(() -> {
            var words = item.name().replace('_', ' ').strip();
            return words.isEmpty() ? item.name() : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        });
    }

    private Lineage lineage(Plan plan) {
        var dimensions = new TreeSet<String>();
        plan.keys()
                .forEach(key ->
                        dimensions.addAll(Plan.dimensionNames(key.expression()).keySet()));
        plan.conditions()
                .forEach(condition ->
                        dimensions.addAll(Plan.dimensionNames(condition).keySet()));
        var written = plan.query().written();
        return new Lineage(
                plan.facts().stream().map(Fact::name).toList(),
                plan.metrics().stream().map(Metric::name).toList(),
                List.copyOf(dimensions),
                plan.keys().stream().map(Plan.Key::name).toList(),
                written.map(DayBounds::conjuncts).orElse(List.of()).stream()
                        .map(SqlText::of)
                        .toList(),
                written.map(SqlText::of).orElse(""),
                plan.bounds().from(),
                plan.bounds().to());
    }
}
