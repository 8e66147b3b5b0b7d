package ai.victor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a fact gets to a dimension: through no join for its own, else through many-to-one joins, one after the other.
 *
 * @param owner the semantic model that declares the dimension
 */
public record Reach(Dimension dimension, SemanticModel owner, List<Join> joins) {
    public Reach {
        joins = List.copyOf(joins);
    }

    /** From a foreign entity to the primary or unique entity of the same name: at most one row for each. */
    public record Join(SemanticModel from, Entity foreign, SemanticModel to, Entity primary) {}

    /** All that a fact reaches. A dimension of its own hides one of the same name that a join would bring; the shorter path hides the longer. */
    static Map<String, Reach> from(SemanticModel fact, List<SemanticModel> models) {
        var found = new LinkedHashMap<String, Reach>();
        walk(fact, List.of(), new LinkedHashSet<>(), models, found);
        return found;
    }

    private static void walk(
            SemanticModel here,
            List<Join> path,
            Set<SemanticModel> seen,
            List<SemanticModel> models,
            Map<String, Reach> found) {
        seen.add(here);
        here.dimensions().forEach(dimension -> found.putIfAbsent(dimension.name(), new Reach(dimension, here, path)));
        for (var foreign : here.entities()) {
            if (foreign.kind() != Entity.Kind.FOREIGN) {
                continue;
            }
            for (var to : models) {
                for (var key : to.entities()) {
                    var joins = key.name().equals(foreign.name())
                            && (key.kind() == Entity.Kind.PRIMARY || key.kind() == Entity.Kind.UNIQUE);
                    if (joins && !seen.contains(to)) {
                        var longer = new ArrayList<>(path);
                        longer.add(new Join(here, foreign, to, key));
                        walk(to, longer, seen, models, found);
                    }
                }
            }
        }
    }
}
