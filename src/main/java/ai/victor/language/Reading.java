package ai.victor.language;

import java.util.List;
import java.util.Optional;

/**
 * What a question was taken to ask for.
 *
 * @param quantities the numbers, at least one
 * @param breakdowns dimensions and time columns, one row for each of their values
 * @param conditions all of which must hold
 * @param periods none for all days; one; or two to be compared, the one that was named first first
 * @param thresholds all of which a row must meet
 * @param list whether rows were asked for, and not sums
 */
public record Reading(
        List<Quantity> quantities,
        List<String> breakdowns,
        List<Condition> conditions,
        List<Period> periods,
        List<Threshold> thresholds,
        Optional<Ranking> ranking,
        boolean list) {
    public Reading {
        quantities = List.copyOf(quantities);
        breakdowns = List.copyOf(breakdowns);
        conditions = List.copyOf(conditions);
        periods = List.copyOf(periods);
        thresholds = List.copyOf(thresholds);
    }

    /** Whether this changes an earlier reading: it asks for the same numbers. */
    boolean isEditOf(Optional<Reading> earlier) {
        return earlier.filter(reading -> reading.quantities().equals(quantities))
                .isPresent();
    }
}
