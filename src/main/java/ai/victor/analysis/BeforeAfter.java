package ai.victor.analysis;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The days since something began, and as many days before it. */
record BeforeAfter(DateRange before, DateRange after) {
    /** The fewest days of each that say anything. */
    private static final long FEW = 7;

    /**
     * Whole weeks of both, so that neither has more weekends, and no more than there are days of data on the shorter side; empty if that is none.
     *
     * @param end its last day, if it has ended
     * @param data the first and last day of the data
     */
    static Optional<BeforeAfter> around(LocalDate start, Optional<LocalDate> end, DateRange data) {
        var last = end.filter(day -> day.isBefore(data.to())).orElse(data.to());
        long days = Math.min(ChronoUnit.DAYS.between(start, last) + 1, ChronoUnit.DAYS.between(data.from(), start));
        long whole = days - Math.floorMod(days, FEW);
        return whole < FEW
                ? Optional.empty()
                : Optional.of(new BeforeAfter(
                        new DateRange(start.minusDays(whole), start.minusDays(1)),
                        new DateRange(start, start.plusDays(whole - 1))));
    }

    /** How many days each side has. */
    long days() {
        return ChronoUnit.DAYS.between(after.from(), after.to()) + 1;
    }

    /** As a condition of semantic SQL. */
    static String condition(DateRange days) {
        return "day BETWEEN DATE '%s' AND DATE '%s'".formatted(days.from(), days.to());
    }
}
