package ai.victor.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The days the shop has data for, and the days on which its stories turn. All hang on the last day, so that each story is as old on any day.
 *
 * @param first the shop's first day
 * @param last yesterday
 */
record Timeline(LocalDate first, LocalDate last) {
    static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private static final int MONTHS = 18;
    private static final int MONTHS_SINCE_PRICE_RISE = 4;
    private static final int DAYS_SINCE_EXPERIMENT = 22;
    private static final int DAYS_OF_EXPERIMENT = 70;

    static Timeline endingBefore(LocalDate today) {
        return new Timeline(today.minusMonths(MONTHS), today.minusDays(1));
    }

    List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** Whether it has happened by the end of the last day. */
    boolean reached(LocalDate day) {
        return !day.isAfter(last);
    }

    boolean reached(ZonedDateTime time) {
        return reached(time.toLocalDate());
    }

    /** The first day of the supplier's new prices: the first of a month, so that a monthly table shows the step whole. */
    LocalDate priceRise() {
        return last.plusDays(1).minusMonths(MONTHS_SINCE_PRICE_RISE).withDayOfMonth(1);
    }

    LocalDate experimentEnd() {
        return last.plusDays(1).minusDays(DAYS_SINCE_EXPERIMENT);
    }

    LocalDate experimentStart() {
        return experimentEnd().minusDays(DAYS_OF_EXPERIMENT - 1);
    }

    boolean inExperiment(LocalDate day) {
        return !day.isBefore(experimentStart()) && !day.isAfter(experimentEnd());
    }

    /** From the Friday after Thanksgiving to the Monday: everything is reduced. */
    static boolean blackFriday(LocalDate day) {
        var friday = day.withMonth(11)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
                .plusDays(1);
        return !day.isBefore(friday) && !day.isAfter(friday.plusDays(3));
    }
}
