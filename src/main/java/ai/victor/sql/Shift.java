package ai.victor.sql;

import ai.victor.model.Offset;
import ai.victor.model.TimeGrain;
import ai.victor.model.Window;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * How far in time the rows of a source are from where they are shown.
 *
 * @param months calendar months by which rows are shown later than they are dated
 * @param days days by which they are, after the months
 * @param start the unit of whose first period the value is taken, if it is
 */
record Shift(int months, int days, Optional<TimeGrain> start) {
    /** Rows are shown where they are dated. */
    static final Shift NONE = new Shift(0, 0, Optional.empty());

    boolean isNone() {
        return equals(NONE);
    }

    /** Whether rows are shown later than they are dated. */
    boolean isBack() {
        return months > 0 || days > 0;
    }

    /** Both, one after the other; empty where that has no meaning. */
    Optional<Shift> and(Offset offset) {
        return switch (offset) {
            case Offset.Back back -> start.isPresent() ? Optional.empty() : and(back.window());
            case Offset.ToStart toStart ->
                isNone() ? Optional.of(new Shift(0, 0, Optional.of(toStart.grain()))) : Optional.empty();
        };
    }

    private Optional<Shift> and(Window window) {
        var added = switch (window.grain()) {
            case DAY -> new Shift(months, days + window.count(), start);
            case WEEK -> new Shift(months, days + 7 * window.count(), start);
            case MONTH -> new Shift(months + window.count(), days, start);
            case QUARTER -> new Shift(months + 3 * window.count(), days, start);
            case YEAR -> new Shift(months + 12 * window.count(), days, start);
        };
        return added.months > 0 && added.days > 0 ? Optional.empty() : Optional.of(added);
    }

    /** Where a row is shown; later days are never shown earlier. */
    LocalDate shown(LocalDate day) {
        return day.plusMonths(months).plusDays(days);
    }

    /** The first day that is shown on a day or later. */
    LocalDate firstShownFrom(LocalDate day) {
        var first = day.minusMonths(months).minusDays(days);
        while (shown(first).isBefore(day)) {
            first = first.plusDays(1);
        }
        return first;
    }

    /** The last day that is shown on a day or earlier. */
    LocalDate lastShownUpTo(LocalDate day) {
        var last = day.minusMonths(months).minusDays(days);
        while (!shown(last.plusDays(1)).isAfter(day)) {
            last = last.plusDays(1);
        }
        return last;
    }

    /** Where a row is shown, as an expression over its day. */
    SqlNode shown(SqlNode day) {
        return TimeExpressions.later(day, months, days);
    }

    /** Whether each period of a time column is shown as one other period of it, whole. */
    boolean keeps(TimeColumn column) {
        return switch (column) {
            case DAY -> true;
            case WEEK, WEEKDAY, DAY_TYPE -> months == 0 && days % 7 == 0;
            case MONTH -> days == 0;
            case QUARTER -> days == 0 && months % 3 == 0;
            case YEAR -> days == 0 && months % 12 == 0;
        };
    }

    /** {@code 1 month before}, {@code at the start of the month}. */
    String words() {
        if (start.isPresent()) {
            return "at the start of the " + start.get().word();
        }
        if (months > 0) {
            return (months % 12 == 0 ? new Window(months / 12, TimeGrain.YEAR) : new Window(months, TimeGrain.MONTH))
                    + " before";
        }
        return (days % 7 == 0 ? new Window(days / 7, TimeGrain.WEEK) : new Window(days, TimeGrain.DAY)) + " before";
    }

    /** What a name ends with: {@code _1_month_before}. */
    String suffix() {
        return isNone() ? "" : "_" + words().replace(' ', '_');
    }
}
