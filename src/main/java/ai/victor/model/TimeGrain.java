package ai.victor.model;

/** A calendar unit, by which offsets and windows are counted; of {@code week} the first day is the shop's. */
public enum TimeGrain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** As the model's files and SQL write it: {@code month}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
