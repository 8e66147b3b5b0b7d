package ai.victor.sql;

import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlCase;

/** The unit of an expression, told from those of its metrics: money by a count is money, money by money is a ratio. */
final class Units {
    private static final Set<String> KEEPING = Set.of(
            "ROUND",
            "ABS",
            "FLOOR",
            "CEIL",
            "CEILING",
            "COALESCE",
            "NULLIF",
            "AGGREGATE",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "MEDIAN",
            "STDDEV",
            "LAG",
            "LEAD",
            "FIRST_VALUE",
            "LAST_VALUE",
            "NTH_VALUE");

    private final Function<SqlIdentifier, Unit> columns;

    Units(Function<SqlIdentifier, Unit> columns) {
        this.columns = columns;
    }

    Unit of(SqlNode node) {
        return switch (node) {
            case Picked picked -> picked.column().unit();
            case SqlCase choice ->
                common(Stream.concat(choice.getThenOperands().stream(), Stream.ofNullable(choice.getElseOperand()))
                        .toList());
            case SqlIdentifier column -> columns.apply(column);
            case SqlCall call -> ofCall(call);
            default -> Unit.NONE;
        };
    }

    /** The one column whose values an expression's are, or sums and the like of them. */
    Optional<SqlIdentifier> metric(SqlNode node) {
        return switch (node) {
            case SqlIdentifier column -> Optional.of(column);
            case SqlCall call
            when call.getKind() == SqlKind.FILTER
                    || call.getKind() == SqlKind.OVER
                    // Whoever rounds has said how many decimals there are to be.
                    || isKeeping(call) && !call.getOperator().getName().equalsIgnoreCase("ROUND") ->
                metric(call.operand(0));
            default -> Optional.empty();
        };
    }

    private Unit ofCall(SqlCall call) {
        var operands = call.getOperandList();
        return switch (call.getKind()) {
            case PLUS, MINUS, COALESCE -> common(operands);
            case FILTER, OVER -> of(operands.getFirst());
            case MINUS_PREFIX, PLUS_PREFIX, NULLIF -> of(operands.getFirst());
            case TIMES -> product(of(operands.get(0)), of(operands.get(1)), operands);
            case DIVIDE -> quotient(of(operands.get(0)), of(operands.get(1)), operands);
            default -> isCount(call) ? Unit.COUNT : isKeeping(call) ? of(operands.getFirst()) : Unit.NONE;
        };
    }

    private static boolean isCount(SqlCall call) {
        return call.getOperator().getName().equalsIgnoreCase("COUNT");
    }

    private static boolean isKeeping(SqlCall call) {
        return KEEPING.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    /** Numbers as such have no unit, and go with any. */
    private Unit common(List<SqlNode> nodes) {
        var units = nodes.stream()
                .filter(node -> !(node instanceof SqlLiteral))
                .map(this::of)
                .distinct()
                .toList();
        return units.size() == 1 ? units.getFirst() : Unit.NONE;
    }

    private static Unit product(Unit left, Unit right, List<SqlNode> operands) {
        if (left.isMoney() && right.equals(Unit.COUNT) || left.equals(Unit.COUNT) && right.isMoney()) {
            return left.isMoney() ? left : right;
        }
        if (operands.get(1) instanceof SqlLiteral || operands.get(0) instanceof SqlLiteral) {
            var unit = operands.get(1) instanceof SqlLiteral ? left : right;
            if (unit.equals(Unit.RATIO)) {
                return operands.stream().anyMatch(Units::isHundred) ? Unit.PERCENT : Unit.NONE;
            }
            return unit.equals(Unit.PERCENT) ? Unit.NONE : unit;
        }
        return Unit.NONE;
    }

    private static boolean isHundredfold(SqlNode node) {
        return node instanceof SqlCall call
                && call.getKind() == SqlKind.TIMES
                && call.getOperandList().stream().anyMatch(Units::isHundred);
    }

    private static boolean isHundred(SqlNode node) {
        return node instanceof SqlNumericLiteral number
                && number.bigDecimalValue() instanceof BigDecimal value
                && value.compareTo(BigDecimal.valueOf(100)) == 0;
    }

    private static Unit quotient(Unit left, Unit right, List<SqlNode> operands) {
        if (operands.get(1) instanceof SqlLiteral) {
            return left.isMoney() ? left : Unit.NONE;
        }
        if (left.isMoney() && (right.equals(Unit.COUNT) || right.equals(Unit.DAYS))) {
            return left;
        }
        if (left.equals(Unit.NONE) || !Objects.equals(left, right)) {
            return Unit.NONE;
        }
        return isHundredfold(operands.getFirst()) ? Unit.PERCENT : Unit.RATIO;
    }
}
