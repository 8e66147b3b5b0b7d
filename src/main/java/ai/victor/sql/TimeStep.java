package ai.victor.sql;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A length of time: so many of one unit, whose name is in upper case. */
record TimeStep(SqlNode count, String unit) {
    /** The length that an expression of DuckDB's is, if it is one. */
    static Optional<TimeStep> in(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal
                && literal.getValue() instanceof SqlIntervalLiteral.IntervalValue value
                && value.getIntervalLiteral().strip().matches("-?[0-9]{1,9}")) {
            long count = Long.parseLong(value.getIntervalLiteral().strip()) * value.getSign();
            return Optional.of(new TimeStep(Expressions.whole(count), unit(value.getIntervalQualifier())));
        }
        if (!(node instanceof SqlCall call)) {
            return Optional.empty();
        }
        return switch (call.getKind()) {
            case INTERVAL -> Optional.of(new TimeStep(call.operand(0), unit(call.operand(1))));
            case TIMES ->
                in(call.operand(1))
                        .map(step -> step.times(call.operand(0)))
                        .or(() -> in(call.operand(0)).map(step -> step.times(call.operand(1))));
            default -> ofFunction(call);
        };
    }

    /** The count, where it is a literal. */
    Optional<Long> whole() {
        return count instanceof SqlLiteral literal
                        && literal.getValue() instanceof BigDecimal number
                        && number.stripTrailingZeros().scale() <= 0
                ? Optional.of(number.longValueExact())
                : Optional.empty();
    }

    private TimeStep times(SqlNode factor) {
        return whole().equals(Optional.of(1L))
                ? new TimeStep(factor, unit)
                : new TimeStep(SqlStdOperatorTable.MULTIPLY.createCall(SqlParserPos.ZERO, factor, count), unit);
    }

    private static Optional<TimeStep> ofFunction(SqlCall call) {
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "TO_DAYS" -> Optional.of(new TimeStep(call.operand(0), "DAY"));
            case "TO_WEEKS" -> Optional.of(new TimeStep(call.operand(0), "WEEK"));
            case "TO_MONTHS" -> Optional.of(new TimeStep(call.operand(0), "MONTH"));
            case "TO_YEARS" -> Optional.of(new TimeStep(call.operand(0), "YEAR"));
            default -> Optional.empty();
        };
    }

    private static String unit(SqlNode qualifier) {
        return ((SqlIntervalQualifier) qualifier).toString().toUpperCase(Locale.ROOT);
    }
}
