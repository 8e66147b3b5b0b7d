package ai.victor.model;

import ai.victor.problem.Place;

/**
 * Something to cut and filter by. Dimensions of one name in several semantic models are the same dimension (conformed): a query that names it
 * cuts each fact by its own.
 *
 * @param expr SQL over the columns of the semantic model's table
 * @param grain of a time dimension: its calendar unit, of one that dates a fact's measures {@code DAY} or {@code MONTH}; of a
 *     categorical one {@code NONE}
 */
public record Dimension(String name, Grain grain, String expr, Meta meta, Place place) {
    /** The finest time that a time dimension tells. */
    public enum Grain {
        NONE,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public boolean isTime() {
        return grain != Grain.NONE;
    }

    /** As that of a {@link SemanticModel}. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
