package ai.victor.model;

import ai.victor.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code semantic_models:}: a table of the store with its keys, dimensions and measures. One with measures is a fact.
 *
 * @param table the mart's name in the store
 * @param rollupOf the name of the semantic model whose rows are added up here, with measures and dimensions of the same names; a rollup is
 *     read in place of that model where it has all that a query asks for
 * @param gathers what several of make up one of its rows (all orders of a customer, say), so that no limit on one of these tells which rows somebody
 *     may see: whoever may see some rows only sees none of it
 * @param timeDimension the name of the time dimension by which its measures are dated, unless they name another; empty where it has no
 *     measures
 */
public record SemanticModel(
        String name,
        String description,
        String table,
        String timeDimension,
        List<Entity> entities,
        List<Dimension> dimensions,
        List<Measure> measures,
        Optional<String> rollupOf,
        Optional<String> gathers,
        Place place) {
    public SemanticModel {
        entities = List.copyOf(entities);
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
    }

    public SemanticModel(
            String name,
            String description,
            String table,
            String timeDimension,
            List<Entity> entities,
            List<Dimension> dimensions,
            List<Measure> measures,
            Place place) {
        this(
                name,
                description,
                table,
                timeDimension,
                entities,
                dimensions,
                measures,
                Optional.empty(),
                Optional.empty(),
                place);
    }

    public boolean isRollup() {
        return rollupOf.isPresent();
    }

    SemanticModel withDimensions(List<Dimension> others) {
        return new SemanticModel(
                name, description, table, timeDimension, entities, others, measures, rollupOf, gathers, place);
    }

    /** The dimension of its own of that name. */
    Optional<Dimension> dimension(String wanted) {
        return dimensions.stream()
                .filter(dimension -> dimension.name().equals(wanted))
                .findFirst();
    }

    Optional<Measure> measure(String wanted) {
        return measures.stream()
                .filter(measure -> measure.name().equals(wanted))
                .findFirst();
    }

    Optional<Entity> entity(String wanted) {
        return entities.stream().filter(entity -> entity.name().equals(wanted)).findFirst();
    }

    /** Names tell them apart; all that hangs on one takes long to add up, and readers and compilers keep them in sets at each question. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
