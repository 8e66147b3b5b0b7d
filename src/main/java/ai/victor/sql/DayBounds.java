package ai.victor.sql;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;

/** The days that a condition lets through at most, as far as its comparisons of time columns with literals tell. */
record DayBounds(Optional<LocalDate> from, Optional<LocalDate> to) {
    static final DayBounds NONE = new DayBounds(Optional.empty(), Optional.empty());

    /** The bounds of all conditions together. */
    static DayBounds of(List<SqlNode> conditions, DayOfWeek weekStart) {
        var bounds = NONE;
        for (var condition : conditions) {
            bounds = bounds.and(of(condition, weekStart).orElse(NONE));
        }
        return bounds;
    }

    /** The bounds of one condition; empty if it is no comparison of a time column with literals. */
    static Optional<DayBounds> of(SqlNode condition, DayOfWeek weekStart) {
        if (!(condition instanceof SqlBasicCall call)) {
            return Optional.empty();
        }
        var operands = call.getOperandList();
        var left = time(operands.getFirst());
        if (left.isEmpty()) {
            return operands.size() == 2
                    ? time(operands.get(1))
                            .flatMap(column -> compared(column, call.getKind().reverse(), operands.get(0), weekStart))
                    : Optional.empty();
        }
        var column = left.get();
        return switch (call.getKind()) {
            case BETWEEN ->
                ((SqlBetweenOperator) call.getOperator()).isNegated()
                        ? Optional.empty()
                        : compared(column, SqlKind.GREATER_THAN_OR_EQUAL, operands.get(1), weekStart)
                                .flatMap(
                                        from -> compared(column, SqlKind.LESS_THAN_OR_EQUAL, operands.get(2), weekStart)
                                                .map(from::and));
            case IN ->
                operands.get(1) instanceof SqlNodeList choices ? in(column, choices, weekStart) : Optional.empty();
            case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                compared(column, call.getKind(), operands.get(1), weekStart);
            default -> Optional.empty();
        };
    }

    /** The bounds of a condition that says nothing else than that a day lies between them. */
    static Optional<DayBounds> range(SqlNode condition, DayOfWeek weekStart) {
        return condition.getKind() == SqlKind.IN ? Optional.empty() : of(condition, weekStart);
    }

    /** The bounds of the rows that are shown within these. */
    DayBounds before(Shift shift) {
        return new DayBounds(from.map(shift::firstShownFrom), to.map(shift::lastShownUpTo));
    }

    /** That a day lies between them; at least one of which is known. */
    String text(String day) {
        if (from.isPresent() && to.isPresent()) {
            return from.equals(to)
                    ? day + " = DATE '" + from.get() + "'"
                    : day + " BETWEEN DATE '" + from.get() + "' AND DATE '" + to.get() + "'";
        }
        return from.map(first -> day + " >= DATE '" + first + "'")
                .or(() -> to.map(last -> day + " <= DATE '" + last + "'"))
                .orElse("TRUE");
    }

    /** Whether these are whole periods of a calendar unit, so that rows of such periods can be held to them. */
    boolean areWhole(TimeColumn period, DayOfWeek weekStart) {
        return from.map(day -> period.start(day, weekStart).equals(day)).orElse(true)
                && to.map(day -> period.end(period.start(day, weekStart), weekStart)
                                .equals(day))
                        .orElse(true);
    }

    /** The conditions that must all hold: those joined by AND. */
    static List<SqlNode> conjuncts(SqlNode condition) {
        var parts = new ArrayList<SqlNode>();
        if (condition.getKind() == SqlKind.AND) {
            ((SqlCall) condition).getOperandList().forEach(part -> parts.addAll(conjuncts(part)));
        } else {
            parts.add(condition);
        }
        return parts;
    }

    private DayBounds and(DayBounds other) {
        var latest = from.isPresent() && other.from.isPresent()
                ? Optional.of(from.get().isAfter(other.from.get()) ? from.get() : other.from.get())
                : from.or(other::from);
        var earliest = to.isPresent() && other.to.isPresent()
                ? Optional.of(to.get().isBefore(other.to.get()) ? to.get() : other.to.get())
                : to.or(other::to);
        return new DayBounds(latest, earliest);
    }

    private static Optional<DayBounds> compared(
            TimeColumn column, SqlKind comparison, SqlNode literal, DayOfWeek weekStart) {
        return day(column, literal).map(day -> switch (comparison) {
            case EQUALS -> new DayBounds(Optional.of(day), Optional.of(column.end(day, weekStart)));
            case GREATER_THAN_OR_EQUAL ->
                new DayBounds(Optional.of(firstFrom(column, day, weekStart)), Optional.empty());
            case GREATER_THAN ->
                new DayBounds(Optional.of(column.end(day, weekStart).plusDays(1)), Optional.empty());
            case LESS_THAN_OR_EQUAL -> new DayBounds(Optional.empty(), Optional.of(column.end(day, weekStart)));
            case LESS_THAN -> new DayBounds(Optional.empty(), Optional.of(column.end(day.minusDays(1), weekStart)));
            default -> NONE;
        });
    }

    /** The first day of the first period that starts on a day or later. */
    private static LocalDate firstFrom(TimeColumn column, LocalDate day, DayOfWeek weekStart) {
        return column.start(day, weekStart).equals(day)
                ? day
                : column.end(day, weekStart).plusDays(1);
    }

    private static Optional<DayBounds> in(TimeColumn column, SqlNodeList choices, DayOfWeek weekStart) {
        var days = choices.stream().map(choice -> day(column, choice)).toList();
        if (days.isEmpty() || days.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var sorted = days.stream().flatMap(Optional::stream).sorted().toList();
        return Optional.of(
                new DayBounds(Optional.of(sorted.getFirst()), Optional.of(column.end(sorted.getLast(), weekStart))));
    }

    private static Optional<TimeColumn> time(SqlNode node) {
        return node instanceof SqlIdentifier name
                ? TimeColumn.named(name.names.getLast())
                        .filter(column -> column != TimeColumn.WEEKDAY && column != TimeColumn.DAY_TYPE)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(TimeColumn column, SqlNode node) {
        if (column == TimeColumn.YEAR
                && node instanceof SqlLiteral literal
                && literal.getValue() instanceof BigDecimal year
                && year.stripTrailingZeros().scale() <= 0
                && year.compareTo(BigDecimal.ONE) >= 0
                && year.compareTo(BigDecimal.valueOf(9999)) <= 0) {
            return Optional.of(LocalDate.of(year.intValue(), 1, 1));
        }
        return Comparisons.day(node);
    }
}
