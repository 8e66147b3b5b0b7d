package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what is done with the numbers of a reading: shares, running totals, moving averages, growth, averages and counts of rows. */
final class FormSql {
    private FormSql() {}

    static String of(Reading reading, Optional<Period> period) {
        return switch (reading.form()) {
            case Form.Plain plain -> SqlWriter.select(reading, period);
            case Form.Beside beside -> SqlWriter.select(reading, period);
            case Form.Share share -> share(reading, period);
            case Form.Running running -> windowed(reading, period, 0);
            case Form.Moving moving -> windowed(reading, period, moving.rows() - 1);
            case Form.Growth growth -> windowed(reading, period, growth.back());
            case Form.Average average -> average(reading, period, average.over());
            case Form.Count count -> count(reading, period);
            case Form.Absent absent -> Absences.sql(reading, absent, period);
        };
    }

    /** The column that a form makes of a quantity's. */
    static String column(Form form, Quantity quantity) {
        return switch (form) {
            case Form.Plain plain -> quantity.column();
            case Form.Beside beside -> quantity.column();
            case Form.Share share -> "share_of_" + quantity.column();
            case Form.Running running -> "cumulative_" + quantity.column();
            case Form.Moving moving -> quantity.column() + "_moving_average";
            case Form.Growth growth -> quantity.column() + "_growth_percent";
            case Form.Average average -> quantity.column() + "_average_by_" + average.over();
            case Form.Count count -> "number";
            case Form.Absent absent -> "number";
        };
    }

    private static String share(Reading reading, Optional<Period> period) {
        var columns = new ArrayList<>(reading.breakdowns());
        // Of things that are picked, the part that they are of all.
        var every = reading.breakdowns().isEmpty() ? reading.of(List.of()) : reading;
        var all = SqlWriter.where(every.ranked(Optional.empty()), period);
        var grain = reading.breakdowns().stream().filter(TimeColumns::isTime).findFirst();
        for (var quantity : reading.quantities()) {
            var whole = grain.isPresent() && reading.breakdowns().size() > 1
                    ? "SUM(" + quantity.sql() + ") OVER (PARTITION BY " + grain.get() + ")"
                    : SqlWriter.overall(quantity, all);
            columns.add(quantity.sql() + " AS " + quantity.column());
            columns.add(
                    "100 * " + quantity.sql() + " / NULLIF(" + whole + ", 0) AS " + column(reading.form(), quantity));
        }
        var sql = new StringBuilder("SELECT " + String.join(", ", columns) + " FROM metrics");
        SqlWriter.append(sql, " WHERE ", SqlWriter.where(reading, period));
        if (reading.breakdowns().isEmpty()) {
            return sql.toString();
        }
        sql.append(" GROUP BY ").append(String.join(", ", reading.breakdowns())).append(SqlWriter.order(reading));
        reading.ranking()
                .ifPresent(ranking ->
                        ranking.limit().ifPresent(limit -> sql.append(" LIMIT ").append(limit)));
        return sql.toString();
    }

    /** Rows that look back at others: more are read than are shown, so that the first ones have what they look back at. */
    private static String windowed(Reading reading, Optional<Period> period, int back) {
        var grain = reading.breakdowns().stream()
                .filter(TimeColumns::isGrain)
                .findFirst()
                .orElseThrow();
        var others =
                reading.breakdowns().stream().filter(row -> !row.equals(grain)).toList();
        var earlier = period.map(days -> {
            var calendar = new Calendar(days.range().to(), DayOfWeek.MONDAY);
            var span = Span.valueOf(grain.toUpperCase(Locale.ROOT));
            return Period.of(
                    back == 0
                            ? days.range().from()
                            : calendar.plus(calendar.startOf(span, days.range().from()), span, -back),
                    days.range().to());
        });
        var inner = new ArrayList<>(reading.breakdowns());
        var outer = new ArrayList<>(reading.breakdowns());
        for (var quantity : reading.quantities()) {
            inner.add(quantity.sql() + " AS " + quantity.column());
            inner.add(window(reading.form(), quantity, grain, others) + " AS " + column(reading.form(), quantity));
            outer.add(quantity.column());
            outer.add(column(reading.form(), quantity));
        }
        var sql = new StringBuilder("SELECT " + String.join(", ", inner) + " FROM metrics");
        SqlWriter.append(sql, " WHERE ", SqlWriter.where(reading, earlier));
        sql.append(" GROUP BY ").append(String.join(", ", reading.breakdowns()));
        var order = " ORDER BY " + grain + (others.isEmpty() ? "" : ", " + String.join(", ", others));
        if (back == 0 || period.isEmpty()) {
            return sql + order;
        }
        var first = new Calendar(period.get().range().to(), DayOfWeek.MONDAY)
                .startOf(
                        Span.valueOf(grain.toUpperCase(Locale.ROOT)),
                        period.get().range().from());
        return "SELECT " + String.join(", ", outer) + " FROM (" + sql + ") AS rows_with_earlier WHERE " + grain
                + " >= DATE '" + first + "'" + order;
    }

    private static String window(Form form, Quantity quantity, String grain, List<String> others) {
        var over = (others.isEmpty() ? "" : "PARTITION BY " + String.join(", ", others) + " ") + "ORDER BY " + grain;
        if (form instanceof Form.Moving moving) {
            return "AVG(" + quantity.sql() + ") OVER (" + over + " ROWS BETWEEN " + (moving.rows() - 1)
                    + " PRECEDING AND CURRENT ROW)";
        }
        if (form instanceof Form.Growth growth) {
            var before = "LAG(" + quantity.sql() + ", " + growth.back() + ") OVER (" + over + ")";
            return "100 * (" + quantity.sql() + " - " + before + ") / NULLIF(" + before + ", 0)";
        }
        return "SUM(" + quantity.sql() + ") OVER (" + over + ")";
    }

    private static String average(Reading reading, Optional<Period> period, String over) {
        var plain = reading.as(Form.PLAIN);
        var quantity = reading.quantities().get(0);
        var column = column(reading.form(), quantity);
        if (over.equals("day") && period.isPresent()) {
            var columns = new ArrayList<>(reading.breakdowns());
            columns.add(quantity.sql() + " / " + days(reading, period.get()) + " AS " + column);
            var sql = new StringBuilder("SELECT " + String.join(", ", columns) + " FROM metrics");
            SqlWriter.append(sql, " WHERE ", SqlWriter.where(reading, period));
            if (!reading.breakdowns().isEmpty()) {
                sql.append(" GROUP BY ")
                        .append(String.join(", ", reading.breakdowns()))
                        .append(SqlWriter.order(plain).replace(quantity.column() + " ", column + " "));
            }
            return sql.toString();
        }
        var rows = new ArrayList<>(reading.breakdowns());
        rows.add(over);
        var inner = new StringBuilder("SELECT " + String.join(", ", rows) + ", " + quantity.sql() + " AS "
                + quantity.column() + " FROM metrics");
        var where = SqlWriter.where(reading, period);
        if (!TimeColumns.isTime(over)) {
            where.add(over + " IS NOT NULL");
        }
        SqlWriter.append(inner, " WHERE ", where);
        inner.append(" GROUP BY ").append(String.join(", ", rows));
        var outer = new ArrayList<>(reading.breakdowns());
        outer.add("AVG(" + quantity.column() + ") AS " + column);
        var by = String.join(", ", reading.breakdowns());
        return "SELECT " + String.join(", ", outer) + " FROM (" + inner + ") AS groups"
                + (by.isEmpty() ? "" : " GROUP BY " + by + " ORDER BY " + by);
    }

    /** How many days of the period each row has: of Mondays, of the days of a month, of all. */
    private static String days(Reading reading, Period period) {
        var by = reading.breakdowns().stream().filter(TimeColumns::isTime).findFirst();
        var range = period.range();
        if (by.isEmpty()) {
            return Long.toString(range.from()
                    .datesUntil(range.to().plusDays(1))
                    .filter(day -> isKept(reading, day))
                    .count());
        }
        var counts = new LinkedHashMap<String, Integer>();
        for (var day = range.from(); !day.isAfter(range.to()); day = day.plusDays(1)) {
            counts.merge(TimeColumns.literal(by.get(), day), 1, Integer::sum);
        }
        var sql = new StringBuilder("CASE " + by.get());
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            sql.append(" WHEN ").append(entry.getKey()).append(" THEN ").append(entry.getValue());
        }
        return sql.append(" END").toString();
    }

    /** Whether a day is among those that filters of time keep: Saturdays, the weekend. */
    private static boolean isKept(Reading reading, LocalDate day) {
        return reading.conditions().stream()
                .filter(condition -> TimeColumns.isTime(condition.dimension())
                        && !condition.values().isEmpty())
                .allMatch(condition -> condition.negated()
                        != condition.values().stream()
                                .anyMatch(value -> TimeColumns.literal(condition.dimension(), day)
                                        .equals("'" + value + "'")));
    }

    private static String count(Reading reading, Optional<Period> period) {
        var inner = SqlWriter.select(reading.as(Form.PLAIN).ranked(Optional.empty()), period)
                .replaceFirst(" ORDER BY .*$", "");
        var known = reading.breakdowns().stream()
                .filter(row -> !TimeColumns.isTime(row))
                .map(row -> row + " IS NOT NULL")
                .toList();
        return "SELECT COUNT(*) AS number FROM (" + inner + ") AS groups"
                + (known.isEmpty() ? "" : " WHERE " + String.join(" AND ", known));
    }

    static LocalDate start(String grain, LocalDate day) {
        return new Calendar(day, DayOfWeek.MONDAY).startOf(Span.valueOf(grain.toUpperCase(Locale.ROOT)), day);
    }
}
