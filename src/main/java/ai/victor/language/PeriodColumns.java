package ai.victor.language;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two periods beside each other in one result: a column for each, and the change from the earlier to the later one. */
final class PeriodColumns {
    /** A result has at most three columns that were not asked for. */
    private static final int MOST_WITH_CHANGE = 3;

    private PeriodColumns() {}

    /** Whether both periods fit into one result: rows that time does not cut, and no bounds or ranks, which would hold only one of them. */
    static boolean fit(Reading reading) {
        return reading.periods().size() == 2
                && !reading.periods().get(0).equals(reading.periods().get(1))
                && (reading.thresholds().isEmpty() || reading.ranking().isPresent() && areNumbers(reading))
                && reading.ranking().stream().allMatch(ranking -> byChange(reading, ranking))
                && !reading.list()
                && reading.quantities().stream()
                        .noneMatch(quantity -> quantity instanceof Quantity.Part part
                                && !part.groups().isEmpty())
                && (reading.form() instanceof Form.Plain || isDaily(reading))
                && reading.breakdowns().stream().noneMatch(TimeColumns::isGrain);
    }

    /** An average over all days of a period is its sum by their number. */
    private static boolean isDaily(Reading reading) {
        return reading.form() instanceof Form.Average average
                && average.over().equals("day")
                && reading.breakdowns().stream().noneMatch(TimeColumns::isTime);
    }

    /** Bounds that rows can be held to in each of the periods: states with at least 20 orders, of those whose revenue fell the most. */
    private static boolean areNumbers(Reading reading) {
        return reading.thresholds().stream().allMatch(threshold -> switch (threshold.against()) {
            case NUMBER, BEFORE, BEFORE_IN_PERCENT -> true;
            case ALL_ASKED, EVERYTHING -> false;
        });
    }

    /** What rows are held to: by a number in both periods, or by the earlier one in the later one. */
    static List<String> having(Reading reading) {
        return reading.thresholds().stream()
                .flatMap(threshold -> held(reading, threshold).stream()
                        .map(sql -> sql + " " + threshold.comparison().sign + " "
                                + threshold.bound().toPlainString()))
                .toList();
    }

    private static List<String> held(Reading reading, Threshold threshold) {
        var quantity = threshold.quantity();
        return switch (threshold.against()) {
            case BEFORE -> List.of(change(reading, quantity));
            case BEFORE_IN_PERCENT -> List.of(inPercent(reading, quantity));
            case NUMBER, ALL_ASKED, EVERYTHING ->
                reading.periods().stream()
                        .map(period -> sql(reading, quantity, period))
                        .toList();
        };
    }

    private static String inPercent(Reading reading, Quantity quantity) {
        return "100 * (" + change(reading, quantity) + ") / NULLIF(" + sql(reading, quantity, earlier(reading))
                + ", 0)";
    }

    private static String change(Reading reading, Quantity quantity) {
        return "(" + sql(reading, quantity, later(reading)) + ") - (" + sql(reading, quantity, earlier(reading)) + ")";
    }

    private static String sql(Reading reading, Quantity quantity, Period period) {
        var sql = quantity.sql(days(period));
        return isDaily(reading)
                ? "(" + sql + ") / "
                        + (ChronoUnit.DAYS.between(
                                        period.range().from(), period.range().to())
                                + 1)
                : sql;
    }

    /** Whether rows are ranked by how they changed, which only the two periods together tell. */
    private static boolean byChange(Reading reading, Ranking ranking) {
        return ranking.skip() == 0
                && reading.quantities().contains(ranking.by())
                && (ranking.shown().startsWith(change(ranking.by()) + " ")
                        || ranking.shown().startsWith(changeInPercent(ranking.by()) + " "));
    }

    /** {@code revenue_may_2026}. */
    static String column(Quantity quantity, Period period) {
        return quantity.column() + "_"
                + period.title()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_|_$", "");
    }

    static String change(Quantity quantity) {
        return quantity.column() + "_change";
    }

    static String changeInPercent(Quantity quantity) {
        return quantity.column() + "_change_percent";
    }

    static Period earlier(Reading reading) {
        var first = reading.periods().get(0);
        var second = reading.periods().get(1);
        return second.range().from().isBefore(first.range().from()) ? second : first;
    }

    static Period later(Reading reading) {
        var first = reading.periods().get(0);
        return earlier(reading).equals(first) ? reading.periods().get(1) : first;
    }

    /** Column → SQL. */
    static Map<String, String> columns(Reading reading) {
        var columns = new LinkedHashMap<String, String>();
        for (var quantity : reading.quantities()) {
            for (var period : reading.periods()) {
                columns.put(column(quantity, period), sql(reading, quantity, period));
            }
            if (reading.quantities().size() <= MOST_WITH_CHANGE) {
                columns.put(change(quantity), change(reading, quantity));
                if (reading.quantities().size() == 1) {
                    columns.put(changeInPercent(quantity), inPercent(reading, quantity));
                }
            }
        }
        return columns;
    }

    static String days(Period period) {
        return "day >= DATE '" + period.range().from() + "' AND day <= DATE '"
                + period.range().to() + "'";
    }

    /** No more days than both periods have between them, and no rows from the gap between them. */
    static List<String> where(Reading reading) {
        var first = earlier(reading).range();
        var second = later(reading).range();
        var where = new ArrayList<String>();
        where.add("day >= DATE '" + first.from() + "'");
        where.add("day <= DATE '" + (first.to().isAfter(second.to()) ? first.to() : second.to()) + "'");
        if (first.to().plusDays(1).isBefore(second.from())) {
            where.add("(day <= DATE '" + first.to() + "' OR day >= DATE '" + second.from() + "')");
        }
        return where;
    }
}
