package ai.victor.sql;

import ai.victor.table.Type;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlCase;

/** What an expression yields, told from its columns; empty where that cannot be told, as for NULL. */
final class Types {
    private static final Set<String> TEXT = Set.of(
            "LOWER",
            "UPPER",
            "TRIM",
            "CONCAT",
            "REPLACE",
            "SUBSTRING",
            "SUBSTR",
            "SPLIT_PART",
            "REGEXP_EXTRACT",
            "REGEXP_REPLACE",
            "LEFT",
            "RIGHT",
            "DAYNAME",
            "MONTHNAME",
            "STRING_AGG",
            "STRFTIME");
    private static final Set<String> WHOLE = Set.of(
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "LENGTH",
            "DATEDIFF",
            "DATE_DIFF",
            "COUNT",
            "STRPOS",
            "ROW_NUMBER",
            "RANK",
            "DENSE_RANK",
            "NTILE",
            "GROUPING");
    private static final Set<String> FRACTIONS = Set.of("AVG", "MEDIAN", "STDDEV", "PERCENT_RANK", "CUME_DIST");
    private static final Set<String> DATES = Set.of("DATE_TRUNC", "LAST_DAY", "MAKE_DATE");
    private static final Set<String> NUMBERS = Set.of("ROUND", "FLOOR", "CEIL", "CEILING");

    private Types() {}

    /** The type, given those of columns. */
    static Optional<Type> of(SqlNode node, Function<SqlIdentifier, Optional<Type>> columns) {
        return switch (node) {
            case SqlIdentifier column -> columns.apply(column);
            case SqlLiteral literal -> ofLiteral(literal);
            case Picked picked -> Optional.of(picked.column().type());
            case SqlCase choice ->
                first(
                        Stream.concat(choice.getThenOperands().stream(), Stream.ofNullable(choice.getElseOperand())),
                        columns);
            case SqlCall call -> ofCall(call, columns);
            default -> Optional.empty();
        };
    }

    private static Optional<Type> ofLiteral(SqlLiteral literal) {
        return switch (literal.getTypeName()) {
            case CHAR, VARCHAR -> Optional.of(Type.TEXT);
            case DECIMAL ->
                Optional.of(
                        literal instanceof SqlNumericLiteral number && number.isInteger()
                                ? Type.INTEGER
                                : Type.DECIMAL);
            case DOUBLE, BIGINT, INTEGER -> Optional.of(Type.DECIMAL);
            case DATE -> Optional.of(Type.DATE);
            case TIMESTAMP -> Optional.of(Type.TIMESTAMP);
            case BOOLEAN -> Optional.of(Type.BOOLEAN);
            default -> Optional.empty();
        };
    }

    private static Optional<Type> ofCall(SqlCall call, Function<SqlIdentifier, Optional<Type>> columns) {
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        var operands = call.getOperandList();
        if (call.getKind() == SqlKind.CAST) {
            return ofCast(operands.get(1));
        }
        if (call.isA(SqlKind.COMPARISON)
                || Set.of(
                                SqlKind.AND,
                                SqlKind.OR,
                                SqlKind.NOT,
                                SqlKind.IN,
                                SqlKind.NOT_IN,
                                SqlKind.BETWEEN,
                                SqlKind.LIKE,
                                SqlKind.IS_NULL,
                                SqlKind.IS_NOT_NULL,
                                SqlKind.IS_DISTINCT_FROM,
                                SqlKind.IS_NOT_DISTINCT_FROM,
                                SqlKind.IS_TRUE,
                                SqlKind.IS_NOT_TRUE,
                                SqlKind.IS_FALSE,
                                SqlKind.IS_NOT_FALSE)
                        .contains(call.getKind())) {
            return Optional.of(Type.BOOLEAN);
        }
        if (call.getKind() == SqlKind.OVER || call.getKind() == SqlKind.FILTER) {
            return of(operands.getFirst(), columns);
        }
        if (call.getKind() == SqlKind.DIVIDE || FRACTIONS.contains(name)) {
            return Optional.of(Type.DECIMAL);
        }
        if (TEXT.contains(name) || name.equals("||")) {
            return Optional.of(Type.TEXT);
        }
        if (WHOLE.contains(name) || call.getKind() == SqlKind.EXTRACT) {
            return Optional.of(Type.INTEGER);
        }
        if (DATES.contains(name)) {
            return Optional.of(Type.DATE);
        }
        if (Set.of("+", "-", "*").contains(name)) {
            return ofArithmetic(operands, columns);
        }
        if (NUMBERS.contains(name)) {
            boolean whole = operands.size() == 1 && !name.equals("ROUND");
            return Optional.of(
                    whole ? Type.INTEGER : first(operands.stream(), columns).orElse(Type.DECIMAL));
        }
        return first(operands.stream(), columns);
    }

    private static Optional<Type> ofArithmetic(
            List<SqlNode> operands, Function<SqlIdentifier, Optional<Type>> columns) {
        var types = operands.stream()
                .map(operand -> of(operand, columns))
                .flatMap(Optional::stream)
                .toList();
        if (types.contains(Type.DATE)) {
            return Optional.of(
                    types.stream().allMatch(type -> type == Type.DATE) && types.size() > 1 ? Type.INTEGER : Type.DATE);
        }
        // What is no number cannot be calculated with, and nothing is to be told of what would come out.
        return types.contains(Type.DECIMAL) || types.contains(Type.TEXT) || types.contains(Type.BOOLEAN)
                ? Optional.of(Type.DECIMAL)
                : types.stream().findFirst();
    }

    private static Optional<Type> ofCast(SqlNode target) {
        if (!(target instanceof SqlDataTypeSpec spec)) {
            return Optional.empty();
        }
        var name = Objects.toString(spec.getTypeName()).toUpperCase(Locale.ROOT);
        return switch (name) {
            case "VARCHAR", "CHAR", "TEXT", "STRING" -> Optional.of(Type.TEXT);
            case "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "INT" -> Optional.of(Type.INTEGER);
            case "DATE" -> Optional.of(Type.DATE);
            case "TIMESTAMP" -> Optional.of(Type.TIMESTAMP);
            case "BOOLEAN" -> Optional.of(Type.BOOLEAN);
            default -> Optional.of(Type.DECIMAL);
        };
    }

    private static Optional<Type> first(Stream<SqlNode> nodes, Function<SqlIdentifier, Optional<Type>> columns) {
        var types = nodes.filter(Objects::nonNull)
                .map(node -> of(node, columns))
                .flatMap(Optional::stream)
                .toList();
        return types.contains(Type.DECIMAL) && types.contains(Type.INTEGER)
                ? Optional.of(Type.DECIMAL)
                : types.stream().findFirst();
    }
}
