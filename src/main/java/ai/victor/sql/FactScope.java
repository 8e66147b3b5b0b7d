package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.NlsString;

/** The columns of {@code metrics} over the tables of one fact, dated in one way; remembers which joins they took. */
final class FactScope {
    private final Fact fact;
    private final Fact.Bound time;
    private final Shift shift;
    private final DayOfWeek weekStart;
    private final Map<String, Fact.Joined> joins = new LinkedHashMap<>();

    FactScope(Fact fact, String time, Shift shift, DayOfWeek weekStart) {
        this.fact = fact;
        this.time = fact.time(time);
        this.shift = shift;
        this.weekStart = weekStart;
    }

    /** A condition that may stand beside others under AND. */
    String condition(SqlNode condition) {
        // The days themselves, not their period or where they are shown, so that the database can skip what it need not
        // read.
        var range = DayBounds.range(condition, weekStart).map(bounds -> shift.isNone() ? bounds : bounds.before(shift));
        if (range.isPresent()) {
            return range.get().text(SqlText.of(day()));
        }
        var text = text(condition);
        return condition.getKind() == SqlKind.OR ? "(" + text + ")" : text;
    }

    String text(SqlNode node) {
        return SqlText.of(bind(node));
    }

    /** The day on which a row is dated, wherever it is shown. */
    SqlNode day() {
        join(time);
        return TimeExpressions.of(TimeColumn.DAY, time, weekStart);
    }

    /** A time dimension of the fact as it is. */
    SqlNode time(String dimension) {
        var bound = fact.time(dimension);
        join(bound);
        return bound.expression();
    }

    /** The first day of the period in which a row is shown. */
    String start(TimeColumn period) {
        return SqlText.of(TimeExpressions.start(period, shift.shown(day()), weekStart));
    }

    /** The fact's table and those joined so far. */
    String from() {
        var text = new StringBuilder("FROM ").append(fact.from());
        joins.values()
                .forEach(join -> text.append("\nLEFT JOIN ")
                        .append(join.from())
                        .append(" ON ")
                        .append(SqlText.of(join.condition())));
        return text.toString();
    }

    private SqlNode bind(SqlNode node) {
        return Expressions.replace(node, part -> {
            if (part instanceof SqlIdentifier column) {
                return bound(column.names.getLast());
            }
            // What is written in lower case need not be put into it, row by row.
            return part instanceof SqlCall call
                            && call.getOperator() == SqlStdOperatorTable.LOWER
                            && call.operand(0) instanceof SqlIdentifier column
                            && isLowerCase(bound(column.names.getLast()))
                    ? bound(column.names.getLast())
                    : null;
        });
    }

    /** Whether an expression gives literals in lower case only. */
    private static boolean isLowerCase(SqlNode expression) {
        return switch (expression) {
            case SqlCase cases ->
                cases.getThenOperands().stream().allMatch(FactScope::isLowerCase)
                        && (cases.getElseOperand() == null || isLowerCase(cases.getElseOperand()));
            case SqlLiteral literal ->
                SqlUtil.isNullLiteral(literal, false)
                        || literal.getValue() instanceof NlsString text
                                && text.getValue().equals(text.getValue().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    private SqlNode bound(String name) {
        var column = TimeColumn.named(name);
        if (column.isPresent()) {
            return TimeExpressions.of(column.get(), shift.shown(day()), weekStart);
        }
        var dimension =
                fact.dimension(name).orElseThrow(() -> new IllegalStateException(fact.name() + " lacks " + name));
        join(dimension);
        return dimension.expression();
    }

    void join(Fact.Bound bound) {
        bound.joins().forEach(join -> joins.putIfAbsent(join.alias(), join));
    }
}
