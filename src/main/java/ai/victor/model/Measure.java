package ai.victor.model;

import ai.victor.problem.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An aggregation over the rows of one semantic model; metrics are made of measures.
 *
 * @param expr SQL over the columns of the semantic model's table
 * @param timeDimension by which it is dated: its own {@code agg_time_dimension}, else that of the semantic model
 * @param percentile which one, of {@link Aggregation#PERCENTILE} only
 * @param nonAdditive what it must not be summed over
 */
public record Measure(
        String name,
        Aggregation aggregation,
        String expr,
        String timeDimension,
        Optional<Percentile> percentile,
        Optional<NonAdditive> nonAdditive,
        Place place) {
    /** How rows become one number. */
    public enum Aggregation {
        SUM,
        /** How many rows hold true. */
        SUM_BOOLEAN,
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        AVERAGE,
        MEDIAN,
        PERCENTILE
    }

    /**
     * MetricFlow's {@code agg_params}.
     *
     * @param share of the rows that are no greater, between 0 and 1
     * @param discrete whether it is one of the values rather than between two of them
     */
    public record Percentile(BigDecimal share, boolean discrete) {}

    /**
     * A measure that is a state at a time, such as a balance: of each period only the rows at its last (or first) time count.
     *
     * @param dimension the time dimension that it must not be summed over
     * @param latest whether the last time counts ({@code window_choice: max}) or the first
     * @param groupings entities, each of which has a last time of its own; none: one for all rows
     */
    public record NonAdditive(String dimension, boolean latest, List<String> groupings) {
        public NonAdditive {
            groupings = List.copyOf(groupings);
        }
    }

    public Measure(String name, Aggregation aggregation, String expr, String timeDimension, Place place) {
        this(name, aggregation, expr, timeDimension, Optional.empty(), Optional.empty(), place);
    }
}
