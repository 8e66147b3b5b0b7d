package ai.victor.analysis;

/**
 * A value that was estimated.
 *
 * @param error its standard error
 */
record Estimate(double value, double error) {
    /** The two-sided 95 % point of the normal distribution, to the two decimals by which the shop's own definition of the interval goes. */
    static final double Z = 1.96;

    /** The 95 % interval of the normal distribution. */
    Interval interval() {
        return interval(Z);
    }

    /** So many standard errors to each side. */
    Interval interval(double errors) {
        return new Interval(value - errors * error, value + errors * error);
    }

    /** The difference of two that know nothing of each other. */
    Estimate minus(Estimate other) {
        return new Estimate(value - other.value, Math.hypot(error, other.error));
    }

    Estimate times(double factor) {
        return new Estimate(value * factor, error * Math.abs(factor));
    }
}
