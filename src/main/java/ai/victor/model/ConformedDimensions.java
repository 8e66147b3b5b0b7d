package ai.victor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Gives all dimensions of one name the same label, synonyms and words for values, because they are one dimension to those who ask; each
 * keeps a description of its own. A model says them once and names the dimension elsewhere.
 */
final class ConformedDimensions {
    private final Map<String, Meta> shared = new LinkedHashMap<>();

    private ConformedDimensions() {}

    static List<SemanticModel> filledIn(List<SemanticModel> models) {
        var conformed = new ConformedDimensions();
        models.stream()
                .flatMap(model -> model.dimensions().stream())
                .forEach(dimension ->
                        conformed.shared.merge(dimension.name(), dimension.meta(), ConformedDimensions::both));
        return models.stream().map(conformed::fill).toList();
    }

    private SemanticModel fill(SemanticModel model) {
        var dimensions = model.dimensions().stream().map(this::fill).toList();
        return model.withDimensions(dimensions);
    }

    private Dimension fill(Dimension dimension) {
        var all = shared.getOrDefault(dimension.name(), dimension.meta());
        var own = dimension.meta().description();
        var meta = new Meta(
                all.label().isEmpty() ? words(dimension.name()) : all.label(),
                own.isEmpty() ? all.description() : own,
                all.synonyms(),
                all.unit(),
                all.values(),
                all.certificate(),
                all.goodness(),
                all.enumerated(),
                all.samples(),
                all.wording(),
                all.separate(),
                all.format(),
                all.study());
        return new Dimension(dimension.name(), dimension.grain(), dimension.expr(), meta, dimension.place());
    }

    private static Meta both(Meta first, Meta second) {
        var values = new LinkedHashMap<>(first.values());
        second.values().forEach((value, words) -> values.merge(value, words, ConformedDimensions::union));
        return new Meta(
                first.label().isEmpty() ? second.label() : first.label(),
                first.description().isEmpty() ? second.description() : first.description(),
                union(first.synonyms(), second.synonyms()),
                first.unit().equals("none") ? second.unit() : first.unit(),
                values,
                first.certificate() || second.certificate(),
                first.goodness(),
                first.enumerated() || second.enumerated(),
                union(first.samples(), second.samples()),
                first.wording().or(second.wording()),
                first.separate() || second.separate(),
                first.format().isEmpty() ? second.format() : first.format(),
                first.study().or(second.study()));
    }

    private static List<String> union(List<String> first, List<String> second) {
        var all = new LinkedHashSet<>(first);
        all.addAll(second);
        return new ArrayList<>(all);
    }

    /** {@code design_family} → {@code Design family}. */
    static String words(String name) {
        var words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
