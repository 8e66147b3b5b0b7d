package ai.victor.model;

import ai.victor.problem.Place;
import java.util.List;

/**
 * An entry of {@code saved_queries:}: metrics, cuts and conditions under a name.
 *
 * @param groupBy dimensions and time columns, as semantic SQL names them
 * @param where conditions, all of which must hold
 * @param orderBy the same, and metrics; a leading minus sorts from high to low
 * @param limit zero for none
 */
public record SavedQuery(
        String name,
        String label,
        String description,
        List<String> metrics,
        List<String> groupBy,
        List<Metric.Filter> where,
        List<String> orderBy,
        int limit,
        Place place) {
    public SavedQuery {
        metrics = List.copyOf(metrics);
        groupBy = List.copyOf(groupBy);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
    }
}
