package ai.victor.analysis;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * The days of which a source has rows, and those of which it has none.
 *
 * @param end the newest day of any source, up to which each is expected to tell
 */
record SourceDays(String source, NavigableSet<LocalDate> days, LocalDate end) {
    /** A source that tells of fewer of its days is not one that tells of every day. */
    private static final double DAILY = 0.75;

    /** How often in all its days a stretch may be expected that is still one of chance. */
    private static final double CHANCE = 0.05;

    /** Whether it has rows of about every day between its first and its last. */
    boolean isDaily() {
        long span = days.last().toEpochDay() - days.first().toEpochDay() + 1;
        return days.size() >= DAILY * span;
    }

    /** Whether a stretch without rows is longer than chance makes of days that are quiet as often as this source's are. */
    boolean isLong(DateRange gap) {
        long span = days.last().toEpochDay() - days.first().toEpochDay() + 1;
        double quiet = 1 - (double) days.size() / span;
        return span * Math.pow(quiet, PeriodName.days(gap)) < CHANCE;
    }

    int behind() {
        return (int) (end.toEpochDay() - days.last().toEpochDay());
    }

    /** The days looked at: from its first one, within the period. */
    List<LocalDate> expected(DateRange period) {
        var from = days.first().isAfter(period.from()) ? days.first() : period.from();
        var to = end.isBefore(period.to()) ? end : period.to();
        return from.isAfter(to) ? List.of() : from.datesUntil(to.plusDays(1)).toList();
    }

    /** Stretches of days without rows. */
    List<DateRange> gaps(DateRange period) {
        var gaps = new ArrayList<DateRange>();
        for (var day : expected(period)) {
            if (days.contains(day)) {
                continue;
            }
            if (!gaps.isEmpty() && gaps.getLast().to().plusDays(1).equals(day)) {
                gaps.set(gaps.size() - 1, new DateRange(gaps.getLast().from(), day));
            } else {
                gaps.add(new DateRange(day, day));
            }
        }
        return gaps;
    }
}
