package ai.victor.analysis;

import java.util.Optional;

/** One amount per unit, treatment against holdout. */
record Compared(Estimate treatment, Estimate holdout) {
    /** Of means per assigned visitor. */
    static Compared means(Sample treatment, Sample holdout) {
        return new Compared(treatment.estimate(), holdout.estimate());
    }

    /** Of ratios of sums, where the visitors vary; empty where an arm has nothing to divide by. */
    static Optional<Compared> ratios(
            Sample treatment, Sample treatmentOf, Sample holdout, Sample holdoutOf) {
        return treatmentOf.mean() == 0 || holdoutOf.mean() == 0
                ? Optional.empty()
                : Optional.of(new Compared(
                        DeltaMethod.ratio(treatment, treatmentOf), DeltaMethod.ratio(holdout, holdoutOf)));
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
