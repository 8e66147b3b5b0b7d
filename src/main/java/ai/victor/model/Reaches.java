package ai.victor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All ways of a fact to dimensions, the shorter before the longer. A dimension of its own hides one of the same name that a join would
 * bring, and one that is nearer hides another one; but between several ways to one dimension, or to several that are as near, nobody chooses:
 * such a dimension is named behind the entities of its path.
 */
final class Reaches {
    private static final int LONGEST = 4;
    private static final int MOST_PATHS = 1000;

    private final SemanticModel fact;
    private final Map<String, List<Reach>> byName = new LinkedHashMap<>();

    private record Step(SemanticModel here, List<Reach.Join> path) {}

    Reaches(SemanticModel fact, List<SemanticModel> models) {
        this.fact = fact;
        var queue = new ArrayDeque<Step>();
        queue.add(new Step(fact, List.of()));
        for (int paths = 0; paths < MOST_PATHS && !queue.isEmpty(); paths++) {
            var step = queue.remove();
            for (var dimension : step.here.dimensions()) {
                byName.computeIfAbsent(dimension.name(), name -> new ArrayList<>())
                        .add(new Reach(dimension, step.here, step.path));
            }
            if (step.path.size() < LONGEST) {
                step.here.entities().stream()
                        .filter(entity -> entity.kind() != Entity.Kind.NATURAL && !isDetour(entity, step.path))
                        .flatMap(entity -> joins(step.here, entity, models).stream())
                        .filter(join -> isNew(join.to(), step.path))
                        .forEach(join -> queue.add(new Step(join.to(), longer(step.path, join))));
            }
        }
    }

    /** By the names by which queries call them: plain ones where there is one way, those behind a path where there are several. */
    Map<String, Reach> columns() {
        var columns = new LinkedHashMap<String, Reach>();
        byName.forEach((name, all) -> {
            var meant = meant(name);
            if (meant.size() == 1) {
                columns.putIfAbsent(name, meant.getFirst());
            } else {
                meant.forEach(reach ->
                        columns.putIfAbsent(reach.qualifiedName(), reach.called(reach.qualifiedName(), reach.path())));
            }
        });
        return columns;
    }

    /** The one way that a plain name means. */
    Optional<Reach> plain(String name) {
        return meant(name).size() == 1 ? Optional.of(meant(name).getFirst()) : Optional.empty();
    }

    /** All ways that a plain name could mean: to the nearest dimensions of the name, and other ways to the same ones, however long. */
    List<Reach> meant(String name) {
        return withOtherWays(shortest(name), byName.getOrDefault(name, List.of()));
    }

    private static List<Reach> withOtherWays(List<Reach> nearest, List<Reach> all) {
        if (nearest.isEmpty() || nearest.getFirst().joins().isEmpty()) {
            return nearest;
        }
        var owners = nearest.stream().map(reach -> reach.owner().name()).toList();
        return all.stream()
                .filter(reach -> owners.contains(reach.owner().name()))
                .toList();
    }

    /** The shortest ways to the dimensions of a name. */
    List<Reach> shortest(String name) {
        var all = byName.getOrDefault(name, List.of());
        return all.stream()
                .filter(reach -> reach.joins().size() == all.getFirst().joins().size())
                .toList();
    }

    /** The way that {@code customer__region__country} names, under that name. */
    Optional<Reach> qualified(String name) {
        var parts = Arrays.asList(name.split("__"));
        var path = parts.subList(0, parts.size() - 1);
        return named(path, parts.getLast(), model -> keys(model)).stream()
                .filter(reach -> reach.joins().isEmpty() || reach.path().equals(path))
                .findFirst()
                .map(reach -> reach.called(name, path));
    }

    /**
     * What a path and a name mean, as MetricFlow's users write them: the entities of all joins, its own entity before a dimension of its own
     * or before the joins, or only the last entity.
     *
     * @param entities of a semantic model, all by which its dimensions may be named
     * @return several where it is ambiguous, none where there is no such way
     */
    List<Reach> named(List<String> path, String name, Function<SemanticModel, Collection<String>> entities) {
        if (path.isEmpty()) {
            return meant(name);
        }
        var all = byName.getOrDefault(name, List.of());
        var exact = all.stream().filter(reach -> reach.path().equals(path)).toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        boolean fromOwn = entities.apply(fact).contains(path.getFirst());
        if (fromOwn) {
            var rest = path.subList(1, path.size());
            var own = all.stream().filter(reach -> reach.path().equals(rest)).toList();
            if (!own.isEmpty()) {
                return own;
            }
        }
        var byLast = all.stream()
                .filter(reach -> entities.apply(reach.owner()).contains(path.getLast()))
                .toList();
        return withOtherWays(
                byLast.stream()
                        .filter(reach -> reach.joins().size()
                                == byLast.getFirst().joins().size())
                        .toList(),
                byLast);
    }

    Collection<String> names() {
        return byName.keySet();
    }

    /** Dimensions that even their path does not tell apart: the same entity leads to both. */
    List<List<Reach>> indistinct() {
        var found = new ArrayList<List<Reach>>();
        for (var name : byName.keySet()) {
            var byPath = new LinkedHashMap<String, List<Reach>>();
            shortest(name)
                    .forEach(reach -> byPath.computeIfAbsent(reach.qualifiedName(), path -> new ArrayList<>())
                            .add(reach));
            byPath.values().stream()
                    .filter(same -> same.stream().map(Reach::owner).distinct().count() > 1)
                    .forEach(found::add);
        }
        return found;
    }

    private static List<String> keys(SemanticModel model) {
        return model.entities().stream()
                .filter(Reaches::isKey)
                .map(Entity::name)
                .toList();
    }

    static boolean isKey(Entity entity) {
        return entity.kind() == Entity.Kind.PRIMARY || entity.kind() == Entity.Kind.UNIQUE;
    }

    /** By the key that led here one got there without coming here. */
    private static boolean isDetour(Entity entity, List<Reach.Join> path) {
        return !path.isEmpty() && path.getLast().primary().name().equals(entity.name());
    }

    private boolean isNew(SemanticModel to, List<Reach.Join> path) {
        return !to.name().equals(fact.name())
                && path.stream().noneMatch(join -> join.to().name().equals(to.name()));
    }

    private static List<Reach.Join> joins(SemanticModel from, Entity entity, List<SemanticModel> models) {
        var joins = new ArrayList<Reach.Join>();
        for (var to : models) {
            for (var key : to.entities()) {
                if (isKey(key) && key.name().equals(entity.name())) {
                    joins.add(new Reach.Join(from, entity, to, key));
                }
            }
        }
        return joins;
    }

    private static List<Reach.Join> longer(List<Reach.Join> path, Reach.Join join) {
        var longer = new ArrayList<>(path);
        longer.add(join);
        return longer;
    }
}
