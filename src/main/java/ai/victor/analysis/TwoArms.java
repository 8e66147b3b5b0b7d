package ai.victor.analysis;

import java.util.Optional;

/** One amount per unit, treatment against holdout. */
record TwoArms(Estimate treatment, Estimate holdout) {
    /** Of means per assigned visitor. */
    static TwoArms means(Sample treatment, Sample holdout) {
        return new TwoArms(treatment.estimate(), holdout.estimate());
    }

    /** Of ratios of sums, where the visitors vary; empty where an arm has nothing to divide by. */
    static Optional<TwoArms> ratios(Sample treatment, Sample treatmentOf, Sample holdout, Sample holdoutOf) {
        return treatmentOf.mean() == 0 || holdoutOf.mean() == 0
                ? Optional.empty()
                : Optional.of(
                        new TwoArms(DeltaMethod.ratio(treatment, treatmentOf), DeltaMethod.ratio(holdout, holdoutOf)));
    }

    Estimate difference() {
        return treatment.minus(holdout);
    }

    Interval interval() {
        return difference().interval();
    }

    Optional<RelativeLift> lift() {
        return RelativeLift.of(treatment, holdout);
    }
}
