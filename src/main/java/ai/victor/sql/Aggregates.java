package ai.victor.sql;

import ai.victor.model.Measure;

/** Measures as calls of the database's aggregate functions, and what stands where there are no rows. */
final class Aggregates {
    private Aggregates() {}

    /** @param expression the measure's own, over a row */
    static String call(Measure measure, String expression) {
        return switch (measure.aggregation()) {
            case SUM -> "SUM(" + expression + ")";
            case SUM_BOOLEAN -> "SUM(CASE WHEN " + expression + " THEN 1 ELSE 0 END)";
            case COUNT -> "COUNT(" + expression + ")";
            case COUNT_DISTINCT -> "COUNT(DISTINCT " + expression + ")";
            case MIN -> "MIN(" + expression + ")";
            case MAX -> "MAX(" + expression + ")";
            case AVERAGE -> "AVG(" + expression + ")";
            case MEDIAN -> "PERCENTILE_CONT(0.5)" + between(expression);
            case PERCENTILE -> percentile(measure, expression);
        };
    }

    private static String percentile(Measure measure, String expression) {
        var percentile = measure.percentile().orElseThrow();
        var share = "(" + percentile.share().toPlainString() + ")";
        return percentile.discrete()
                ? "PERCENTILE_DISC" + share + " WITHIN GROUP (ORDER BY " + expression + ")"
                : "PERCENTILE_CONT" + share + between(expression);
    }

    /** What lies between two amounts of money has more digits than they have. */
    private static String between(String expression) {
        return " WITHIN GROUP (ORDER BY CAST(" + expression + " AS DECIMAL(18, 6)))";
    }

    /** Whether the database says zero, not NULL, for no rows. */
    static boolean isNeverEmpty(Measure measure) {
        return switch (measure.aggregation()) {
            case COUNT, COUNT_DISTINCT -> true;
            case SUM, SUM_BOOLEAN, MIN, MAX, AVERAGE, MEDIAN, PERCENTILE -> false;
        };
    }

    /** Whether a group without rows has a zero: where the metric says nothing else, a sum and a count have. */
    static boolean isZeroForNone(Leaf leaf) {
        return SourceList.gaps(leaf).filled().isEmpty()
                && switch (leaf.measure().aggregation()) {
                    case SUM, SUM_BOOLEAN, COUNT, COUNT_DISTINCT ->
                        leaf.measure().nonAdditive().isEmpty();
                    case MIN, MAX, AVERAGE, MEDIAN, PERCENTILE -> false;
                };
    }

    /** A value with what stands for none: what the metric says, else zero for a sum or a count of no rows; the least of no rows is unknown. */
    static String filled(Leaf leaf, String value) {
        return SourceList.gaps(leaf)
                .filled()
                .map(filling -> "COALESCE(" + value + ", " + filling.toPlainString() + ")")
                .orElseGet(() -> isZeroForNone(leaf) ? "COALESCE(" + value + ", 0)" : value);
    }
}
