package ai.victor.analysis;

import ai.victor.model.DateRange;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Calls a period what people call it: {@code May 2026}, {@code Q1 2026}, {@code 2025}, {@code 1–29 June 2026}. */
final class PeriodName {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private PeriodName() {}

    static String of(DateRange range) {
        var from = range.from();
        var to = range.to();
        boolean whole =
                from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
        boolean sameYear = from.getYear() == to.getYear();
        if (from.equals(to)) {
            return from.format(DAY);
        }
        if (whole && sameYear) {
            int months = to.getMonthValue() - from.getMonthValue() + 1;
            if (months == 1) {
                return from.format(MONTH);
            }
            if (months == 12) {
                return Integer.toString(from.getYear());
            }
            if (months == 3 && from.getMonthValue() % 3 == 1) {
                return "Q" + (from.getMonthValue() + 2) / 3 + " " + from.getYear();
            }
        }
        return YearMonth.from(from).equals(YearMonth.from(to))
                ? from.getDayOfMonth() + "–" + to.format(DAY)
                : (sameYear ? from.format(DAY_OF_YEAR) : from.format(DAY)) + " – " + to.format(DAY);
    }

    static int days(DateRange range) {
        return (int) (range.to().toEpochDay() - range.from().toEpochDay()) + 1;
    }
}
