package ai.victor.language;

import ai.victor.model.Entity;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import java.util.List;
import java.util.Optional;

/** What the model says of the things that a dimension names: what counts them, what they do more than once, what lists them all. */
record Things(Model model, Names names) {
    /** The count of the very things that a dimension names: orders of an order, customers of a customer. */
    Optional<String> countOf(String dimension) {
        var name = Tokenizer.key(Tokenizer.wordsOf(names.label(dimension)));
        return model.metrics().stream()
                .map(Metric::name)
                .filter(metric -> names.counts(metric)
                        && Tokenizer.key(Tokenizer.wordsOf(names.label(metric))).equals(name)
                        && names.reaches(metric, dimension))
                .findFirst();
    }

    /** The dimension that names what a metric counts, where those things do more than the table of the metric tells. */
    Optional<String> countedBy(String metric) {
        return model.dimensions().keySet().stream()
                .filter(dimension -> countOf(dimension).equals(Optional.of(metric)))
                .filter(dimension -> occasionsOf(dimension).isPresent())
                .findFirst();
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
}
