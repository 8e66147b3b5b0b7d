package ai.victor.analysis;

import ai.victor.analysis.CohortNames.Grouping;
import ai.victor.analysis.Finding.Declined;
import ai.victor.model.DateRange;
import java.util.List;
import java.util.Optional;

/**
 * Tells what those who began together bring later: how many come back, what they leave, when, and when they have paid for what they cost.
 *
 * <p>Each age is told only of those whom the data covers that long, so that the young do not count as lost.
 */
public final class Cohorts {
    /** The ages at which it is told, in days. */
    public static final List<Integer> AGES = List.of(30, 60, 90, 180, 365);

    private final DataDoor data;

    public Cohorts(DataDoor data) {
        this.data = data;
    }

    /** What is told of a cohort. */
    public enum Measure {
        REPEAT_RATE,
        RETAINED_REVENUE,
        RETAINED_MARGIN,
        LIFETIME_REVENUE,
        LIFETIME_MARGIN,
        SECOND_ORDER,
        PAYBACK
    }

    /**
     * @param by a dimension, also one of what was first bought, or a period such as {@code month}; empty for all together
     * @param begun the days in which they began; empty for all
     * @param condition semantic SQL over dimensions; empty for none
     */
    public Finding read(Measure measure, Optional<String> by, Optional<DateRange> begun, String condition) {
        return read(measure, by, begun, condition, AGES);
    }

    /** @param ages at which to tell it, in days */
    public Finding read(
            Measure measure, Optional<String> by, Optional<DateRange> begun, String condition, List<Integer> ages) {
        var names = CohortNames.of(data.model());
        if (names.isEmpty()) {
            return new Declined("The model has no cohorts.");
        }
        return switch (names.get().grouping(data.model(), by)) {
            case Grouping.Unknown unknown -> new Declined(unknown.why());
            case Grouping.None none ->
                read(
                        measure,
                        new CohortQuery(data, names.get(), Optional.empty(), begun, condition, ages),
                        Optional.empty());
            case Grouping.By grouped ->
                read(
                        measure,
                        new CohortQuery(data, names.get(), Optional.of(grouped.column()), begun, condition, ages),
                        grouped.assumption());
        };
    }

    private static Finding read(Measure measure, CohortQuery query, Optional<String> assumption) {
        var assumptions = assumption.stream().toList();
        return switch (measure) {
            case REPEAT_RATE -> RepeatRate.read(query, assumptions);
            case RETAINED_REVENUE -> Retained.read(query, "later_revenue", assumptions);
            case RETAINED_MARGIN -> Retained.read(query, "later_margin", assumptions);
            case LIFETIME_REVENUE -> Retained.read(query, "cohort_revenue", assumptions);
            case LIFETIME_MARGIN -> Retained.read(query, "cohort_margin", assumptions);
            case SECOND_ORDER -> SecondOrder.read(query, assumptions);
            case PAYBACK -> Payback.read(query, assumptions);
        };
    }
}
