package ai.victor.query;

import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A naive interpreter of semantic queries over the raw rows of a store: for each group, for each metric, go through the rows of its fact and
 * take those that belong. It is slow, knows no SQL, and shares nothing with the compiler but the model.
 */
final class Reference {
    /**
     * One row of a result before it is sorted.
     *
     * @param surely whether some metric has a row of its own there; else the group stands only for rows that all metrics leave out
     */
    record Group(
            List<@Nullable Object> keys,
            List<@Nullable BigDecimal> values,
            boolean surely,
            Map<Term, @Nullable BigDecimal> numbers) {}

    private final Model model;
    private final RawRows rows;
    private final DayOfWeek weekStart;

    Reference(Model model, Connection store, DayOfWeek weekStart) {
        this.model = model;
        this.rows = new RawRows(model, store);
        this.weekStart = weekStart;
    }

    /** Whether it knows the kinds of all metrics of a query. */
    boolean knows(SampleQuery query) {
        return query.measures().stream().allMatch(measure -> isKnown(metric(measure.metric())));
    }

    boolean isKnown(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple ->
                simple.gaps().equals(Metric.Gaps.LEFT)
                        && measure(simple).nonAdditive().isEmpty()
                        && measure(simple)
                                .timeDimension()
                                .equals(model.factOfMeasure(simple.measure()).timeDimension());
            case Metric.Ratio ratio ->
                isKnown(ratio.dividend())
                        && isKnown(ratio.divisor())
                        && ratio.filters().isEmpty();
            case Metric.Derived derived ->
                derived.filters().isEmpty()
                        && derived.parts().values().stream().allMatch(this::isKnown)
                        && Formula.isKnown(derived.expr(), derived.parts().keySet());
            case Metric.Cumulative cumulative -> false;
            case Metric.Conversion conversion -> false;
        };
    }

    private boolean isKnown(Metric.Input input) {
        return input.offset().isEmpty() && input.filters().isEmpty() && isKnown(metric(input.metric()));
    }

    /** The groups of a query that HAVING leaves, in no order, all of them. */
    List<Group> groups(SampleQuery query) {
        var facts = new LinkedHashSet<SemanticModel>();
        query.measures().forEach(measure -> facts.addAll(model.factsOf(metric(measure.metric()))));
        var keys = new LinkedHashSet<List<@Nullable Object>>();
        var parts = new HashMap<SemanticModel, Map<List<@Nullable Object>, List<RawRows.FactRow>>>();
        for (var fact : facts) {
            var grouped = new LinkedHashMap<List<@Nullable Object>, List<RawRows.FactRow>>();
            for (var row : rows.of(fact)) {
                if (query.where().map(test -> is(test, fact, row)).orElse(true)) {
                    var key = new ArrayList<@Nullable Object>();
                    query.keys().forEach(term -> key.add(NaiveTerms.value(term, part -> cut(part, fact, row))));
                    grouped.computeIfAbsent(key, some -> new ArrayList<>()).add(row);
                }
            }
            parts.put(fact, grouped);
            keys.addAll(grouped.keySet());
        }
        if (query.keys().isEmpty()) {
            keys.add(List.of());
        }
        var groups = new ArrayList<Group>();
        for (var key : keys) {
            var group = group(query, key, parts);
            if (query.having()
                    .map(test -> Boolean.TRUE.equals(NaiveTerms.holds(test, group.numbers()::get)))
                    .orElse(true)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private Group group(
            SampleQuery query,
            List<@Nullable Object> key,
            Map<SemanticModel, Map<List<@Nullable Object>, List<RawRows.FactRow>>> parts) {
        var numbers = new HashMap<Term, @Nullable BigDecimal>();
        boolean surely = query.keys().isEmpty();
        for (var measure : query.measures()) {
            var leaves = new LinkedHashSet<Metric.Leaf>(model.leaves(metric(measure.metric())));
            for (var leaf : leaves) {
                surely |= !rows((Metric.Simple) leaf, measure.filter(), key, parts)
                        .isEmpty();
            }
            numbers.put(measure, number(metric(measure.metric()), measure.filter(), key, parts));
        }
        var values = new ArrayList<@Nullable BigDecimal>();
        query.values().forEach(value -> values.add(NaiveTerms.number(NaiveTerms.value(value, numbers::get))));
        return new Group(key, values, surely, numbers);
    }

    private @Nullable BigDecimal number(
            Metric metric,
            Optional<Condition> filter,
            List<@Nullable Object> key,
            Map<SemanticModel, Map<List<@Nullable Object>, List<RawRows.FactRow>>> parts) {
        return switch (metric) {
            case Metric.Simple simple -> aggregate(measure(simple), rows(simple, filter, key, parts));
            case Metric.Ratio ratio -> {
                var quotient = NaiveTerms.calculate(
                        number(metric(ratio.numerator()), filter, key, parts),
                        '/',
                        number(metric(ratio.denominator()), filter, key, parts));
                yield quotient != null && ratio.meta().unit().equals("percent") ? quotient.movePointRight(2) : quotient;
            }
            case Metric.Derived derived -> {
                var inputs = new HashMap<String, @Nullable BigDecimal>();
                derived.inputs()
                        .forEach((alias, input) -> inputs.put(alias, number(metric(input), filter, key, parts)));
                yield Formula.value(derived.expr(), inputs);
            }
            case Metric.Cumulative cumulative -> throw new IllegalArgumentException(metric.name());
            case Metric.Conversion conversion -> throw new IllegalArgumentException(metric.name());
        };
    }

    /** The rows of a group that a metric is made of. */
    private List<RawRows.FactRow> rows(
            Metric.Simple simple,
            Optional<Condition> filter,
            List<@Nullable Object> key,
            Map<SemanticModel, Map<List<@Nullable Object>, List<RawRows.FactRow>>> parts) {
        var fact = model.factOfMeasure(simple.measure());
        return parts.getOrDefault(fact, Map.of()).getOrDefault(key, List.of()).stream()
                .filter(row -> simple.filters().stream().allMatch(own -> passes(own, row)))
                .filter(row -> filter.map(test -> is(test, fact, row)).orElse(true))
                .toList();
    }

    private static boolean passes(Metric.Filter filter, RawRows.FactRow row) {
        var value = row.cuts().get(filter.dimension());
        Term given = new Term.Column(filter.dimension());
        var choices = filter.values().stream()
                .map(text -> new Term.Literal(
                        value instanceof Boolean
                                ? Boolean.valueOf(text)
                                : value instanceof BigDecimal ? new BigDecimal(text) : text))
                .toList();
        var condition = switch (filter.operator().toUpperCase(java.util.Locale.ROOT)) {
            case "IN" -> new Condition.In(given, false, choices);
            case "NOT IN" -> new Condition.In(given, true, choices);
            case "IS NULL" -> new Condition.Empty(given, false);
            case "IS NOT NULL" -> new Condition.Empty(given, true);
            default -> new Condition.Compare(given, filter.operator(), choices.getFirst());
        };
        return Boolean.TRUE.equals(NaiveTerms.holds(condition, term -> value));
    }

    private static @Nullable BigDecimal aggregate(Measure measure, List<RawRows.FactRow> rows) {
        var values = rows.stream()
                .map(row -> row.measures().get(measure.name()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return switch (measure.aggregation()) {
            case COUNT -> BigDecimal.valueOf(values.size());
            case COUNT_DISTINCT -> BigDecimal.valueOf(Set.copyOf(values).size());
            case SUM_BOOLEAN ->
                BigDecimal.valueOf(values.stream().filter(Boolean.TRUE::equals).count());
            case SUM -> sum(numbers(values));
            case MIN -> numbers(values).stream().min(BigDecimal::compareTo).orElse(null);
            case MAX -> numbers(values).stream().max(BigDecimal::compareTo).orElse(null);
            case AVERAGE ->
                values.isEmpty()
                        ? null
                        : sum(numbers(values)).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
            case MEDIAN -> percentile(numbers(values), new BigDecimal("0.5"), false);
            case PERCENTILE -> {
                var wanted = measure.percentile().orElseThrow();
                yield percentile(numbers(values), wanted.share(), wanted.discrete());
            }
        };
    }

    private static List<BigDecimal> numbers(List<Object> values) {
        return values.stream().map(BigDecimal.class::cast).toList();
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As SQL's PERCENTILE_CONT and PERCENTILE_DISC define it. */
    private static @Nullable BigDecimal percentile(List<BigDecimal> numbers, BigDecimal share, boolean discrete) {
        if (numbers.isEmpty()) {
            return null;
        }
        var sorted = numbers.stream().sorted().toList();
        var size = BigDecimal.valueOf(sorted.size());
        if (discrete) {
            int rank = share.multiply(size).setScale(0, RoundingMode.CEILING).intValueExact();
            return sorted.get(Math.max(rank, 1) - 1);
        }
        var position = share.multiply(size.subtract(BigDecimal.ONE));
        int below = position.intValue();
        var low = sorted.get(below);
        var high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return low.add(high.subtract(low).multiply(position.subtract(BigDecimal.valueOf(below))));
    }

    private boolean is(Condition condition, SemanticModel fact, RawRows.FactRow row) {
        return Boolean.TRUE.equals(NaiveTerms.holds(condition, term -> cut(term, fact, row)));
    }

    private @Nullable Object cut(Term term, SemanticModel fact, RawRows.FactRow row) {
        var name = ((Term.Column) term).name();
        if (Model.TIME_COLUMNS.contains(name)) {
            return row.cuts().get(fact.timeDimension()) instanceof LocalDate day
                    ? NaiveTerms.time(name, day, weekStart)
                    : null;
        }
        if (!row.cuts().containsKey(name)) {
            throw new AssertionError(fact.name() + " has no " + name + ", yet the query was accepted");
        }
        return row.cuts().get(name);
    }

    private Measure measure(Metric.Simple simple) {
        return model.factOfMeasure(simple.measure()).measures().stream()
                .filter(measure -> measure.name().equals(simple.measure()))
                .findFirst()
                .orElseThrow();
    }

    private Metric metric(String name) {
        return model.metric(name).orElseThrow();
    }
}
