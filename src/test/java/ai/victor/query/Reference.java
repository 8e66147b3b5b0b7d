package ai.victor.query;

import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.Offset;
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
import java.util.function.Function;
import java.util.stream.Stream;
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
     * @param told whether all of its numbers are known here: what a running sum or a state is where it has no row is not
     */
    record Group(
            List<@Nullable Object> keys,
            List<@Nullable BigDecimal> values,
            boolean surely,
            boolean told,
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
        return uses(metric, Optional.empty(), List.of(), Optional.empty())
                .map(uses -> uses.stream().allMatch(use -> NaiveKinds.isKnown(model, use.metric(), use.offset())))
                .orElse(false);
    }

    /** What a metric is made of; empty where it is put together in a way that is not known here. */
    private Optional<List<NaiveKinds.Use>> uses(
            Metric metric, Optional<Offset> offset, List<Metric.Filter> filters, Optional<Condition> condition) {
        return switch (metric) {
            case Metric.Leaf leaf -> Optional.of(List.of(new NaiveKinds.Use(leaf, offset, filters, condition)));
            case Metric.Ratio ratio ->
                ratio.filters().isEmpty()
                        ? uses(List.of(ratio.dividend(), ratio.divisor()), offset, filters, condition)
                        : Optional.empty();
            case Metric.Derived derived ->
                derived.filters().isEmpty()
                                && Formula.isKnown(
                                        derived.expr(), derived.parts().keySet())
                        ? uses(List.copyOf(derived.parts().values()), offset, filters, condition)
                        : Optional.empty();
        };
    }

    private Optional<List<NaiveKinds.Use>> uses(
            List<Metric.Input> inputs,
            Optional<Offset> offset,
            List<Metric.Filter> filters,
            Optional<Condition> condition) {
        var all = new ArrayList<NaiveKinds.Use>();
        for (var input : inputs) {
            var uses = offset.isPresent() && input.offset().isPresent()
                    ? Optional.<List<NaiveKinds.Use>>empty()
                    : uses(metric(input.metric()), offset.or(input::offset), both(filters, input), condition);
            if (uses.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(uses.get());
        }
        return Optional.of(all);
    }

    private static List<Metric.Filter> both(List<Metric.Filter> filters, Metric.Input input) {
        return Stream.concat(filters.stream(), input.filters().stream()).toList();
    }

    /** Whether its value is made of the rows of a group and of nothing else. */
    private boolean isPlain(NaiveKinds.Use use) {
        return use.metric() instanceof Metric.Simple simple
                && use.offset().isEmpty()
                && measure(simple).nonAdditive().isEmpty()
                && measure(simple)
                        .timeDimension()
                        .equals(model.factOfMeasure(simple.measure()).timeDimension());
    }

    /** The groups of a query that HAVING leaves, in no order, all of them. */
    List<Group> groups(SampleQuery query) {
        var uses = query.measures().stream()
                .flatMap(measure ->
                        uses(metric(measure.metric()), Optional.empty(), List.of(), measure.filter())
                                .orElseThrow()
                                .stream())
                .distinct()
                .toList();
        var values = new HashMap<NaiveKinds.Use, Map<List<@Nullable Object>, @Nullable BigDecimal>>();
        var sure = new LinkedHashSet<List<@Nullable Object>>();
        var keys = new LinkedHashSet<List<@Nullable Object>>();
        var kinds = new NaiveKinds(model, rows, weekStart, query, lastDay(uses));
        for (var use : uses) {
            var found = isPlain(use) ? plain(query, use, keys) : kinds.values(use);
            values.put(use, found);
            keys.addAll(found.keySet());
            if (use.offset().isEmpty()) {
                sure.addAll(found.keySet());
            }
        }
        if (query.keys().isEmpty()) {
            keys.add(List.of());
            sure.add(List.of());
        }
        var groups = new ArrayList<Group>();
        for (var key : keys) {
            var group = group(query, key, values, sure.contains(key));
            if (!group.told()
                    || query.having()
                            .map(test -> Boolean.TRUE.equals(NaiveTerms.holds(test, group.numbers()::get)))
                            .orElse(true)) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** The last day of what is shown where it is dated. */
    private Optional<LocalDate> lastDay(List<NaiveKinds.Use> uses) {
        return uses.stream()
                .filter(use -> use.offset().isEmpty())
                .map(use -> use.metric().measures().getFirst())
                .flatMap(measure -> rows.of(model.factOfMeasure(measure)).stream()
                        .map(row -> row.cuts()
                                .get(NaiveKinds.measure(model, measure).timeDimension())))
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .max(LocalDate::compareTo);
    }

    private Group group(
            SampleQuery query,
            List<@Nullable Object> key,
            Map<NaiveKinds.Use, Map<List<@Nullable Object>, @Nullable BigDecimal>> values,
            boolean surely) {
        var numbers = new HashMap<Term, @Nullable BigDecimal>();
        boolean told = values.entrySet().stream()
                .allMatch(entry -> isPlain(entry.getKey()) || entry.getValue().containsKey(key));
        for (var measure : query.measures()) {
            numbers.put(
                    measure, number(metric(measure.metric()), Optional.empty(), List.of(), measure.filter(), use -> {
                        var found = values.getOrDefault(use, Map.of());
                        return found.containsKey(key) || !isPlain(use)
                                ? found.get(key)
                                : aggregate(measure((Metric.Simple) use.metric()), List.of());
                    }));
        }
        var shown = new ArrayList<@Nullable BigDecimal>();
        query.values().forEach(value -> shown.add(NaiveTerms.number(NaiveTerms.value(value, numbers::get))));
        return new Group(key, shown, surely, told, numbers);
    }

    private @Nullable BigDecimal number(
            Metric metric,
            Optional<Offset> offset,
            List<Metric.Filter> filters,
            Optional<Condition> condition,
            Function<NaiveKinds.Use, @Nullable BigDecimal> given) {
        return switch (metric) {
            case Metric.Leaf leaf -> given.apply(new NaiveKinds.Use(leaf, offset, filters, condition));
            case Metric.Ratio ratio -> {
                var quotient = NaiveTerms.calculate(
                        number(ratio.dividend(), offset, filters, condition, given),
                        '/',
                        number(ratio.divisor(), offset, filters, condition, given));
                yield quotient != null && ratio.meta().unit().equals("percent") ? quotient.movePointRight(2) : quotient;
            }
            case Metric.Derived derived -> {
                var inputs = new HashMap<String, @Nullable BigDecimal>();
                derived.parts()
                        .forEach((alias, input) -> inputs.put(alias, number(input, offset, filters, condition, given)));
                yield Formula.value(derived.expr(), inputs);
            }
        };
    }

    private @Nullable BigDecimal number(
            Metric.Input input,
            Optional<Offset> offset,
            List<Metric.Filter> filters,
            Optional<Condition> condition,
            Function<NaiveKinds.Use, @Nullable BigDecimal> given) {
        return number(metric(input.metric()), offset.or(input::offset), both(filters, input), condition, given);
    }

    /** The values of the groups that have rows of the metric; the keys of all rows of its fact that the query lets through are added to those known. */
    private Map<List<@Nullable Object>, @Nullable BigDecimal> plain(
            SampleQuery query, NaiveKinds.Use use, Set<List<@Nullable Object>> keys) {
        var simple = (Metric.Simple) use.metric();
        var fact = model.factOfMeasure(simple.measure());
        var grouped = new LinkedHashMap<List<@Nullable Object>, List<RawRows.FactRow>>();
        for (var row : rows.of(fact)) {
            if (query.where().map(test -> is(test, fact, row)).orElse(true)) {
                var key = new ArrayList<@Nullable Object>();
                query.keys().forEach(term -> key.add(NaiveTerms.value(term, part -> cut(part, fact, row))));
                keys.add(key);
                if (Stream.concat(simple.filters().stream(), use.filters().stream())
                                .allMatch(own -> passes(own, row))
                        && use.condition().map(test -> is(test, fact, row)).orElse(true)) {
                    grouped.computeIfAbsent(key, some -> new ArrayList<>()).add(row);
                }
            }
        }
        var values = new HashMap<List<@Nullable Object>, @Nullable BigDecimal>();
        grouped.forEach((key, group) -> values.put(key, aggregate(measure(simple), group)));
        return values;
    }

    static boolean passes(Metric.Filter filter, RawRows.FactRow row) {
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

    static @Nullable BigDecimal aggregate(Measure measure, List<RawRows.FactRow> rows) {
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
        return NaiveKinds.measure(model, simple.measure());
    }

    private Metric metric(String name) {
        return model.metric(name).orElseThrow();
    }
}
