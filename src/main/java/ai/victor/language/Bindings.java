package ai.victor.language;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the model binds together for the reading of questions: a value and the metric kept for it, a fact and the only value it has, a name and its shape. */
final class Bindings {
    private static final Pattern COLUMN = Pattern.compile("\\w+");

    private final Model model;

    Bindings(Model model) {
        this.model = model;
    }

    /** The metric that the model keeps for a value of this one: {@code Cancelled orders} of {@code Orders}. */
    Optional<String> keptFor(String metric, String dimension, String value) {
        var words = keys(value + " " + metric(metric).meta().label());
        return model.metrics().stream()
                .filter(other -> other instanceof Metric.Simple simple
                        && simple.filters().size() == 1
                        && simple.filters().get(0).dimension().equals(dimension)
                        && simple.filters().get(0).values().equals(List.of(value))
                        && keys(simple.meta().label()).equals(words))
                .map(Metric::name)
                .findFirst();
    }

    /** Of a count that has one condition of its own, that condition: {@code Split orders} are orders that are split. */
    Optional<Metric.Filter> kind(String metric) {
        return metric(metric) instanceof Metric.Simple simple
                        && simple.meta().unit().equals("count")
                        && simple.filters().size() == 1
                        && simple.filters().get(0).operator().equals("=")
                ? Optional.of(simple.filters().get(0))
                : Optional.empty();
    }

    /** What a count counts, as a filter on another number: new customers, whose orders are asked for. */
    Optional<Meaning.OfValue> filterOf(String metric) {
        return kind(metric)
                .filter(filter -> filter.values().size() == 1)
                .map(filter -> new Meaning.OfValue(filter.dimension(), filter.values(), true));
    }

    /** The condition that makes a count out of all that is counted, as one of a question; empty where it is of another form. */
    Optional<Condition> condition(String metric, String words) {
        if (!(metric(metric) instanceof Metric.Simple simple)
                || !simple.meta().unit().equals("count")
                || simple.filters().size() != 1) {
            return Optional.empty();
        }
        var filter = simple.filters().get(0);
        return switch (filter.operator()) {
            case "=", "IN" -> Optional.of(new Condition(filter.dimension(), filter.values(), false, words));
            case "IS NOT NULL" -> Optional.of(new Condition(filter.dimension(), List.of(), false, words));
            case "IS NULL" -> Optional.of(new Condition(filter.dimension(), List.of(), true, words));
            default -> Optional.empty();
        };
    }

    /** A condition as a filter, unless all rows behind the metrics meet it anyhow. */
    Optional<Condition> telling(Collection<String> metrics, Condition condition) {
        var anyhow = !metrics.isEmpty()
                && metrics.stream()
                        .allMatch(metric -> onlyValue(metric, condition.dimension())
                                .filter(condition.values()::contains)
                                .isPresent());
        return anyhow ? Optional.empty() : Optional.of(condition);
    }

    /** The one value of a dimension that all rows behind a metric have: numbers of valid orders have no cancelled one in them. */
    Optional<String> onlyValue(String metric, String dimension) {
        return parts(metric(metric)).stream()
                .map(simple -> simple.filters().stream()
                        .filter(filter -> filter.dimension().equals(dimension)
                                && filter.operator().equals("=")
                                && filter.values().size() == 1)
                        .map(filter -> filter.values().get(0))
                        .findFirst()
                        .or(() -> Optional.ofNullable(model.dimensions().get(dimension))
                                .map(known -> known.meta()
                                        .wording()
                                        .only()
                                        .get(model.factOfMeasure(simple.measure())
                                                .name()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The simple metrics that a metric is made of. */
    private List<Metric.Simple> parts(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple -> List.of(simple);
            case Metric.Cumulative cumulative -> List.of();
            case Metric.Conversion conversion -> List.of();
            case Metric.Ratio ratio ->
                Stream.of(ratio.numerator(), ratio.denominator())
                        .flatMap(part -> parts(metric(part)).stream())
                        .toList();
            case Metric.Derived derived ->
                derived.inputs().values().stream()
                        .flatMap(part -> parts(metric(part)).stream())
                        .toList();
        };
    }

    private static Set<String> keys(String name) {
        return Tokenizer.wordsOf(name).stream().map(Token::key).collect(Collectors.toSet());
    }

    /** What the values of a dimension cost: what costs nothing is none of them where profit is asked. */
    Optional<String> costOf(String dimension) {
        return Optional.ofNullable(model.dimensions().get(dimension))
                .map(known -> known.meta().wording().costs())
                .filter(costs -> model.metric(costs).isPresent());
    }

    /** The count that the model calls the number of some things, where these are a sum of money too: refunds. */
    Optional<String> numberOf(String things) {
        var called = "number of " + Words.fold(things);
        return model.metrics().stream()
                .filter(metric -> metric.meta().unit().equals("count"))
                .filter(metric -> metric.meta().synonyms().stream().anyMatch(called::equalsIgnoreCase))
                .map(Metric::name)
                .findFirst();
    }

    /** The one dimension of a count's own table that is called by what is counted: searches are of search terms. */
    Optional<String> thingsOf(String count) {
        if (!metric(count).meta().unit().equals("count")) {
            return Optional.empty();
        }
        var words = keys(metric(count).meta().label());
        var found = model.factsOf(metric(count)).stream()
                .flatMap(fact -> fact.dimensions().stream())
                .map(dimension -> dimension.name())
                .filter(name -> Optional.ofNullable(model.dimensions().get(name)).stream()
                        .flatMap(dimension -> keys(dimension.meta().label()).stream())
                        .anyMatch(words::contains))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The first sum of all money in a column of such a fact: a sum of some of it, by a condition of its own, says of a row what it is not. */
    Optional<String> sumOf(Predicate<SemanticModel> fact) {
        return model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Simple simple
                        && simple.filters().isEmpty()
                        && metric.meta().unit().equals("money")
                        && fact.test(model.factOfMeasure(simple.measure()))
                        && isColumn(simple.measure()))
                .map(Metric::name)
                .findFirst();
    }

    private boolean isColumn(String measure) {
        return model.factOfMeasure(measure).measures().stream()
                .anyMatch(known -> known.name().equals(measure)
                        && COLUMN.matcher(known.expr()).matches());
    }

    /** The metric that counts what the values of a dimension name. */
    Optional<String> counterOf(String dimension) {
        return Optional.ofNullable(model.dimensions().get(dimension))
                .map(known -> known.meta().wording().counts())
                .filter(counts -> model.metric(counts).isPresent());
    }

    /** The one metric that counts what the values of an item name; empty where there are several. */
    Optional<String> counterOf(Item item) {
        var counters = countersOf(item);
        return counters.size() == 1 ? Optional.of(counters.get(0)) : Optional.empty();
    }

    /** The metrics that count what the values of an item name. */
    List<String> countersOf(Item item) {
        return item.values().stream()
                .flatMap(value -> counterOf(value.dimension()).stream())
                .distinct()
                .toList();
    }

    /** The same, or where the model says nothing of it the first count of its headline that can be cut so. */
    Optional<String> counterOver(String dimension, Names names) {
        return counterOf(dimension)
                .or(() -> model.metrics().stream()
                        .filter(metric -> metric.meta().wording().headline()
                                && metric.meta().unit().equals("count"))
                        .map(Metric::name)
                        .filter(metric -> names.reaches(metric, dimension))
                        .findFirst());
    }

    /** The dimensions whose values have a shape, and that shape. */
    Map<String, Pattern> shapes() {
        var shapes = new LinkedHashMap<String, Pattern>();
        model.dimensions().forEach((name, dimension) -> {
            var pattern = dimension.meta().wording().pattern();
            if (!pattern.isEmpty()) {
                shapes.put(name, Pattern.compile(pattern));
            }
        });
        return shapes;
    }

    /** What a ratio of the model is divided by. */
    Optional<String> denominator(String metric) {
        return metric(metric) instanceof Metric.Ratio ratio ? Optional.of(ratio.denominator()) : Optional.empty();
    }

    /** The amount that is called the cost of something: {@code ads}, of which {@code ads cost} is a name. */
    Optional<String> costCalled(String key) {
        var found = model.metrics().stream()
                .filter(metric -> metric.meta().unit().equals("money"))
                .filter(metric -> metric.meta().synonyms().stream()
                        .map(synonym -> Tokenizer.key(Tokenizer.wordsOf(synonym)))
                        .anyMatch(name -> Set.of(key + " cost", key + " spend", key + " fee")
                                .contains(name)))
                .map(Metric::name)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The count that the model shows first: how much is going on. */
    Optional<String> traffic() {
        return model.metrics().stream()
                .filter(metric -> metric.meta().wording().headline()
                        && metric.meta().unit().equals("count"))
                .map(Metric::name)
                .findFirst();
    }

    private Metric metric(String name) {
        return model.metric(name).orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }
}
