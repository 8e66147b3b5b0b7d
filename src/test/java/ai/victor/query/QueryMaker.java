package ai.victor.query;

import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.query.SampleQuery.Frame;
import ai.victor.query.SampleQuery.Order;
import ai.victor.query.Term.Literal;
import ai.victor.table.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Makes semantic queries at random, most of which mean something for the model. */
final class QueryMaker {
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Bench bench;
    private final Random random;

    QueryMaker(Bench bench, Random random) {
        this.bench = bench;
        this.random = random;
    }

    /** A query with everything that one can have. */
    SampleQuery query() {
        return query(metric -> true);
    }

    SampleQuery query(Predicate<Metric> allowed) {
        var query = grouped(allowed);
        if (chance(25)) {
            query = query.having(Optional.of(having(query.values())));
        }
        var terms = new ArrayList<>(query.keys());
        terms.addAll(query.values());
        var orders = new ArrayList<Order>();
        for (int i = random.nextInt(3); i > 0; i--) {
            orders.add(new Order(
                    any(terms),
                    random.nextBoolean(),
                    chance(30) ? Optional.of(random.nextBoolean()) : Optional.empty()));
        }
        query = query.orders(orders);
        return chance(25) ? query.limit(Optional.of(random.nextInt(6))) : query;
    }

    /** Keys, values and WHERE only. */
    SampleQuery grouped(Predicate<Metric> allowed) {
        var metrics = bench.model.metrics().stream().filter(allowed).toList();
        var first = any(metrics);
        // Most of the time what goes with the first metric, so that most queries are accepted.
        var cuts = chance(90) ? bench.cutsOf(first) : bench.cuts;
        var values = new ArrayList<Term>();
        values.add(value(first, cuts));
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value(any(metrics), cuts));
        }
        var keys = new ArrayList<Term>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Term key = chance(15)
                    ? new Term.Choice(condition(cuts, 1))
                    : new Term.Column(any(cuts).name());
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        var query = SampleQuery.of(keys, values);
        return chance(60) ? query.where(Optional.of(condition(cuts, 2))) : query;
    }

    SampleQuery framed(SampleQuery query) {
        return query.frame(any(List.of(Frame.values())));
    }

    private Term value(Metric metric, List<Bench.Cut> cuts) {
        Optional<Condition> filter = chance(10) ? Optional.of(condition(cuts, 1)) : Optional.empty();
        var measure = new Term.Measure(metric.name(), filter);
        return switch (random.nextInt(12)) {
            case 0 -> new Term.Arithmetic(measure, any(List.of('+', '-', '*')), new Literal(number()));
            case 1 ->
                new Term.Arithmetic(
                        measure,
                        '/',
                        new Term.Measure(any(bench.model.metrics()).name(), Optional.empty()));
            default -> measure;
        };
    }

    private Condition having(List<Term> values) {
        var value = any(values);
        Condition one = switch (random.nextInt(4)) {
            case 0 -> new Condition.Empty(value, random.nextBoolean());
            case 1 -> new Condition.Between(value, chance(30), new Literal(BigDecimal.ZERO), new Literal(number()));
            default -> new Condition.Compare(value, any(COMPARISONS), new Literal(number()));
        };
        return chance(20) ? new Condition.Both(random.nextBoolean(), one, having(values)) : one;
    }

    /** @param depth how many ANDs, ORs and NOTs may stand around each other */
    Condition condition(List<Bench.Cut> cuts, int depth) {
        if (depth > 0 && chance(40)) {
            return chance(25)
                    ? new Condition.Not(condition(cuts, depth - 1))
                    : new Condition.Both(random.nextBoolean(), condition(cuts, depth - 1), condition(cuts, depth - 1));
        }
        return simple(any(cuts));
    }

    private Condition simple(Bench.Cut cut) {
        var column = new Term.Column(cut.name());
        if (chance(10)) {
            return new Condition.Empty(column, random.nextBoolean());
        }
        return switch (cut.type()) {
            case BOOLEAN ->
                chance(50)
                        ? new Condition.Truth(column)
                        : new Condition.Compare(column, "=", new Literal(random.nextBoolean()));
            case TEXT -> text(column, cut);
            case INTEGER, DECIMAL, DATE, TIMESTAMP -> ordered(column, cut);
        };
    }

    private Condition text(Term.Column column, Bench.Cut cut) {
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.In(column, random.nextBoolean(), List.of(literal(cut), literal(cut), literal(cut)));
            case 1 -> {
                var text = String.valueOf(literal(cut).value());
                int at = random.nextInt(text.length() + 1);
                yield new Condition.Like(
                        column,
                        chance(30),
                        any(List.of(
                                text.substring(0, at) + "%",
                                "%" + text.substring(at),
                                "%" + text.substring(at).replace('a', '_') + "%")));
            }
            default -> new Condition.Compare(column, random.nextBoolean() ? "=" : "<>", literal(cut));
        };
    }

    private Condition ordered(Term.Column column, Bench.Cut cut) {
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.In(column, random.nextBoolean(), List.of(literal(cut), literal(cut)));
            case 1 -> new Condition.Between(column, chance(30), literal(cut), literal(cut));
            default -> new Condition.Compare(column, any(COMPARISONS), literal(cut));
        };
    }

    private Literal literal(Bench.Cut cut) {
        if (cut.values().isEmpty()) {
            return new Literal(cut.type() == Type.TEXT ? "nothing" : BigDecimal.ONE);
        }
        var value = any(cut.values());
        if (!(value instanceof String text)) {
            return new Literal(value);
        }
        return new Literal(
                switch (random.nextInt(8)) {
                    case 0 -> text.toLowerCase(Locale.ROOT);
                    case 1 -> text.toUpperCase(Locale.ROOT);
                    case 2 -> "no such 'thing'";
                    default -> text;
                });
    }

    private BigDecimal number() {
        return any(List.of("0", "1", "2", "5", "25", "50", "100", "0.5", "1000", "7.25"))
                .transform(BigDecimal::new);
    }

    /** Metrics of sums and counts, of which parts make the whole. */
    static Predicate<Metric> additive(Bench bench) {
        return metric -> metric instanceof Metric.Simple simple
                && simple.gaps().equals(Metric.Gaps.LEFT)
                // Rows that overlap have no total.
                && TestStore.pins(bench.model, metric).isEmpty()
                && bench.model.factOfMeasure(simple.measure()).measures().stream()
                        .filter(measure -> measure.name().equals(simple.measure()))
                        .allMatch(measure -> measure.nonAdditive().isEmpty()
                                && (measure.aggregation() == Measure.Aggregation.SUM
                                        || measure.aggregation() == Measure.Aggregation.SUM_BOOLEAN
                                        || measure.aggregation() == Measure.Aggregation.COUNT));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
