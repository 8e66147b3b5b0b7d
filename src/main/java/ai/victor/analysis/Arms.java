package ai.victor.analysis;

/** What the arms of an experiment are called in the data. */
final class Arms {
    static final String TREATMENT = "treatment";
    static final String HOLDOUT = "holdout";

    private Arms() {}
}
