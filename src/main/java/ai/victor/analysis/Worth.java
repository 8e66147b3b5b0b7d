package ai.victor.analysis;

import java.util.Optional;

/**
 * What a treatment brought while the experiment ran, and what it cost.
 *
 * @param incremental margin that the treatment brought, the difference times the treated visitors
 * @param interval of that margin
 * @param cost of the experiment's tool over the experiment's days; empty where it has no tool, or the tool no price
 */
record Worth(double incremental, Interval interval, Optional<Double> cost) {
    static Worth of(Measured measured, double cost) {
        long treated = measured.treatment().size();
        return new Worth(
                measured.margin().difference().value() * treated,
                measured.deciding().times(treated),
                cost > 0 ? Optional.of(cost) : Optional.empty());
    }

    /** Incremental margin per dollar of the tool's cost. */
    Optional<Double> perDollar() {
        return cost.map(price -> incremental / price);
    }

    Optional<Interval> perDollarInterval() {
        return cost.map(price -> interval.times(1 / price));
    }
}
