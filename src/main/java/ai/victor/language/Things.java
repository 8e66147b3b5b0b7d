package ai.victor.language;

import ai.victor.model.Dimension;
import ai.victor.model.Entity;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the model says of the things that a dimension names: what counts them, what they do more than once, what lists them all. */
final class Things {
    private final Model model;
    private final Names names;
    /** Dimension → the count of what it names. */
    private final Map<String, String> counts = new HashMap<>();

    Things(Model model, Names names) {
        this.model = model;
        this.names = names;
        var byName = new HashMap<String, String>();
        model.metrics().stream()
                .map(Metric::name)
                .filter(names::counts)
                .forEach(metric -> byName.putIfAbsent(key(metric), metric));
        model.dimensions()
                .keySet()
                .forEach(dimension -> Optional.ofNullable(byName.get(key(dimension)))
                        .filter(metric -> names.reaches(metric, dimension))
                        .ifPresent(metric -> counts.put(dimension, metric)));
    }

    private String key(String name) {
        return Tokenizer.key(Tokenizer.wordsOf(names.label(name)));
    }

    /** The count of the very things that a dimension names: orders of an order, customers of a customer. */
    Optional<String> countOf(String dimension) {
        return Optional.ofNullable(counts.get(dimension));
    }

    /** The dimension that stands for another one where that cannot be had: what was bought first for what was bought. */
    Optional<String> standIn(String dimension) {
        return model.dimensions().values().stream()
                .filter(other -> other.meta().study().standsFor().equals(dimension))
                .map(Dimension::name)
                .findFirst();
    }

    /** The money of things that are ranked by their own number, which is one for each: of a refund, of an order. */
    Optional<String> oneEach(Quantity by, List<String> rows) {
        if (!(by instanceof Quantity.Plain count) || rows.size() != 1 || !names.isCount(count.metric())) {
            return Optional.empty();
        }
        var own = model.dimensions().get(rows.get(0));
        var counted = model.metrics().stream()
                .filter(metric -> metric.name().equals(count.metric()))
                .filter(Metric.Simple.class::isInstance)
                .map(Metric.Simple.class::cast)
                .flatMap(metric -> model.factOfMeasure(metric.measure()).measures().stream()
                        .filter(measure -> measure.name().equals(metric.measure())))
                .anyMatch(measure -> own != null && measure.expr().equals(own.expr()));
        return counted || thingOf(count.metric()).filter(rows::contains).isPresent()
                ? names.turnover()
                        .filter(metric -> names.reaches(metric, rows.get(0)))
                        .or(() -> moneyOf(count.metric()))
                : Optional.empty();
    }

    /** The number of days that the data tells of, where the model has it. */
    Optional<String> daysWithData() {
        return model.metrics().stream()
                .filter(metric -> metric.meta().study().role().equals("days_with_data"))
                .map(Metric::name)
                .findFirst();
    }

    /** The dimension whose things a metric counts. */
    Optional<String> thingOf(String metric) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(metric))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The dimension that names what a metric counts, where those things do more than the table of the metric tells. */
    Optional<String> countedBy(String metric) {
        return thingOf(metric).filter(dimension -> occasionsOf(dimension).isPresent());
    }

    /** Whether a metric can be cut by a dimension, or what the things that it counts do can be. */
    boolean reaches(String metric, String dimension) {
        return names.reaches(metric, dimension)
                || countedBy(metric)
                        .flatMap(this::occasionsOf)
                        .filter(occasions -> names.reaches(occasions, dimension))
                        .isPresent();
    }

    /** What is counted where a thing that a dimension names does what its table has a row for: orders of a customer. */
    Optional<String> occasionsOf(String dimension) {
        var count = countOf(dimension);
        if (count.isEmpty() || names.isAdditive(count.get())) {
            return Optional.empty();
        }
        var keys = model.semanticModels().stream()
                .filter(owner -> owner.name().equals(names.ownerOf(dimension)))
                .flatMap(owner -> owner.entities().stream())
                .filter(entity -> entity.kind() == Entity.Kind.PRIMARY)
                .map(Entity::expr)
                .toList();
        return model.metrics().stream()
                .filter(metric -> names.isCount(metric.name())
                        && metric instanceof Metric.Simple simple
                        && model.factOfMeasure(simple.measure()).measures().stream()
                                .anyMatch(measure ->
                                        measure.name().equals(simple.measure()) && keys.contains(measure.expr())))
                .map(Metric::name)
                .findFirst();
    }

    /** How many rows the table has that lists what there is of a dimension, where the model counts them. */
    Optional<String> listedBy(String dimension) {
        var tables = model.semanticModels().stream()
                .filter(owner -> owner.name().equals(names.ownerOf(dimension)))
                .filter(owner -> owner.measures().isEmpty())
                .map(SemanticModel::table)
                .toList();
        return model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Simple simple
                        && names.isCount(simple.name())
                        && tables.contains(model.factOfMeasure(simple.measure()).table()))
                .map(Metric::name)
                .findFirst();
    }

    /** The dimensions of the table that only lists what there is of this one, without days and numbers; empty where there is none. */
    List<String> catalogueOf(String dimension) {
        return model.semanticModels().stream()
                .filter(owner -> owner.name().equals(names.ownerOf(dimension)))
                .filter(owner ->
                        owner.measures().isEmpty() && owner.timeDimension().isEmpty())
                .flatMap(owner -> owner.dimensions().stream())
                .map(own -> own.name())
                .toList();
    }

    /** The money in what a count counts: of the same fact, and of the same rows of it. */
    Optional<String> moneyOf(String count) {
        return model.metrics().stream()
                .filter(metric -> metric.name().equals(count))
                .flatMap(counting -> model.metrics().stream()
                        .filter(metric -> metric instanceof Metric.Simple simple
                                && simple.filters().equals(counting.filters())
                                && metric.meta().unit().equals("money")
                                && names.factsOf(count).contains(model.factOfMeasure(simple.measure()))))
                .map(Metric::name)
                .findFirst();
    }

    /** The number that counts what has such a name, where no turnover is known by it: searches of a search term. */
    Optional<String> onlyCountBy(String dimension) {
        if (names.turnover().filter(metric -> names.reaches(metric, dimension)).isPresent()) {
            return Optional.empty();
        }
        return model.metrics().stream()
                .map(Metric::name)
                .filter(metric ->
                        names.unit(new Quantity.Plain(metric)).equals("count") && names.reaches(metric, dimension))
                .filter(metric -> names.factsOf(metric).stream()
                        .anyMatch(fact -> fact.name().equals(names.ownerOf(dimension))))
                .findFirst();
    }
}
