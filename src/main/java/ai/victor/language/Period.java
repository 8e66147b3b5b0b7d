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

    /** The name where it is a whole month, quarter or year, else its days. */
    public String title() {
        var from = range.from();
        var to = range.to();
        if (from.getDayOfMonth() == 1 && to.equals(from.plusMonths(1).minusDays(1))) {
            return from.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
        }
        if (from.getDayOfMonth() == 1
                && from.getMonthValue() % 3 == 1
                && to.equals(from.plusMonths(3).minusDays(1))) {
            return "Q" + (from.getMonthValue() + 2) / 3 + " " + from.getYear();
        }
        if (from.getDayOfYear() == 1 && to.equals(from.plusYears(1).minusDays(1))) {
            return Integer.toString(from.getYear());
        }
        return days();
    }

    /** Inside a sentence: {@code in May 2026}, {@code on 3 May 2026}, {@code over 4–9 May 2026}. */
    String when() {
        var title = title();
        if (!title.equals(days())) {
            return "in " + title;
        }
        return range.from().equals(range.to()) ? "on " + title : "over " + title;
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
