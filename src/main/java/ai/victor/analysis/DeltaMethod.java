package ai.victor.analysis;

/**
 * A ratio of two sums over units, such as revenue per order, where what varies are the units and not the orders.
 *
 * <p>A. Deng, U. Knoblich, J. Lu, "Applying the Delta Method in Metric Analytics" (KDD 2018), equation 4: with R = Ȳ/X̄ the variance is
 * (s²_Y − 2R·s_XY + R²·s²_X) / (n·X̄²).
 */
final class DeltaMethod {
    private DeltaMethod() {}

    /** Σ numerator ÷ Σ denominator, of which the second must not be 0. */
    static Estimate ratio(Sample numerator, Sample denominator) {
        double ratio = numerator.mean() / denominator.mean();
        double variance = numerator.variance()
                - 2 * ratio * numerator.covariance(denominator)
                + ratio * ratio * denominator.variance();
        return new Estimate(ratio, Math.sqrt(Math.max(0, variance) / numerator.size()) / Math.abs(denominator.mean()));
    }
}
