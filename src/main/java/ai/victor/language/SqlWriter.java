package ai.victor.language;

import ai.victor.language.Interpretation.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a reading as semantic SQL, one step for each period. */
final class SqlWriter {
    /** A result has at most three columns that were not asked for. */
    private static final int MOST_PARTS = 3;

    private SqlWriter() {}

    /** @param sentence titles a single step */
    static List<Step> steps(Reading reading, String sentence) {
        if (PeriodColumns.fit(reading)) {
            return List.of(new Step(sentence, beside(reading), reading));
        }
        if (reading.periods().size() < 2) {
            return List.of(new Step(
                    sentence, FormSql.of(reading, reading.periods().stream().findFirst()), reading));
        }
        return reading.periods().stream()
                .map(period ->
                        new Step(period.title(), FormSql.of(reading, Optional.of(period)), reading.in(List.of(period))))
                .toList();
    }

    /** Two periods in one result. */
    private static String beside(Reading reading) {
        var columns = new ArrayList<>(reading.breakdowns());
        PeriodColumns.columns(reading).forEach((name, sql) -> columns.add(sql + " AS " + name));
        var where = where(reading, Optional.empty());
        where.addAll(PeriodColumns.where(reading));
        var sql =
                new StringBuilder("SELECT ").append(String.join(", ", columns)).append(" FROM metrics");
        append(sql, " WHERE ", where);
        if (!reading.breakdowns().isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", reading.breakdowns()));
            append(sql, " HAVING ", PeriodColumns.having(reading));
            sql.append(" ORDER BY ")
                    .append(reading.ranking()
                            .map(Ranking::shown)
                            .orElseGet(() -> PeriodColumns.column(
                                            reading.quantities().get(0),
                                            reading.periods().get(0)) + " DESC"))
                    .append(" NULLS LAST, ")
                    .append(String.join(", ", reading.breakdowns()));
            reading.ranking()
                    .ifPresent(ranking -> ranking.limit()
                            .ifPresent(limit -> sql.append(" LIMIT ").append(limit)));
        }
        return sql.toString();
    }

    static String select(Reading reading, Optional<Period> period) {
        var columns = new ArrayList<>(reading.breakdowns());
        columns(reading, period).forEach((name, sql) -> columns.add(sql + " AS " + name));
        var sql =
                new StringBuilder("SELECT ").append(String.join(", ", columns)).append(" FROM metrics");
        append(sql, " WHERE ", where(reading, period));
        if (!reading.breakdowns().isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", reading.breakdowns()));
        }
        var having = new ArrayList<>(reading.thresholds().stream()
                .map(threshold -> having(threshold, where(reading.ranked(Optional.empty()), period), period))
                .toList());
        // What has no number has no place in an order of numbers.
        reading.ranking()
                .filter(ranking -> ranking.limit().isEmpty()
                        && ranking.shown().startsWith(ranking.by().column() + " "))
                .ifPresent(ranking -> having.add(ranking.by().sql() + " IS NOT NULL"));
        append(sql, " HAVING ", having);
        sql.append(order(reading));
        reading.ranking()
                .ifPresent(ranking -> ranking.limit()
                        .ifPresent(limit -> sql.append(" LIMIT ")
                                .append(limit)
                                .append(ranking.skip() > 0 ? " OFFSET " + ranking.skip() : "")));
        return shown(reading, sql.toString());
    }

    /** Rows that are picked by one order and shown in another. */
    private static String shown(Reading reading, String sql) {
        var other = reading.ranking()
                .filter(ranking ->
                        ranking.limit().isPresent() && !ranking.shown().isEmpty() && !ranking.picked());
        if (other.isEmpty()) {
            return sql;
        }
        var names = new ArrayList<>(reading.breakdowns());
        names.addAll(columns(reading, Optional.empty()).keySet());
        return "SELECT " + String.join(", ", names) + " FROM (" + sql + ") AS picked ORDER BY "
                + other.get().shown() + ", " + String.join(", ", reading.breakdowns());
    }

    /** Column → SQL: what is asked, the two sides of a share, and what the rows are held to and ranked by. */
    private static Map<String, String> columns(Reading reading, Optional<Period> period) {
        var columns = new LinkedHashMap<String, String>();
        for (var quantity : reading.quantities()) {
            if (quantity instanceof Quantity.Part part) {
                var held = part.groups().stream()
                        .map(group -> held(group, reading, period))
                        .collect(Collectors.joining(" AND "));
                columns.put(part.column(), Quantity.share(part, held));
                columns.put(part.metric() + "_part", Quantity.partial(part, held));
                columns.put(part.metric(), new Quantity.Plain(part.metric()).sql());
            } else {
                columns.put(quantity.column(), quantity.sql());
            }
            if (quantity instanceof Quantity.Sum sum
                    && reading.quantities().size() == 1
                    && sum.metrics().size() <= MOST_PARTS) {
                sum.metrics().forEach(metric -> columns.put(metric, new Quantity.Plain(metric).sql()));
            }
        }
        reading.ranking().map(Ranking::by).ifPresent(by -> columns.put(by.column(), by.sql()));
        var own = columns.size();
        for (var threshold : reading.thresholds()) {
            if (columns.size() < own + 2) {
                columns.put(threshold.quantity().column(), threshold.quantity().sql());
            }
        }
        return columns;
    }

    /** Those things of a reading that meet bounds of their own. */
    private static String held(Group group, Reading reading, Optional<Period> period) {
        var inside = where(reading.of(List.of()).ranked(Optional.empty()), period);
        var sql = new StringBuilder("SELECT " + group.dimension() + " FROM metrics");
        append(sql, " WHERE ", inside);
        sql.append(" GROUP BY ").append(group.dimension());
        append(
                sql,
                " HAVING ",
                group.thresholds().stream()
                        .map(bound -> having(bound, inside, period))
                        .toList());
        return group.dimension() + " IN (" + sql + ")";
    }

    static List<String> where(Reading reading, Optional<Period> period) {
        var where = new ArrayList<String>();
        reading.conditions().forEach(condition -> where.add(condition.sql()));
        for (var group : reading.groups()) {
            if (group.among().isPresent()) {
                var among = group.among().get();
                var rows = select(among, among.periods().stream().findFirst());
                where.add(group.dimension() + (group.without() ? " NOT IN (SELECT " : " IN (SELECT ")
                        + group.dimension()
                        + " FROM ("
                        + (group.words().isEmpty() ? rows : rows.replaceFirst(" ORDER BY [^)]*$", ""))
                        + ") AS picked" + (group.without() ? " WHERE " + group.dimension() + " IS NOT NULL" : "")
                        + ")");
                continue;
            }
            where.add(held(group, reading, period));
        }
        if (reading.ranking().isPresent() && reading.ranking().get().limit().isPresent()
                || reading.thresholds().stream().anyMatch(Threshold::isOfMove)) {
            // What has no name cannot be the best one, nor one of those that moved.
            reading.breakdowns().stream()
                    .filter(dimension -> !TimeColumns.isTime(dimension))
                    .filter(dimension -> reading.conditions().stream()
                            .noneMatch(condition -> condition.dimension().equals(dimension) && !condition.negated()))
                    .forEach(dimension -> where.add(dimension + " IS NOT NULL"));
        }
        where.addAll(days(period));
        return where;
    }

    private static List<String> days(Optional<Period> period) {
        return period.map(days -> List.of(
                        "day >= DATE '" + days.range().from() + "'",
                        "day <= DATE '" + days.range().to() + "'"))
                .orElse(List.of());
    }

    private static String having(Threshold threshold, List<String> where, Optional<Period> period) {
        var bound = switch (threshold.against()) {
            case NUMBER -> plain(threshold.bound());
            case ALL_ASKED -> overall(threshold.quantity(), where);
            case EVERYTHING -> overall(threshold.quantity(), days(period));
            case BEFORE, BEFORE_IN_PERCENT ->
                throw new IllegalStateException("held against another period: " + threshold);
        };
        return threshold.quantity().sql() + " " + threshold.comparison().sign + " " + bound;
    }

    /** What a quantity is over all rows, as a single value. */
    static String overall(Quantity quantity, List<String> where) {
        var sql = new StringBuilder("(SELECT " + quantity.sql() + " FROM metrics");
        append(sql, " WHERE ", where);
        return sql.append(")").toString();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    static String order(Reading reading) {
        var order = new LinkedHashSet<String>();
        if (reading.ranking().isPresent()) {
            var ranking = reading.ranking().get();
            if (ranking.picked()
                    || ranking.limit().isEmpty() && !ranking.shown().isEmpty()) {
                order.add(ranking.shown() + " NULLS LAST");
                reading.breakdowns().stream()
                        .filter(row -> !ranking.shown().startsWith(row + " "))
                        .map(row -> ranking.picked() && ranking.shown().endsWith(" DESC") ? row + " DESC" : row)
                        .forEach(order::add);
                return " ORDER BY " + String.join(", ", order);
            }
            order.add(ranking.by().column() + (ranking.descending() ? " DESC" : " ASC") + " NULLS LAST");
            reading.breakdowns().forEach(order::add);
        } else if (reading.breakdowns().stream().anyMatch(TimeColumns::isGrain) || reading.list()) {
            reading.breakdowns().stream().filter(TimeColumns::isGrain).forEach(order::add);
            reading.breakdowns().forEach(order::add);
        } else if (reading.breakdowns().contains("weekday")
                && reading.thresholds().isEmpty()) {
            order.add(TimeColumns.WEEKDAY_ORDER);
            reading.breakdowns().forEach(order::add);
        } else if (!reading.breakdowns().isEmpty()) {
            var threshold = reading.thresholds().stream()
                    .filter(bound -> reading.quantities().contains(bound.quantity()))
                    .findFirst();
            var by = threshold
                    .map(Threshold::quantity)
                    .orElse(reading.quantities().get(0));
            var below = threshold
                    .filter(bound -> bound.comparison() == Threshold.Comparison.BELOW
                            || bound.comparison() == Threshold.Comparison.AT_MOST)
                    .isPresent();
            order.add(by.column() + (below ? " ASC" : " DESC") + " NULLS LAST");
            reading.breakdowns().forEach(order::add);
        }
        return order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order);
    }

    static void append(StringBuilder sql, String word, List<String> conditions) {
        if (!conditions.isEmpty()) {
            sql.append(word).append(String.join(" AND ", conditions));
        }
    }
}
