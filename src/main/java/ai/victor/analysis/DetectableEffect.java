package ai.victor.analysis;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What an experiment of this size can find, and which size finds less.
 *
 * <p>J. Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), chapter 2, for a two-sided test at 5 % with a power of 80 %: the
 * smallest difference that is found in four of five experiments is (z₀.₉₇₅ + z₀.₈) standard errors, and the error falls with the root of the size.
 */
final class DetectableEffect {
    private static final double POWER = 0.8;

    private static final double ERRORS =
            Estimate.Z + NormalDistribution.of(0, 1).inverseCumulativeProbability(POWER);

    private DetectableEffect() {}

    /** The smallest true difference that an experiment with this error finds in four of five cases. */
    static double of(Estimate difference) {
        return ERRORS * difference.error();
    }

    /** How many times its size an experiment must have to find that difference in four of five cases. */
    static double timesTheSize(Estimate difference, double wanted) {
        double times = of(difference) / wanted;
        return times * times;
    }
}
