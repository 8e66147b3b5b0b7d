package ai.victor.sql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** The days that a query shows of a fact, those without rows too: from the fact's first to its last, as far as the query's WHERE goes. */
final class Spine {
    private static final SqlIdentifier DAY = SqlText.column("days", "day");

    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source source;

    Spine(DayOfWeek weekStart, Plan plan, Source source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
    }

    /** The day itself, wherever it is shown. */
    SqlNode day() {
        return DAY;
    }

    /** An expression over time columns, of the day where it is shown. */
    String text(SqlNode node) {
        return SqlText.of(Expressions.replace(
                node,
                part -> part instanceof SqlIdentifier column
                        ? TimeColumn.named(column.names.getLast())
                                .map(time ->
                                        TimeExpressions.of(time, source.shift().shown(DAY), weekStart))
                                .orElse(null)
                        : null));
    }

    /** The first day of the period in which the day is shown. */
    String start(TimeColumn period) {
        return SqlText.of(TimeExpressions.start(period, source.shift().shown(DAY), weekStart));
    }

    /** FROM and WHERE. */
    String from() {
        var scope = new FactScope(source.fact(), source.time(), Shift.NONE, weekStart);
        var day = SqlText.of(scope.day());
        var bounds = plan.bounds().before(source.shift());
        var conditions = new ArrayList<String>();
        plan.conditions().stream()
                .filter(condition -> Timing.of(condition) == Timing.TIME)
                .filter(condition -> DayBounds.range(condition, weekStart).isEmpty())
                .map(this::text)
                .map(text -> text.contains(" OR ") ? "(" + text + ")" : text)
                .forEach(conditions::add);
        new DataEdges(weekStart, plan).end(source, this::start).ifPresent(conditions::add);
        return "FROM (\n"
                + ("SELECT CAST(series.day AS DATE) AS day\nFROM (SELECT "
                                + bound("GREATEST", "MIN(" + day + ")", bounds.from())
                                + " AS first_day, "
                                + bound("LEAST", "MAX(" + day + ")", bounds.to()) + " AS last_day "
                                + scope.from().replace('\n', ' ')
                                + ") AS bounds\nCROSS JOIN UNNEST(GENERATE_SERIES(bounds.first_day, bounds.last_day,"
                                + " INTERVAL '1' DAY)) AS series (day)")
                        .indent(2)
                + ") AS days"
                + (conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions));
    }

    private static String bound(String function, String own, Optional<LocalDate> asked) {
        return asked.map(day -> function + "(" + own + ", DATE '" + day + "')").orElse(own);
    }
}
