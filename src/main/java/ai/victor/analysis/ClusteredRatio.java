package ai.victor.analysis;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A ratio of two sums over clusters (orders, patients), and how sure it is.
 *
 * <p>By the delta method, with the cluster as the unit: R = ΣY / ΣX, Var(R) ≈ n/(n−1) · Σ(Yᵢ − R·Xᵢ)² / (ΣX)². W. G. Cochran, "Sampling Techniques", 3rd
 * edition (1977), §2.11 and §6.3; limits by Student's distribution with n − 1 degrees of freedom.
 *
 * @param clusters n
 * @param above ΣY
 * @param below ΣX
 * @param aboveSquared ΣY²
 * @param product ΣXY
 * @param belowSquared ΣX²
 */
record ClusteredRatio(
        long clusters, double above, double below, double aboveSquared, double product, double belowSquared) {
    double value() {
        return above / below;
    }

    /** Of its value. */
    double standardError() {
        double ratio = value();
        double squares = aboveSquared - 2 * ratio * product + ratio * ratio * belowSquared;
        return Math.sqrt(Math.max(0, squares) * clusters / (clusters - 1.0)) / Math.abs(below);
    }

    /** Half of the two-sided 95% interval. */
    double margin() {
        return student().inverseCumulativeProbability(0.975) * standardError();
    }

    /** How likely a value this low would be, were the true one the threshold. */
    double chanceOfBeingThisLow(double threshold) {
        double error = standardError();
        if (error == 0) {
            return value() < threshold ? 0 : 1;
        }
        return student().cumulativeProbability((value() - threshold) / error);
    }

    private TDistribution student() {
        return TDistribution.of(clusters - 1.0);
    }
}
