package ai.victor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All semantic models and metrics: immutable, checked, and safe to share between threads. */
public final class Model {
    /** The columns that every query has beside dimensions and metrics; no dimension or metric may take such a name. */
    public static final List<String> TIME_COLUMNS =
            List.of("day", "week", "month", "quarter", "year", "weekday", "day_type");

    private final List<SemanticModel> semanticModels;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final List<SavedQuery> savedQueries;
    private final List<VerifiedQuery> verifiedQueries;
    private final Map<String, SemanticModel> measureOwners = new LinkedHashMap<>();
    private final Map<String, Map<String, Reach>> reaches = new LinkedHashMap<>();

    /** Takes what {@link ModelReader} has checked: each reference resolves, names are unique, no metric needs itself. */
    public Model(
            List<SemanticModel> semanticModels,
            List<Metric> metrics,
            List<SavedQuery> savedQueries,
            List<VerifiedQuery> verifiedQueries) {
        this.semanticModels = List.copyOf(semanticModels);
        this.savedQueries = List.copyOf(savedQueries);
        this.verifiedQueries = List.copyOf(verifiedQueries);
        metrics.forEach(metric -> this.metrics.put(metric.name(), metric));
        for (var fact : this.semanticModels) {
            fact.measures().forEach(measure -> measureOwners.put(measure.name(), fact));
            reaches.put(fact.name(), Reach.from(fact, this.semanticModels));
        }
    }

    public Model(List<SemanticModel> semanticModels, List<Metric> metrics) {
        this(semanticModels, metrics, List.of(), List.of());
    }

    public List<SavedQuery> savedQueries() {
        return savedQueries;
    }

    public List<VerifiedQuery> verifiedQueries() {
        return verifiedQueries;
    }

    public List<SemanticModel> semanticModels() {
        return semanticModels;
    }

    public List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    public Optional<Metric> metric(String name) {
        return Optional.ofNullable(metrics.get(name));
    }

    /** The semantic model that has a measure; fails for an unknown name. */
    public SemanticModel factOfMeasure(String measure) {
        var fact = measureOwners.get(measure);
        if (fact == null) {
            throw new IllegalArgumentException("no measure " + measure);
        }
        return fact;
    }

    /** The dimensions that a fact can be cut by, its own and those of the models it joins, by name. */
    public Map<String, Reach> dimensionsOf(SemanticModel fact) {
        return reaches.getOrDefault(fact.name(), Map.of());
    }

    /** Every categorical dimension that some fact can be cut by, by name, as its first owner declares it. */
    public Map<String, Dimension> dimensions() {
        var all = new LinkedHashMap<String, Dimension>();
        for (var fact : facts()) {
            dimensionsOf(fact).values().stream()
                    .map(Reach::dimension)
                    .filter(dimension -> !dimension.isTime())
                    .forEach(dimension -> all.putIfAbsent(dimension.name(), dimension));
        }
        return all;
    }

    /** The keys that some semantic model joins to, each once. */
    public List<JoinKey> joinKeys() {
        var foreign = new LinkedHashSet<String>();
        semanticModels.forEach(model -> model.entities().stream()
                .filter(entity -> entity.kind() == Entity.Kind.FOREIGN)
                .forEach(entity -> foreign.add(entity.name())));
        return semanticModels.stream()
                .flatMap(model -> model.entities().stream()
                        .filter(entity -> entity.kind() == Entity.Kind.PRIMARY || entity.kind() == Entity.Kind.UNIQUE)
                        .filter(entity -> foreign.contains(entity.name()))
                        .map(entity -> new JoinKey(model, entity)))
                .toList();
    }

    /** Semantic models with measures. */
    public List<SemanticModel> facts() {
        return semanticModels.stream()
                .filter(model -> !model.measures().isEmpty())
                .toList();
    }

    /** The metrics of measures that a metric is made of, itself if it is one, in order of first use. */
    public List<Metric.Leaf> leaves(Metric metric) {
        var found = new LinkedHashSet<Metric.Leaf>();
        collectLeaves(metric, found);
        return new ArrayList<>(found);
    }

    /** The facts that a metric reads, in order of first use. */
    public Set<SemanticModel> factsOf(Metric metric) {
        var facts = new LinkedHashSet<SemanticModel>();
        leaves(metric).stream()
                .flatMap(leaf -> leaf.measures().stream())
                .forEach(measure -> facts.add(factOfMeasure(measure)));
        return facts;
    }

    /** The metrics, each of whose facts has the dimension. */
    public List<Metric> metricsWith(String dimension) {
        return metrics.values().stream()
                .filter(metric -> factsOf(metric).stream()
                        .allMatch(fact -> dimensionsOf(fact).containsKey(dimension)))
                .toList();
    }

    private Metric required(String name) {
        return metric(name).orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    private void collectLeaves(Metric metric, Set<Metric.Leaf> found) {
        switch (metric) {
            case Metric.Leaf leaf -> found.add(leaf);
            case Metric.Ratio ratio -> {
                collectLeaves(required(ratio.numerator()), found);
                collectLeaves(required(ratio.denominator()), found);
            }
            case Metric.Derived derived ->
                derived.inputs().values().forEach(input -> collectLeaves(required(input), found));
        }
    }
}
