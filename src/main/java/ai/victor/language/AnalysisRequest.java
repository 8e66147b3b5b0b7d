package ai.victor.language;

import ai.victor.model.DateRange;
import java.math.BigDecimal;
import java.util.Optional;

/** What a question asks to have worked out, beyond what one query counts. */
public sealed interface AnalysisRequest {
    /**
     * Why a number moved from one period to another, or differs between two parts of the data.
     *
     * @param condition semantic SQL over dimensions, empty for all rows
     * @param dimension what the change is to be split over, where the question names it
     * @param claimed what the question says happened, to be checked before it is explained
     * @param sides the parts; empty where only the periods are two
     */
    record Why(
            String metric,
            DateRange now,
            DateRange before,
            String condition,
            Optional<String> dimension,
            Optional<Direction> claimed,
            Optional<Sides> sides)
            implements AnalysisRequest {
        public Why(
                String metric,
                DateRange now,
                DateRange before,
                String condition,
                Optional<String> dimension,
                Optional<Direction> claimed) {
            this(metric, now, before, condition, dimension, claimed, Optional.empty());
        }
    }

    /**
     * Two parts of the data.
     *
     * @param explained whether it is asked what the gap is made of, and not only how big it is
     */
    record Sides(Part one, Part other, boolean explained) {}

    /**
     * A part of the data.
     *
     * @param name for people
     * @param condition semantic SQL over dimensions
     */
    record Part(String name, String condition) {}

    /**
     * What an experiment did.
     *
     * @param name which one, of the data's experiments; empty where the question names none
     * @param metric what it is to be judged by, where the question names it
     * @param aspect what else of it is asked, if only that is
     */
    record Experiment(Optional<String> name, Optional<String> metric, Optional<ExperimentAspect> aspect)
            implements AnalysisRequest {
        public Experiment(Optional<String> name, Optional<String> metric) {
            this(name, metric, Optional.empty());
        }
    }

    /** What is asked of an experiment beside what it did: how many there are in each arm, whether the lot was fair, when it ran, how much more it takes. */
    enum ExperimentAspect {
        COUNTS,
        SAMPLE_RATIO,
        DATES,
        MORE_DATA
    }

    /**
     * What became of the customers who came first at some time.
     *
     * @param by what the customers are split by, as of their first order
     * @param acquired when they came
     * @param days how long after the first order is looked at, where the question says: within 60 days
     * @param condition semantic SQL over dimensions, as of the first order; empty for all customers
     */
    record Cohort(
            CohortMeasure measure,
            Optional<String> by,
            Optional<DateRange> acquired,
            Optional<Integer> days,
            String condition)
            implements AnalysisRequest {}

    /**
     * Which values of a dimension are under a margin for sure, and not only by chance.
     *
     * @param points the margin in percent
     * @param condition semantic SQL over dimensions, empty for all rows
     */
    record UnderMargin(String dimension, BigDecimal points, DateRange period, String condition)
            implements AnalysisRequest {}

    /**
     * How whole and how fresh the data is.
     *
     * @param about words of the sources that are asked about, and of the aspects: gaps, freshness, coverage, quality; empty for all of it
     */
    record Health(Optional<DateRange> period, Optional<String> about) implements AnalysisRequest {}

    /** Which way a number moved. */
    enum Direction {
        UP,
        DOWN
    }

    /** What is measured of a cohort. */
    enum CohortMeasure {
        REPEAT_RATE,
        RETAINED_REVENUE,
        RETAINED_MARGIN,
        LIFETIME_REVENUE,
        LIFETIME_MARGIN,
        SECOND_ORDER,
        PAYBACK
    }
}
