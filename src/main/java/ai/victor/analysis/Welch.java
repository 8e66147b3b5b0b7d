package ai.victor.analysis;

/**
 * The difference of two means whose variances may differ.
 *
 * <p>B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34 (1947): standard
 * error √(s²₁/n₁ + s²₂/n₂). At the thousands of units of an experiment its t is the normal distribution.
 */
final class Welch {
    private Welch() {}

    /** Treatment minus holdout. */
    static Estimate difference(Sample treatment, Sample holdout) {
        return treatment.estimate().minus(holdout.estimate());
    }
}
