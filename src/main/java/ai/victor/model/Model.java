package ai.victor.model;

import java.util.ArrayList;
import java.util.Collections;
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
    private final List<SemanticModel> rollups;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final List<SavedQuery> savedQueries;
    private final List<VerifiedQuery> verifiedQueries;
    private final Map<String, SemanticModel> measureOwners = new LinkedHashMap<>();
    private final Map<String, Reaches> ways = new LinkedHashMap<>();
    private final Map<String, Map<String, Reach>> reaches = new LinkedHashMap<>();

    /** Takes what {@link ModelReader} has checked: each reference resolves, names are unique, no metric needs itself. */
    public Model(
            List<SemanticModel> semanticModels,
            List<Metric> metrics,
            List<SavedQuery> savedQueries,
            List<VerifiedQuery> verifiedQueries) {
        this.semanticModels =
                semanticModels.stream().filter(model -> !model.isRollup()).toList();
        this.rollups = semanticModels.stream().filter(SemanticModel::isRollup).toList();
        this.savedQueries = List.copyOf(savedQueries);
        this.verifiedQueries = List.copyOf(verifiedQueries);
        metrics.forEach(metric -> this.metrics.put(metric.name(), metric));
        for (var fact : this.semanticModels) {
            fact.measures().forEach(measure -> measureOwners.put(measure.name(), fact));
        }
        for (var model : semanticModels) {
            var way = new Reaches(model, this.semanticModels);
            ways.put(model.name(), way);
            reaches.put(model.name(), way.columns());
        }
        addQualified();
    }

    /** A name behind a path is a name in all facts that have the path, also where the plain name would do. */
    private void addQualified() {
        var needed = new LinkedHashSet<String>();
        reaches.values().forEach(columns -> needed.addAll(columns.keySet()));
        metrics.values().forEach(metric -> ModelText.filters(metric).forEach(filter -> needed.add(filter.dimension())));
        savedQueries.forEach(query -> {
            needed.addAll(query.groupBy());
            query.where().forEach(filter -> needed.add(filter.dimension()));
        });
        needed.removeIf(name -> !name.contains("__"));
        ways.forEach((model, way) -> {
            var columns = reaches.getOrDefault(model, Map.of());
            needed.forEach(name -> way.qualified(name).ifPresent(reach -> columns.putIfAbsent(name, reach)));
        });
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

    public Optional<SavedQuery> savedQuery(String name) {
        return savedQueries.stream().filter(query -> query.name().equals(name)).findFirst();
    }

    /** All but rollups. */
    public List<SemanticModel> semanticModels() {
        return semanticModels;
    }

    /** The rollups of a fact, in the order of the files. */
    public List<SemanticModel> rollupsOf(SemanticModel fact) {
        return rollups.stream()
                .filter(rollup -> rollup.rollupOf().equals(Optional.of(fact.name())))
                .toList();
    }

    public List<SemanticModel> rollups() {
        return rollups;
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

    /**
     * The dimensions that a fact (or a rollup) can be cut by, its own and those of the models it joins, by name. Where several ways
     * lead to a dimension it stands here only behind the entities of each: {@code billing__country}, {@code shipping__country}.
     */
    public Map<String, Reach> dimensionsOf(SemanticModel fact) {
        return Collections.unmodifiableMap(reaches.getOrDefault(fact.name(), Map.of()));
    }

    /** The way of a fact to a dimension by any of its names, also behind entities where the plain name would do: {@code order__country}. */
    public Optional<Reach> reach(SemanticModel fact, String name) {
        return Optional.ofNullable(dimensionsOf(fact).get(name))
                .or(() -> Optional.ofNullable(ways.get(fact.name())).flatMap(way -> way.qualified(name)));
    }

    /** The names of what a plain name could mean in a fact, where it is ambiguous; none where it is not. */
    public List<String> choices(SemanticModel fact, String name) {
        var way = ways.get(fact.name());
        var meant = way == null ? List.<Reach>of() : way.meant(name);
        return meant.size() < 2
                ? List.of()
                : meant.stream().map(Reach::qualifiedName).distinct().toList();
    }

    /** {@link #choices} of all facts together. */
    public List<String> choices(String name) {
        return facts().stream()
                .flatMap(fact -> choices(fact, name).stream())
                .distinct()
                .toList();
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
        return semanticModels.stream()
                .flatMap(model -> model.entities().stream()
                        .filter(Reaches::isKey)
                        .filter(entity -> isJoined(entity, model))
                        .map(entity -> new JoinKey(model, entity)))
                .toList();
    }

    /** The counts of distinct things that rollups have as numbers. */
    public List<Recount> recounts() {
        var recounts = new ArrayList<Recount>();
        for (var base : facts()) {
            for (var rollup : rollupsOf(base)) {
                for (var measure : rollup.measures()) {
                    base.measure(measure.name())
                            .filter(original -> original.aggregation() == Measure.Aggregation.COUNT_DISTINCT)
                            .filter(original -> measure.aggregation() == Measure.Aggregation.SUM)
                            .ifPresent(original -> recounts.add(new Recount(rollup, measure, base, original)));
                }
            }
        }
        return List.copyOf(recounts);
    }

    private boolean isJoined(Entity key, SemanticModel owner) {
        return semanticModels.stream()
                .filter(model -> !model.name().equals(owner.name()))
                .flatMap(model -> model.entities().stream())
                .anyMatch(entity ->
                        entity.kind() != Entity.Kind.NATURAL && entity.name().equals(key.name()));
    }

    /** Semantic models with measures; rollups are none of their own. */
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
