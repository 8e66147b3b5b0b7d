package ai.victor.sql;

import ai.victor.model.Dimension;
import ai.victor.model.Measure;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** For one query, where each of its sources is read: from the first rollup that has all that it needs, else from the fact's own rows. */
final class RollupChoice {
    private final Rollups rollups;
    private final Query query;
    private final List<SqlNode> conditions;
    private final DayOfWeek weekStart;

    /** @param conditions those of WHERE, all of which must hold */
    RollupChoice(Rollups rollups, Query query, List<SqlNode> conditions, DayOfWeek weekStart) {
        this.rollups = rollups;
        this.query = query;
        this.conditions = conditions;
        this.weekStart = weekStart;
    }

    Source read(Source source) {
        return source instanceof Source.Rows rows
                ? rollups.of(rows.fact()).stream()
                        .filter(rollup -> covers(rollup, rows))
                        .findFirst()
                        .map(rows::from)
                        .orElse(rows)
                : source;
    }

    private boolean covers(Fact rollup, Source.Rows rows) {
        return rows.leaves().stream().allMatch(leaf -> has(rollup, leaf))
                && rollup.dimension(rows.time()).isPresent()
                && query.keys().stream().allMatch(key -> knows(rollup, rows, key))
                && Stream.concat(
                                conditions.stream(), rows.leaves().stream().flatMap(leaf -> leaf.conditions().stream()))
                        .allMatch(
                                condition -> choosesPeriods(rollup, rows, condition) || knows(rollup, rows, condition))
                && (rows.leaves().stream().allMatch(leaf -> addsUp(rollup, leaf)) || isGroupedLike(rollup, rows));
    }

    private static boolean has(Fact rollup, Leaf leaf) {
        return rollup.declared(leaf.measure().name())
                .filter(measure -> measure.timeDimension().equals(leaf.measure().timeDimension()))
                .isPresent();
    }

    /** Whether the rollup's rows tell all that an expression asks of them. */
    private static boolean knows(Fact rollup, Source.Rows rows, SqlNode expression) {
        return Plan.dimensionNames(expression).keySet().stream()
                .allMatch(name -> TimeColumn.named(name)
                        .map(time -> knows(rollup, rows, time))
                        .orElseGet(() -> rollup.dimension(name).isPresent() && rollup.isAsFine(name, rows.fact())));
    }

    /** A rollup of months knows no days: neither those by which rows are shown, nor those by which they are moved. */
    private static boolean knows(Fact rollup, Source.Rows rows, TimeColumn time) {
        if (rollup.isAsFine(rows.time(), rows.fact())) {
            return true;
        }
        return rows.shift().isNone()
                && switch (rollup.period(rows.time())) {
                    case DAY, WEEKDAY, DAY_TYPE -> false;
                    case WEEK -> time == TimeColumn.WEEK;
                    case MONTH -> time.isOfMonths();
                    case QUARTER -> time == TimeColumn.QUARTER || time == TimeColumn.YEAR;
                    case YEAR -> time == TimeColumn.YEAR;
                };
    }

    /** Whether a condition does nothing but choose whole periods of the rollup: from a Monday to a Sunday, of one of weeks. */
    private boolean choosesPeriods(Fact rollup, Source.Rows rows, SqlNode condition) {
        return rows.shift().isNone()
                && DayBounds.range(condition, weekStart)
                        .filter(bounds -> bounds.areWhole(rollup.period(rows.time()), weekStart))
                        .isPresent();
    }

    /** Whether the measure is right for several rows of the rollup together. */
    private boolean addsUp(Fact rollup, Leaf leaf) {
        return leaf.measure().aggregation() != Measure.Aggregation.COUNT_DISTINCT
                || rollup.declared(leaf.measure().name())
                        .filter(measure -> measure.aggregation() == Measure.Aggregation.COUNT_DISTINCT)
                        .isPresent()
                || rollups.areCountedOnce(rollup, leaf);
    }

    /** Whether each group of the query is one row of the rollup: its keys are all that tells two rows of the rollup apart. */
    private boolean isGroupedLike(Fact rollup, Source.Rows rows) {
        return query.sets().isEmpty()
                && (isKey(rollup.period(rows.time()).columnName()) || isWithinOne(rollup.period(rows.time())))
                && rollup.model().dimensions().stream()
                        .filter(dimension -> !dimension.isTime())
                        .map(Dimension::name)
                        .allMatch(this::isKey);
    }

    /** Whether no more than one period of a calendar unit is asked for. */
    private boolean isWithinOne(TimeColumn period) {
        var bounds = DayBounds.of(conditions, weekStart);
        return bounds.from().isPresent()
                && bounds.to().isPresent()
                && period.start(bounds.from().get(), weekStart)
                        .equals(period.start(bounds.to().get(), weekStart));
    }

    private boolean isKey(String name) {
        return query.keys().stream()
                .map(key -> key instanceof SqlIdentifier column
                        ? Optional.of(column.names.getLast())
                        : Optional.<String>empty())
                .flatMap(Optional::stream)
                .anyMatch(name::equalsIgnoreCase);
    }
}
