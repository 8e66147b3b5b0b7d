package ai.victor.model;

import ai.victor.model.Draft.EntityUse;
import ai.victor.model.Draft.Kind;
import ai.victor.model.Draft.Target;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong between the parts of a model: names that lead nowhere, names taken twice, metrics that need themselves. */
final class ModelChecker {
    private final Draft draft;
    private final Map<String, Place> metrics = new LinkedHashMap<>();
    private final Map<String, SemanticModel> measureOwners = new LinkedHashMap<>();

    ModelChecker(Draft draft) {
        this.draft = draft;
    }

    void check() {
        names();
        references();
        cycles();
        entities();
        filters();
        synonyms();
    }

    private void names() {
        for (var metric : draft.metrics) {
            unique(metrics, "metric", metric.name(), metric.place());
            reserved("metric", metric.name(), metric.place());
        }
        var models = new HashMap<String, Place>();
        var measures = new HashMap<String, Place>();
        var kinds = new HashMap<String, Dimension>();
        for (var model : draft.semanticModels) {
            unique(models, "semantic model", model.name(), model.place());
            var dimensions = new HashMap<String, Place>();
            for (var dimension : model.dimensions()) {
                unique(dimensions, "dimension", dimension.name(), dimension.place());
                reserved("dimension", dimension.name(), dimension.place());
                var metric = metrics.get(dimension.name());
                if (metric != null) {
                    add(ModelProblems.clash(dimension.place(), dimension.name(), metric));
                }
                var first = kinds.putIfAbsent(dimension.name(), dimension);
                if (first != null && first.isTime() != dimension.isTime()) {
                    add(ModelProblems.mixedKinds(dimension.place(), dimension.name(), first.place()));
                }
            }
            for (var measure : model.measures()) {
                unique(measures, "measure", measure.name(), measure.place());
                measureOwners.putIfAbsent(measure.name(), model);
            }
        }
    }

    private void unique(Map<String, Place> seen, String what, String name, Place place) {
        var first = seen.putIfAbsent(name, place);
        if (first != null && !name.isEmpty()) {
            add(ModelProblems.duplicate(place, what, name, first));
        }
    }

    private void reserved(String what, String name, Place place) {
        if (Model.TIME_COLUMNS.contains(name)) {
            add(ModelProblems.reservedName(place, what, name));
        }
    }

    private void references() {
        for (var reference : draft.references) {
            Collection<String> known = reference.target() == Target.MEASURE ? measureOwners.keySet() : metrics.keySet();
            if (!known.contains(reference.word().text())) {
                var what = reference.target() == Target.MEASURE ? "measure" : "metric";
                add(ModelProblems.unknown(reference.word(), what, known));
            }
        }
    }

    private void cycles() {
        var byName = new HashMap<String, Metric>();
        draft.metrics.forEach(metric -> byName.putIfAbsent(metric.name(), metric));
        var done = new HashSet<String>();
        draft.metrics.forEach(metric -> follow(metric, new ArrayList<>(), done, byName));
    }

    private void follow(Metric metric, List<String> path, Set<String> done, Map<String, Metric> byName) {
        int seen = path.indexOf(metric.name());
        if (seen >= 0) {
            var cycle = new ArrayList<>(path.subList(seen, path.size()));
            cycle.add(metric.name());
            add(ModelProblems.cycle(metric.place(), cycle));
            return;
        }
        if (done.contains(metric.name())) {
            return;
        }
        path.add(metric.name());
        for (var input : inputs(metric)) {
            var next = byName.get(input);
            if (next != null) {
                follow(next, path, done, byName);
            }
        }
        path.removeLast();
        done.add(metric.name());
    }

    private static Set<String> inputs(Metric metric) {
        return switch (metric) {
            case Metric.Leaf leaf -> Set.of();
            case Metric.Ratio ratio -> new LinkedHashSet<>(List.of(ratio.numerator(), ratio.denominator()));
            case Metric.Derived derived -> new LinkedHashSet<>(derived.inputs().values());
        };
    }

    private void entities() {
        var seen = new HashMap<String, Place>();
        for (var use : draft.entities) {
            var first =
                    seen.putIfAbsent(use.semanticModel() + " " + use.entity().name(), use.place());
            if (first != null) {
                add(ModelProblems.duplicate(use.place(), "entity", use.entity().name(), first));
            }
        }
        var keys = draft.entities.stream()
                .filter(use -> isKey(use.entity()))
                .collect(Collectors.groupingBy(
                        use -> use.entity().name(),
                        LinkedHashMap::new,
                        Collectors.mapping(EntityUse::semanticModel, Collectors.toList())));
        for (var use : draft.entities) {
            if (use.entity().kind() != Entity.Kind.FOREIGN) {
                continue;
            }
            var word = new Word(use.entity().name(), use.place());
            var owners = keys.getOrDefault(use.entity().name(), List.of());
            if (owners.isEmpty()) {
                add(ModelProblems.noPrimary(word, keys.keySet()));
            } else if (owners.size() > 1) {
                add(ModelProblems.twoPrimaries(word, owners));
            }
        }
    }

    private static boolean isKey(Entity entity) {
        return entity.kind() == Entity.Kind.PRIMARY || entity.kind() == Entity.Kind.UNIQUE;
    }

    private void filters() {
        for (var use : draft.filters) {
            var fact = measureOwners.get(use.measure());
            if (fact == null) {
                continue;
            }
            var reachable = Reach.from(fact, draft.semanticModels);
            var reach = reachable.get(use.dimension().text());
            if (reach == null) {
                add(ModelProblems.filterBeyondReach(use.dimension(), fact.name(), reachable.keySet()));
                continue;
            }
            var entities = draft.entities.stream()
                    .filter(entity ->
                            entity.semanticModel().equals(reach.owner().name()))
                    .map(entity -> entity.entity().name())
                    .toList();
            var path = use.entity().text();
            var last = path.substring(path.lastIndexOf("__") < 0 ? 0 : path.lastIndexOf("__") + 2);
            if (!entities.contains(last)) {
                add(ModelProblems.unknown(new Word(last, use.entity().place()), "entity", entities));
            }
        }
    }

    private void synonyms() {
        var owners = new HashMap<String, String>();
        for (var metric : metrics.keySet()) {
            owners.put(key(Kind.METRIC, metric), metric);
        }
        draft.semanticModels.stream()
                .flatMap(model -> model.dimensions().stream())
                .forEach(dimension -> owners.put(key(Kind.DIMENSION, dimension.name()), dimension.name()));
        for (var naming : draft.namings) {
            var other = owners.putIfAbsent(key(naming.kind(), naming.word().text()), naming.owner());
            if (other != null && !other.equals(naming.owner())) {
                add(ModelProblems.twoWords(naming.word(), naming.kind().label(), naming.owner(), other));
            }
        }
    }

    private static String key(Kind kind, String word) {
        return kind + " " + word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void add(Problem problem) {
        draft.problems.add(problem);
    }
}
