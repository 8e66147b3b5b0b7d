package ai.victor.analysis;

import java.util.Optional;

/**
 * By how much one mean is above another, as a part of it.
 *
 * <p>E. C. Fieller, "Some problems in interval estimation", Journal of the Royal Statistical Society B 16 (1954): the interval holds every ratio r for
 * which T − r·H is within z standard errors of 0. It is right too where H is near 0, and then has no end; plain error propagation is not.
 *
 * @param value T ÷ H − 1
 * @param interval empty where the lower mean cannot be told from 0
 */
record RelativeLift(double value, Optional<Interval> interval) {
    /** Empty where the holdout's mean is not above 0: a part of nothing or of a loss says nothing. */
    static Optional<RelativeLift> of(Estimate treatment, Estimate holdout) {
        if (holdout.value() <= 0) {
            return Optional.empty();
        }
        double ratio = treatment.value() / holdout.value();
        double z2 = Estimate.Z * Estimate.Z;
        // T² − z²·e²_T − 2r·T·H + r²·(H² − z²·e²_H) = 0
        double a = holdout.value() * holdout.value() - z2 * holdout.error() * holdout.error();
        double b = treatment.value() * holdout.value();
        double c = treatment.value() * treatment.value() - z2 * treatment.error() * treatment.error();
        if (a <= 0) {
            return Optional.of(new RelativeLift(ratio - 1, Optional.empty()));
        }
        double root = Math.sqrt(Math.max(0, b * b - a * c));
        return Optional.of(new RelativeLift(
                ratio - 1, Optional.of(new Interval((b - root) / a - 1, (b + root) / a - 1))));
    }
}
