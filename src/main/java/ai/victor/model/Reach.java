package ai.victor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private record Step(SemanticModel here, List<Join> path) {}

    /**
     * All that a fact reaches. A dimension of its own hides one of the same name that a join would bring, and the shorter path hides the
     * longer; of two paths of one length the one whose first entity is declared first wins.
     */
    static Map<String, Reach> from(SemanticModel fact, List<SemanticModel> models) {
        var found = new LinkedHashMap<String, Reach>();
        var seen = new HashSet<String>();
        var queue = new ArrayDeque<Step>();
        seen.add(fact.name());
        queue.add(new Step(fact, List.of()));
        while (!queue.isEmpty()) {
            var step = queue.remove();
            for (var dimension : step.here.dimensions()) {
                found.putIfAbsent(dimension.name(), new Reach(dimension, step.here, step.path));
            }
            for (var foreign : step.here.entities()) {
                if (foreign.kind() == Entity.Kind.FOREIGN) {
                    joins(step.here, foreign, models).stream()
                            .filter(join -> seen.add(join.to().name()))
                            .forEach(join -> queue.add(new Step(join.to(), longer(step.path, join))));
                }
            }
        }
        return found;
    }

    private static List<Join> joins(SemanticModel from, Entity foreign, List<SemanticModel> models) {
        var joins = new ArrayList<Join>();
        for (var to : models) {
            for (var key : to.entities()) {
                boolean isKey = key.kind() == Entity.Kind.PRIMARY || key.kind() == Entity.Kind.UNIQUE;
                if (isKey && key.name().equals(foreign.name())) {
                    joins.add(new Join(from, foreign, to, key));
                }
            }
        }
        return joins;
    }

    private static List<Join> longer(List<Join> path, Join join) {
        var longer = new ArrayList<>(path);
        longer.add(join);
        return longer;
    }
}
