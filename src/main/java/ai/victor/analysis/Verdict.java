package ai.victor.analysis;

/** What an experiment comes to. */
enum Verdict {
    /** The arms are not what was planned: nothing can be said. */
    MISMATCH,
    /** A few large orders decide, or there are hardly any. */
    TOO_FEW,
    /** Margin per visitor is higher. */
    LIFTED,
    /** Margin per visitor is lower. */
    HARMFUL,
    /** Revenue per visitor is higher and margin is not, because less of the revenue is left. */
    ONLY_MIX,
    /** A difference that would matter is ruled out. */
    NO_CHANGE,
    /** More is needed. */
    UNDECIDED;

    /** The part of the holdout's margin per visitor that a difference must have to matter. */
    static final double MATTERS = 0.1;

    /** By the intervals, never by the points. */
    static Verdict of(Measured measured) {
        if (measured.sampleRatio().filter(SampleRatio::isMismatch).isPresent()) {
            return MISMATCH;
        }
        if (measured.skew().method() == Skew.Method.NONE) {
            return TOO_FEW;
        }
        var margin = measured.deciding();
        if (margin.isAbove(0)) {
            return LIFTED;
        }
        if (margin.isBelow(0)) {
            return HARMFUL;
        }
        // Revenue that margin cannot be seen to follow is not yet mix: its rate must have fallen.
        if (measured.revenue().interval().isAbove(0)
                && measured.marginRate()
                        .filter(rate -> rate.interval().isBelow(0))
                        .isPresent()) {
            return ONLY_MIX;
        }
        double matters = MATTERS * Math.abs(measured.margin().holdout().value());
        return margin.isAbove(-matters) && margin.isBelow(matters) ? NO_CHANGE : UNDECIDED;
    }
}
