package ai.victor.sql;

import ai.victor.table.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;

/** Days moved by whole days, weeks, months or years: a day again, and a literal again where it was one. */
final class Intervals {
    private Intervals() {}

    static Optional<SqlNode> shifted(
            SqlCall call, UnaryOperator<SqlNode> resolve, Function<SqlNode, Optional<Type>> types) {
        if (call.operandCount() != 2) {
            return Optional.empty();
        }
        var interval = literal(call.operand(1));
        if (interval.isEmpty() || amount(interval.get()).isEmpty()) {
            return Optional.empty();
        }
        var day = resolve.apply(call.operand(0));
        if (day instanceof Refused) {
            return Optional.of(day);
        }
        long amount = amount(interval.get()).get() * (call.getKind() == SqlKind.MINUS ? -1 : 1);
        var literal = Comparisons.day(day);
        if (literal.isPresent()) {
            return Optional.of(SqlLiteral.createDate(
                    new DateString(
                            moved(literal.get(), amount, unit(interval.get())).toString()),
                    call.getParserPosition()));
        }
        if (!types.apply(day).equals(Optional.of(Type.DATE))) {
            return Optional.empty();
        }
        var sum = call.getOperator().createCall(call.getParserPosition(), List.of(day, interval.get()));
        return Optional.of(SqlStdOperatorTable.CAST.createCall(
                call.getParserPosition(),
                sum,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DATE, SqlParserPos.ZERO), SqlParserPos.ZERO)));
    }

    /** An interval in either spelling. */
    static Optional<SqlIntervalLiteral> literal(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal) {
            return Optional.of(literal);
        }
        return node.getKind() == SqlKind.INTERVAL
                        && node instanceof SqlCall call
                        && call.operand(0) instanceof SqlNumericLiteral number
                        && call.operand(1) instanceof SqlIntervalQualifier unit
                ? Optional.of(SqlLiteral.createInterval(
                        1, number.toValue() == null ? "0" : number.toValue(), unit, node.getParserPosition()))
                : Optional.empty();
    }

    private static SqlIntervalLiteral.IntervalValue value(SqlIntervalLiteral literal) {
        return literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    }

    private static TimeUnit unit(SqlIntervalLiteral literal) {
        return value(literal).getIntervalQualifier().getUnit();
    }

    /** How many units it is, if these are of days or longer and the number is whole. */
    private static Optional<Long> amount(SqlIntervalLiteral literal) {
        var value = value(literal);
        var qualifier = value.getIntervalQualifier();
        boolean known = qualifier.timeUnitRange.endUnit == null
                && List.of(TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR)
                        .contains(qualifier.getUnit());
        return known && value.getIntervalLiteral().strip().matches("\\d{1,5}")
                ? Optional.of(Long.parseLong(value.getIntervalLiteral().strip()) * value.getSign())
                : Optional.empty();
    }

    private static LocalDate moved(LocalDate day, long amount, TimeUnit unit) {
        return switch (unit) {
            case WEEK -> day.plusWeeks(amount);
            case MONTH -> day.plusMonths(amount);
            case QUARTER -> day.plusMonths(3 * amount);
            case YEAR -> day.plusYears(amount);
            default -> day.plusDays(amount);
        };
    }
}
