package ai.victor.analysis;

import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Whether the arms have the sizes that were planned. Where they have not, something other than the lot decides who is in which arm, and no difference
 * between them can be trusted.
 *
 * <p>A. Fabijan and others, "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments" (KDD 2019): Pearson's χ² with one degree of freedom, and
 * a mismatch at p < 0.001, so that a sound experiment is stopped once in a thousand.
 */
record SampleRatio(double chiSquare, double p) {
    static final double BOUND = 0.001;

    /** @param plannedHoldout the planned part of the holdout, above 0 and below 1 */
    static SampleRatio of(long treatment, long holdout, double plannedHoldout) {
        var result = ChiSquareTest.withDefaults()
                .test(new double[] {1 - plannedHoldout, plannedHoldout}, new long[] {treatment, holdout});
        return new SampleRatio(result.getStatistic(), result.getPValue());
    }

    boolean isMismatch() {
        return p < BOUND;
    }
}
