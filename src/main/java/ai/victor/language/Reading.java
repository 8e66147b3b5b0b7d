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
 * @param form what is done with the numbers
 * @param groups things, each of which must be among those picked out
 */
public record Reading(
        List<Quantity> quantities,
        List<String> breakdowns,
        List<Condition> conditions,
        List<Period> periods,
        List<Threshold> thresholds,
        Optional<Ranking> ranking,
        boolean list,
        Form form,
        List<Group> groups) {
    public Reading {
        groups = List.copyOf(groups);
        quantities = List.copyOf(quantities);
        breakdowns = List.copyOf(breakdowns);
        conditions = List.copyOf(conditions);
        periods = List.copyOf(periods);
        thresholds = List.copyOf(thresholds);
    }

    Reading(
            List<Quantity> quantities,
            List<String> breakdowns,
            List<Condition> conditions,
            List<Period> periods,
            List<Threshold> thresholds,
            Optional<Ranking> ranking,
            boolean list) {
        this(quantities, breakdowns, conditions, periods, thresholds, ranking, list, Form.PLAIN, List.of());
    }

    /** Whether a ranking leaves some rows out: the top five. */
    boolean isLimited() {
        return ranking.filter(one -> one.limit().isPresent()).isPresent();
    }

    /** Whether a ranking leaves one row: the best. */
    boolean picksOne() {
        return ranking.filter(one -> one.limit().orElse(0) == 1).isPresent();
    }

    /** Whether its rows were picked out, by a bound or by a ranking, so that “those” are fewer than all. */
    boolean picksRows() {
        return isLimited() || !thresholds.isEmpty();
    }

    Reading in(List<Period> others) {
        return new Reading(quantities, breakdowns, conditions, others, thresholds, ranking, list, form, groups);
    }

    Reading as(Form other) {
        return new Reading(quantities, breakdowns, conditions, periods, thresholds, ranking, list, other, groups);
    }

    Reading under(List<Condition> others) {
        return new Reading(quantities, breakdowns, others, periods, thresholds, ranking, list, form, groups);
    }

    Reading ranked(Optional<Ranking> other) {
        return new Reading(quantities, breakdowns, conditions, periods, thresholds, other, list, form, groups);
    }

    Reading of(List<Group> others) {
        return new Reading(quantities, breakdowns, conditions, periods, thresholds, ranking, list, form, others);
    }

    Reading held(List<Threshold> others) {
        return new Reading(quantities, breakdowns, conditions, periods, others, ranking, list, form, groups);
    }

    Reading by(List<String> others) {
        return new Reading(quantities, others, conditions, periods, thresholds, ranking, list, form, groups);
    }

    Reading about(List<Quantity> others) {
        return new Reading(others, breakdowns, conditions, periods, thresholds, ranking, list, form, groups);
    }

    /** Whether this changes an earlier reading: it asks for the same numbers. */
    boolean isEditOf(Optional<Reading> earlier) {
        return earlier.filter(reading -> reading.quantities().equals(quantities))
                .isPresent();
    }
}
