package ai.victor.language;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A stretch of days that a question names.
 *
 * @param asked what was named in full: June is 1–30 June, even where it has only begun
 * @param range its days up to yesterday, or up to what the question says
 */
public record Period(DateRange asked, DateRange range) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    static Period of(LocalDate from, LocalDate to) {
        var range = new DateRange(from, to);
        return new Period(range, range);
    }

    /** The name where it is a whole month or year, else its days. */
    public String title() {
        var from = range.from();
        var to = range.to();
        if (from.getDayOfMonth() == 1 && to.equals(from.plusMonths(1).minusDays(1))) {
            return from.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
        }
        if (from.getDayOfYear() == 1 && to.equals(from.plusYears(1).minusDays(1))) {
            return Integer.toString(from.getYear());
        }
        return days();
    }

    /** {@code 1–31 May 2026}. */
    public String days() {
        var from = range.from();
        var to = range.to();
        if (from.equals(to)) {
            return from.format(DAY);
        }
        if (from.getYear() != to.getYear()) {
            return from.format(DAY) + " – " + to.format(DAY);
        }
        return from.getMonth() == to.getMonth()
                ? from.getDayOfMonth() + "–" + to.format(DAY)
                : from.format(SHORT) + " – " + to.format(DAY);
    }
}
