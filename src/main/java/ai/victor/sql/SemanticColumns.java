package ai.victor.sql;

import ai.victor.access.Limit;
import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.problem.Problem;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;

/** The virtual table {@code metrics}: its columns by name, whatever the case, and what its metrics are made of. */
final class SemanticColumns {
    private final Model model;
    private final List<String> tables;
    private final Map<String, SemanticColumn> columns = new LinkedHashMap<>();
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Rollups rollups;
    private final Map<String, SqlNode> formulas = new LinkedHashMap<>();
    private final Map<Metric.Filter, SqlNode> conditions = new LinkedHashMap<>();

    /** Binds a model to a store; what does not fit is added to the faults. */
    SemanticColumns(Model model, Catalog catalog, String currency, List<Problem> faults) {
        this.model = model;
        this.tables = List.copyOf(catalog.tables().keySet());
        model.facts().forEach(fact -> facts.put(fact.name(), new Fact(fact, model, catalog, faults)));
        this.rollups = Rollups.of(model, catalog);
        for (var time : TimeColumn.values()) {
            columns.put(time.columnName(), new SemanticColumn.Time(time));
        }
        for (var fact : facts.values()) {
            var reached = model.dimensionsOf(fact.model());
            fact.dimensions()
                    .forEach((name, bound) -> Optional.ofNullable(reached.get(name))
                            .ifPresent(reach -> columns.putIfAbsent(
                                    key(name), new SemanticColumn.Cut(reach.dimension(), bound.type()))));
        }
        if (faults.isEmpty()) {
            parseFormulas(faults);
            if (faults.isEmpty()) {
                model.metrics().forEach(metric -> addMetric(metric, currency));
            }
            model.metrics().forEach(metric -> addConditions(metric, faults));
            if (faults.isEmpty()) {
                new MetricRules(this, faults).check();
            }
        }
    }

    private SemanticColumns(SemanticColumns whole, Map<String, Fact> facts, Rollups rollups) {
        this.model = whole.model;
        this.tables = whole.tables;
        this.columns.putAll(whole.columns);
        this.facts.putAll(facts);
        this.rollups = rollups;
        this.formulas.putAll(whole.formulas);
        this.conditions.putAll(whole.conditions);
    }

    /** The same columns over only those rows that somebody may see, without the facts whose rows do not tell which these are. */
    SemanticColumns limitedTo(List<Limit> limits) {
        var limited = new LinkedHashMap<String, Fact>();
        facts.forEach((name, fact) -> fact.limitedTo(limits).ifPresent(some -> limited.put(name, some)));
        return new SemanticColumns(this, limited, rollups.limitedTo(limits, limited));
    }

    /** The same columns over the facts' own rows. */
    SemanticColumns withoutRollups() {
        return new SemanticColumns(this, facts, Rollups.NONE);
    }

    Rollups rollups() {
        return rollups;
    }

    private void addConditions(Metric metric, List<Problem> faults) {
        for (var filter : filters(metric)) {
            // Many metrics share a filter.
            if (conditions.containsKey(filter)) {
                continue;
            }
            var resolver = new Resolver(this, Set.of());
            try {
                var condition = resolver.resolve(Expressions.parse(text(filter)), Resolver.Clause.WHERE);
                if (resolver.problems().isEmpty()) {
                    conditions.put(filter, condition);
                }
            } catch (SqlParseException e) {
                faults.add(Problems.badFilter(metric, filter));
            }
            if (!resolver.problems().isEmpty()) {
                faults.add(Problems.badFilter(metric, filter));
            }
        }
    }

    /** All filters that a metric writes down, its own and those of its inputs. */
    private static List<Metric.Filter> filters(Metric metric) {
        var inputs = switch (metric) {
            case Metric.Simple simple -> Stream.<List<Metric.Filter>>of();
            case Metric.Cumulative cumulative -> Stream.<List<Metric.Filter>>of();
            case Metric.Conversion conversion ->
                Stream.of(conversion.base().filters(), conversion.conversion().filters());
            case Metric.Ratio ratio ->
                Stream.of(ratio.dividend().filters(), ratio.divisor().filters());
            case Metric.Derived derived -> derived.parts().values().stream().map(Metric.Input::filters);
        };
        return Stream.concat(Stream.of(metric.filters()), inputs)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private String text(Metric.Filter filter) {
        boolean truth = find(filter.dimension()).map(SemanticColumn::type).equals(Optional.of(Type.BOOLEAN));
        var values = filter.values().stream()
                .map(value -> truth ? value : "'" + value.replace("'", "''") + "'")
                .toList();
        var list = String.join(", ", values);
        var operator = filter.operator().toUpperCase(Locale.ROOT);
        return "\"" + filter.dimension() + "\" " + operator + " " + (operator.endsWith("IN") ? "(" + list + ")" : list);
    }

    /** All before the first metric's type is told, as that may be of the formula of a metric that stands further down. */
    private void parseFormulas(List<Problem> faults) {
        for (var metric : model.metrics()) {
            if (metric instanceof Metric.Derived derived) {
                try {
                    formulas.put(metric.name(), Expressions.withSafeDivisions(Expressions.parse(derived.expr())));
                } catch (SqlParseException e) {
                    faults.add(Problems.badFormula(derived));
                }
            }
        }
    }

    private void addMetric(Metric metric, String currency) {
        var unit = metric.meta().unit().equals("money")
                ? new Unit(currency)
                : new Unit(metric.meta().unit());
        columns.put(key(metric.name()), new SemanticColumn.Measured(metric, type(metric), unit));
    }

    /** The tables of the store. */
    Iterable<String> tables() {
        return tables;
    }

    Model model() {
        return model;
    }

    Optional<SemanticColumn> find(String name) {
        return Optional.ofNullable(columns.get(key(name)));
    }

    Iterable<SemanticColumn> all() {
        return columns.values();
    }

    List<String> names() {
        return columns.values().stream().map(SemanticColumn::name).toList();
    }

    List<String> metricNames() {
        return model.metrics().stream().map(Metric::name).toList();
    }

    /** Metrics that count rows or keys without a condition of their own. */
    List<String> counts() {
        return model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Simple simple
                        && simple.filters().isEmpty()
                        && measure(simple.measure()).aggregation().name().startsWith("COUNT"))
                // The model's headline numbers are the likeliest.
                .sorted(Comparator.comparing(metric -> !metric.meta().wording().headline()))
                .map(Metric::name)
                .limit(3)
                .toList();
    }

    Iterable<Fact> facts() {
        return facts.values();
    }

    /** The fact of that semantic model's name, which must have measures; refused where whoever asks may see none of it. */
    Fact fact(String name) {
        var fact = facts.get(name);
        if (fact == null) {
            throw new Refusal(Problems.notAllowed(name));
        }
        return fact;
    }

    /** The fact that has a measure. */
    Fact factOf(String measure) {
        return fact(model.factOfMeasure(measure).name());
    }

    Measure measure(String name) {
        return model.factOfMeasure(name).measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Arithmetic of a derived metric, with safe divisions, over the aliases of its inputs. */
    SqlNode formula(Metric.Derived metric) {
        return Optional.ofNullable(formulas.get(metric.name())).orElseThrow();
    }

    /** A filter of some metric, as an expression over dimensions. */
    SqlNode condition(Metric.Filter filter) {
        return Optional.ofNullable(conditions.get(filter)).orElseThrow();
    }

    List<SqlNode> conditions(List<Metric.Filter> filters) {
        return filters.stream().map(this::condition).toList();
    }

    Metric metric(String name) {
        return model.metric(name).orElseThrow(() -> new IllegalStateException("no metric " + name));
    }

    private Type type(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple ->
                factOf(simple.measure()).measure(simple.measure()).type();
            case Metric.Cumulative cumulative ->
                cumulative.choice() == Metric.PeriodChoice.AVERAGE
                        ? Type.DECIMAL
                        : factOf(cumulative.measure())
                                .measure(cumulative.measure())
                                .type();
            case Metric.Conversion conversion ->
                switch (conversion.calculation()) {
                    case CONVERSION_RATE -> Type.DECIMAL;
                    case CONVERSIONS -> {
                        var measure = conversion.conversion().measure();
                        yield factOf(measure).measure(measure).type();
                    }
                };
            case Metric.Ratio ratio -> Type.DECIMAL;
            case Metric.Derived derived ->
                Types.of(
                                formula(derived),
                                input -> Optional.ofNullable(derived.inputs().get(input.getSimple()))
                                        .map(name -> type(metric(name))))
                        .orElse(Type.DECIMAL);
        };
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
