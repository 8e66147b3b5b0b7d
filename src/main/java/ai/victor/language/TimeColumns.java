package ai.victor.language;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The time columns that every metric has, and what people call them and their values. */
final class TimeColumns {
    static final List<String> GRAINS = List.of("day", "week", "month", "quarter", "year");

    private static final Map<String, List<String>> NAMES = Map.of(
            "day", List.of("day", "date", "calendar day"),
            "week", List.of("week", "calendar week"),
            "month", List.of("month", "calendar month"),
            "quarter", List.of("quarter"),
            "year", List.of("year"),
            "weekday", List.of("weekday", "day of the week", "day of week", "dow"),
            "day_type", List.of("day type", "weekday or weekend", "weekend or weekday"));

    private static final Map<String, String> ADVERBS = Map.of(
            "daily", "day",
            "weekly", "week",
            "monthly", "month",
            "quarterly", "quarter",
            "yearly", "year",
            "annually", "year",
            "annual", "year");

    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /** Monday first; by their names they would start on Friday. */
    static final String WEEKDAY_ORDER = IntStream.range(0, WEEKDAYS.size())
            .mapToObj(at -> "WHEN '" + WEEKDAYS.get(at) + "' THEN " + (at + 1))
            .collect(Collectors.joining(" ", "CASE weekday ", " END"));

    private TimeColumns() {}

    static Map<String, List<String>> names() {
        return NAMES;
    }

    /** {@code daily} for {@code day}, and so on. */
    static Map<String, String> adverbs() {
        return ADVERBS;
    }

    static boolean isGrain(String column) {
        return GRAINS.contains(column);
    }

    /** The last day of the stretch that starts on a day. */
    static LocalDate end(String grain, LocalDate start) {
        return switch (grain) {
            case "week" -> start.plusDays(6);
            case "month" -> start.plusMonths(1).minusDays(1);
            case "quarter" -> start.plusMonths(3).minusDays(1);
            case "year" -> start.plusYears(1).minusDays(1);
            default -> start;
        };
    }

    /** The value that a day has in a time column, in SQL. */
    static String literal(String column, LocalDate day) {
        return switch (column) {
            case "weekday" -> "'" + WEEKDAYS.get(day.getDayOfWeek().getValue() - 1) + "'";
            case "day_type" -> day.getDayOfWeek().getValue() > 5 ? "'weekend'" : "'weekday'";
            case "year" -> Integer.toString(day.getYear());
            default -> "DATE '" + FormSql.start(column, day) + "'";
        };
    }

    static boolean isTime(String column) {
        return NAMES.containsKey(column);
    }

    static Optional<String> label(String column) {
        return Optional.ofNullable(NAMES.get(column)).map(names -> names.get(0));
    }

    /** Column → value → what people call the value. */
    static Map<String, Map<String, List<String>>> values() {
        var weekdays = new LinkedHashMap<String, List<String>>();
        // A singular "Monday" may be one day; the plural is each of them.
        WEEKDAYS.forEach(day -> weekdays.put(day, List.of(day + "s")));
        return Map.of(
                "weekday",
                weekdays,
                "day_type",
                Map.of(
                        "weekend",
                        List.of("weekend", "the weekend"),
                        "weekday",
                        List.of("weekday", "working day", "business day")));
    }
}
