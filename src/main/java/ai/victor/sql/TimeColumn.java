package ai.victor.sql;

import ai.victor.model.TimeGrain;
import ai.victor.table.Type;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of {@code metrics} that tell a metric's own time. */
enum TimeColumn {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    WEEKDAY,
    DAY_TYPE;

    static Optional<TimeColumn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.columnName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The column that tells a calendar unit. */
    static TimeColumn of(TimeGrain grain) {
        return switch (grain) {
            case DAY -> DAY;
            case WEEK -> WEEK;
            case MONTH -> MONTH;
            case QUARTER -> QUARTER;
            case YEAR -> YEAR;
        };
    }

    static List<String> names() {
        return Arrays.stream(values()).map(TimeColumn::columnName).toList();
    }

    String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return this == DAY_TYPE ? "Day type" : name().charAt(0) + columnName().substring(1);
    }

    Type type() {
        return switch (this) {
            case DAY, WEEK, MONTH, QUARTER -> Type.DATE;
            case YEAR -> Type.INTEGER;
            case WEEKDAY, DAY_TYPE -> Type.TEXT;
        };
    }

    /** Whether its periods follow each other. */
    boolean isOrdered() {
        return this != WEEKDAY && this != DAY_TYPE;
    }

    /** Whether a fact that knows only months has it. */
    boolean isOfMonths() {
        return switch (this) {
            case MONTH, QUARTER, YEAR -> true;
            case DAY, WEEK, WEEKDAY, DAY_TYPE -> false;
        };
    }

    /** The first day of the period that a day lies in. */
    LocalDate start(LocalDate day, DayOfWeek weekStart) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
            case DAY, WEEKDAY, DAY_TYPE -> day;
        };
    }

    /** The last day of the period that a day lies in. */
    LocalDate end(LocalDate day, DayOfWeek weekStart) {
        var start = start(day, weekStart);
        return switch (this) {
            case WEEK -> start.plusDays(6);
            case MONTH -> start.plusMonths(1).minusDays(1);
            case QUARTER -> start.plusMonths(3).minusDays(1);
            case YEAR -> start.plusYears(1).minusDays(1);
            case DAY, WEEKDAY, DAY_TYPE -> start;
        };
    }
}
