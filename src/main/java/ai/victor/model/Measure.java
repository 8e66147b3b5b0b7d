package ai.victor.model;

import ai.victor.problem.Place;

/**
 * An aggregation over the rows of one semantic model; metrics are made of measures.
 *
 * @param expr SQL over the columns of the semantic model's table
 */
public record Measure(String name, Aggregation aggregation, String expr, Place place) {
    /** How rows become one number. */
    public enum Aggregation {
        SUM,
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        AVERAGE
    }
}
