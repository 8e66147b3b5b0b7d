package ai.victor.language;

import ai.victor.model.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The shop's calendar, seen from today: days are full up to yesterday. */
record Calendar(LocalDate today, DayOfWeek weekStart) {
    /** What time is counted in. */
    enum Span {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    LocalDate yesterday() {
        return today.minusDays(1);
    }

    LocalDate startOf(Span span, LocalDate day) {
        return switch (span) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    LocalDate plus(LocalDate day, Span span, long count) {
        return switch (span) {
            case DAY -> day.plusDays(count);
            case WEEK -> day.plusWeeks(count);
            case MONTH -> day.plusMonths(count);
            case QUARTER -> day.plusMonths(3 * count);
            case YEAR -> day.plusYears(count);
        };
    }

    /** The one that today is in, so far (offset 0), the one before it (−1), and so on. */
    Period whole(Span span, int offset) {
        return of(span, plus(startOf(span, today), span, offset));
    }

    /** That starts on a day, as far as it is over. */
    Period of(Span span, LocalDate start) {
        return until(start, plus(start, span, 1).minusDays(1));
    }

    /** The last full ones, together. */
    Period lastFull(Span span, int count) {
        var end = startOf(span, today);
        return Period.of(plus(end, span, -count), end.minusDays(1));
    }

    /** As many as asked, ending yesterday. */
    Period past(Span span, int count) {
        return Period.of(plus(today, span, -count), yesterday());
    }

    /** From one day to another, as far as it is over; all of it, where it has not begun. */
    Period until(LocalDate from, LocalDate to) {
        var asked = new DateRange(from, to);
        var end = to.isAfter(yesterday()) && !from.isAfter(yesterday()) ? yesterday() : to;
        return new Period(asked, new DateRange(from, end));
    }

    /** The latest month of this number that has begun. */
    int yearOfMonth(int month) {
        return month <= today.getMonthValue() ? today.getYear() : today.getYear() - 1;
    }
}
