package ai.victor.sql;

import ai.victor.access.Limit;
import ai.victor.model.Model;
import ai.victor.model.Reach;
import ai.victor.model.SemanticModel;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * Tables of facts' rows already added up. One is read in place of its fact where it has all that a query asks of the rows; a store from before
 * there was one is read as it always was.
 */
final class Rollups {
    static final Rollups NONE = new Rollups(Map.of());

    /** By the names of their facts, those of one in the order of the model's files. */
    private final Map<String, List<Fact>> rollups;

    private Rollups(Map<String, List<Fact>> rollups) {
        this.rollups = rollups;
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
        return new Rollups(found);
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
        return new Rollups(limited);
    }

    Iterable<Fact> all() {
        return rollups.values().stream().flatMap(List::stream).toList();
    }

    /**
     * The source, read from the first rollup that has all that it needs, if there is one.
     *
     * @param shared the keys and conditions of the query
     */
    Source read(Source source, List<SqlNode> shared) {
        return source instanceof Source.Rows rows
                ? covering(rows, names(rows, shared)).map(rows::from).orElse(rows)
                : source;
    }

    private Optional<Fact> covering(Source.Rows rows, Set<String> names) {
        return rollups.getOrDefault(rows.fact().name(), List.of()).stream()
                .filter(rollup -> rows.leaves().stream().allMatch(leaf -> has(rollup, leaf)))
                .filter(rollup -> rollup.dimension(rows.time()).isPresent())
                .filter(rollup -> names.stream().allMatch(name -> has(rollup, rows, name)))
                .findFirst();
    }

    private static Set<String> names(Source.Rows rows, List<SqlNode> shared) {
        var names = new HashSet<String>();
        shared.forEach(node -> names.addAll(Plan.dimensionNames(node).keySet()));
        rows.leaves().stream()
                .flatMap(leaf -> leaf.conditions().stream())
                .forEach(
                        condition -> names.addAll(Plan.dimensionNames(condition).keySet()));
        return names;
    }

    private static boolean has(Fact rollup, Leaf leaf) {
        return rollup.declared(leaf.measure().name())
                .filter(measure -> measure.timeDimension().equals(leaf.measure().timeDimension()))
                .isPresent();
    }

    /** A rollup of months knows no days: neither those by which rows are shown, nor those by which they are moved. */
    private static boolean has(Fact rollup, Source.Rows rows, String name) {
        var time = TimeColumn.named(name);
        if (time.isEmpty()) {
            return rollup.dimension(name).isPresent() && rollup.isAsFine(name, rows.fact());
        }
        return rollup.isAsFine(rows.time(), rows.fact())
                || rollup.isOfMonths(rows.time())
                        && time.get().isOfMonths()
                        && rows.shift().isNone();
    }
}
