package ai.victor.model;

import ai.victor.model.Draft.EntityUse;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands under the names of a draft; of two of one name the first. Leads nowhere for names that lead nowhere. */
final class Links {
    final Map<String, Metric> metrics = new LinkedHashMap<>();
    final Map<String, SemanticModel> models = new LinkedHashMap<>();
    final Map<String, SemanticModel> owners = new LinkedHashMap<>();

    private final Draft draft;
    private final List<SemanticModel> joinable;
    private final Map<String, Reaches> reaches = new HashMap<>();

    Links(Draft draft) {
        this.draft = draft;
        draft.metrics.forEach(metric -> metrics.putIfAbsent(metric.name(), metric));
        draft.semanticModels.forEach(model -> models.putIfAbsent(model.name(), model));
        this.joinable =
                models.values().stream().filter(model -> !model.isRollup()).toList();
        joinable.forEach(model -> model.measures().forEach(measure -> owners.putIfAbsent(measure.name(), model)));
    }

    /** All but rollups. */
    List<SemanticModel> joinable() {
        return joinable;
    }

    Optional<Measure> measure(String name) {
        return Optional.ofNullable(owners.get(name)).flatMap(owner -> owner.measure(name));
    }

    Reaches reaches(SemanticModel model) {
        return reaches.computeIfAbsent(model.name(), name -> new Reaches(model, joinable));
    }

    /** The entities by which the dimensions of a semantic model may be named. */
    Collection<String> entities(SemanticModel model) {
        return draft.entities.stream()
                .filter(use -> use.semanticModel().equals(model.name()))
                .map(EntityUse::entity)
                .map(Entity::name)
                .toList();
    }

    /** The metric that a cumulative metric adds up, or the measures of any other leaf, lead to facts; a cycle adds none. */
    Set<SemanticModel> facts(String metric) {
        var facts = new LinkedHashSet<SemanticModel>();
        collect(metric, facts, new HashSet<>());
        return facts;
    }

    private void collect(String name, Set<SemanticModel> facts, Set<String> seen) {
        var metric = metrics.get(name);
        if (metric == null || !seen.add(name)) {
            return;
        }
        if (metric instanceof Metric.Leaf leaf) {
            leaf.measures().stream()
                    .map(owners::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(facts::add);
        }
        inputs(metric).forEach(input -> collect(input, facts, seen));
    }

    /** The metrics that a metric names. */
    Set<String> inputs(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple -> Set.of();
            case Metric.Conversion conversion -> Set.of();
            case Metric.Cumulative cumulative -> {
                var added = draft.addedUp.get(cumulative);
                yield added == null ? Set.of() : Set.of(added.text());
            }
            case Metric.Ratio ratio -> new LinkedHashSet<>(List.of(ratio.numerator(), ratio.denominator()));
            case Metric.Derived derived -> new LinkedHashSet<>(derived.inputs().values());
        };
    }
}
