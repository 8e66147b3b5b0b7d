package ai.victor.model;

import ai.victor.problem.Place;
import java.util.List;

/**
 * One entry of {@code semantic_models:}: a table of the store with its keys, dimensions and measures. One with measures is a fact.
 *
 * @param table the mart's name in the store
 * @param timeDimension the name of the time dimension by which its measures are dated; empty where it has no measures
 */
public record SemanticModel(
        String name,
        String description,
        String table,
        String timeDimension,
        List<Entity> entities,
        List<Dimension> dimensions,
        List<Measure> measures,
        Place place) {
    public SemanticModel {
        entities = List.copyOf(entities);
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
    }
}
