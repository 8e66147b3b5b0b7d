package ai.victor.sql;

import ai.victor.access.Limit;
import ai.victor.model.Model;
import ai.victor.model.Reach;
import ai.victor.model.Recount;
import ai.victor.model.SemanticModel;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tables of facts' rows already added up. One is read in place of its fact where it has all that a query asks of the rows; a store from before
 * there was one is read as it always was.
 */
final class Rollups {
    static final Rollups NONE = new Rollups(Map.of(), Set.of());

    /** By the names of their facts, those of one in the order of the model's files. */
    private final Map<String, List<Fact>> rollups;

    /** The names of the counts that the store proves. */
    private final Set<String> recounted;

    private Rollups(Map<String, List<Fact>> rollups, Set<String> recounted) {
        this.rollups = rollups;
        this.recounted = recounted;
    }

    /** Those that the store has. */
    static Rollups of(Model model, Catalog catalog) {
        var found = new HashMap<String, List<Fact>>();
        for (var base : model.facts()) {
            for (var rollup : model.rollupsOf(base)) {
                var lacking = new ArrayList<Problem>();
                var fact = new Fact(rollup, model, catalog, lacking);
                if (lacking.isEmpty() && joinsAlike(rollup, base, model)) {
                    found.computeIfAbsent(base.name(), name -> new ArrayList<>())
                            .add(fact);
                }
            }
        }
        return new Rollups(found, catalog.recounted());
    }

    /** Whether what the rollup gets from other tables is what its fact gets under the same name. */
    private static boolean joinsAlike(SemanticModel rollup, SemanticModel base, Model model) {
        var own = model.dimensionsOf(base);
        return model.dimensionsOf(rollup).entrySet().stream()
                .filter(entry -> !entry.getValue().joins().isEmpty())
                .allMatch(entry -> Optional.ofNullable(own.get(entry.getKey()))
                        .map(reach -> path(reach).equals(path(entry.getValue())))
                        .orElse(true));
    }

    private static List<String> path(Reach reach) {
        return reach.joins().stream()
                .map(join -> join.foreign().name() + " " + join.to().name())
                .toList();
    }

    /**
     * The rollups for somebody who may see some rows only: those whose rows tell which these are.
     *
     * @param facts the facts as they are limited, by their names
     */
    Rollups limitedTo(List<Limit> limits, Map<String, Fact> facts) {
        var limited = new HashMap<String, List<Fact>>();
        rollups.forEach((name, of) -> {
            var fact = facts.get(name);
            if (fact != null && fact.showsAllThatItJoins()) {
                limited.put(
                        name,
                        of.stream()
                                .flatMap(rollup -> rollup.limitedTo(limits).stream())
                                .toList());
            }
        });
        return new Rollups(limited, recounted);
    }

    Iterable<Fact> all() {
        return rollups.values().stream().flatMap(List::stream).toList();
    }

    /** Those of a fact. */
    List<Fact> of(Fact fact) {
        return rollups.getOrDefault(fact.name(), List.of());
    }

    /** Whether each of the distinct things that a measure counts stands in one row of the rollup, so that their numbers add up. */
    boolean areCountedOnce(Fact rollup, Leaf leaf) {
        return recounted.contains(Recount.name(rollup.name(), leaf.measure().name()));
    }
}
