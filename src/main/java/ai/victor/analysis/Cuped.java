package ai.victor.analysis;

import java.util.Optional;

/**
 * The difference of two means less what the units' past explains of it.
 *
 * <p>A. Deng, Y. Xu, R. Kohavi, T. Walker, "Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data" (WSDM 2013):
 * Y − θ·(X − X̄) with θ = cov(X, Y) / var(X) over both arms; its variance is 1 − ρ² of that of Y.
 *
 * @param explained ρ², the part of the variance that the past explains
 */
record Cuped(Estimate difference, double explained) {
    /** Empty where no unit has a past. The past must be from before the assignment, or it would take away what the treatment did. */
    static Optional<Cuped> difference(Sample treatment, Sample treatmentBefore, Sample holdout, Sample holdoutBefore) {
        double ofTreatment = treatment.size() - 1.0;
        double ofHoldout = holdout.size() - 1.0;
        double past = ofTreatment * treatmentBefore.variance() + ofHoldout * holdoutBefore.variance();
        double present = ofTreatment * treatment.variance() + ofHoldout * holdout.variance();
        if (past <= 0 || present <= 0) {
            return Optional.empty();
        }
        double both =
                ofTreatment * treatment.covariance(treatmentBefore) + ofHoldout * holdout.covariance(holdoutBefore);
        double theta = both / past;
        // A constant X̄ in both arms cancels out of the difference.
        return Optional.of(new Cuped(
                Welch.difference(treatment.plus(-theta, treatmentBefore), holdout.plus(-theta, holdoutBefore)),
                both * both / (past * present)));
    }
}
