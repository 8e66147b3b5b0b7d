package ai.victor.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Makes an expression of DuckDB's one that means the same in another database. What is not known to mean the same there is refused. */
abstract class DialectRewrite extends AggregateRewrite {
    /** Functions that all these databases have under one name with one meaning. */
    private static final Set<String> SAME = Set.of(
            ("LOWER UPPER COALESCE NULLIF ABS ROUND FLOOR CEIL SIGN SQRT LN EXP POWER REPLACE LENGTH STARTS_WITH STRPOS IF MOD"
                            + " ROW_NUMBER RANK DENSE_RANK PERCENT_RANK CUME_DIST NTILE LAG LEAD FIRST_VALUE LAST_VALUE NTH_VALUE")
                    .split(" "));

    private static final Set<String> PARTS =
            Set.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFMONTH", "ISODOW", "DAYOFWEEK");

    private static final Set<String> UNITS = Set.of("day", "week", "month", "quarter", "year");

    DialectRewrite(Catalog catalog) {
        super(catalog);
    }

    abstract String typeName(SqlDataTypeSpec type);

    abstract SqlNode cast(SqlNode value, String type, boolean orNull);

    abstract SqlNode shifted(SqlNode time, ValueKind kind, TimeStep step, boolean back);

    /** How many boundaries between units lie between two days. */
    abstract SqlNode difference(String unit, SqlNode from, SqlNode to);

    abstract SqlNode truncated(String unit, SqlNode time, ValueKind kind);

    abstract SqlNode part(String part, SqlNode time);

    abstract SqlNode like(SqlNode text, SqlNode pattern, Optional<SqlNode> escape);

    abstract SqlNode truth(SqlKind kind, SqlNode value);

    abstract SqlNode special(String name, SqlCall call);

    @Override
    SqlNode expression(SqlCall call) {
        return switch (call.getKind()) {
            case PLUS, MINUS -> sum(call);
            case TIMES -> copy(call);
            case DIVIDE -> quotient(call);
            case CAST, SAFE_CAST -> cast(call);
            case LIKE -> like(call);
            case BETWEEN -> between(call);
            case CASE -> choice((SqlCase) call);
            case AND, OR, NOT, IN, NOT_IN, EXISTS, SCALAR_QUERY, MINUS_PREFIX, PLUS_PREFIX, IS_NULL, IS_NOT_NULL ->
                copy(call);
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> copy(call);
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> copy(call);
            case IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> truth(call.getKind(), to(call.operand(0)));
            case MOD -> call("MOD", to(call.operand(0)), to(call.operand(1)));
            case FILTER -> filtered(call.operand(0), Optional.of(call.operand(1)));
            case OVER -> over(call);
            case WITHIN_GROUP -> percentile(call, Optional.empty());
            case WINDOW -> window((SqlWindow) call);
            case VALUES, ROW -> copy(call);
            default -> function(call);
        };
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        if (literal instanceof SqlIntervalLiteral) {
            throw cannot("an interval by itself");
        }
        return literal;
    }

    private SqlNode sum(SqlCall call) {
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        boolean minus = call.getKind() == SqlKind.MINUS;
        var added = TimeStep.in(right);
        if (added.isPresent()) {
            return shift(left, added.get(), minus);
        }
        if (TimeStep.in(left).isPresent() && !minus) {
            return shift(right, TimeStep.in(left).get(), false);
        }
        var kinds = List.of(kind(left), kind(right));
        if (kinds.equals(List.of(ValueKind.DATE, ValueKind.INTEGER))) {
            return shift(left, new TimeStep(right, "DAY"), minus);
        }
        if (kinds.equals(List.of(ValueKind.INTEGER, ValueKind.DATE)) && !minus) {
            return shift(right, new TimeStep(left, "DAY"), false);
        }
        if (kinds.equals(List.of(ValueKind.DATE, ValueKind.DATE)) && minus) {
            return difference("day", to(right), to(left));
        }
        if (kinds.stream().anyMatch(ValueKind::isTime) || kinds.contains(ValueKind.UNKNOWN)) {
            throw cannot("a sum of " + kinds.getFirst() + " and " + kinds.getLast());
        }
        return copy(call);
    }

    private SqlNode shift(SqlNode time, TimeStep step, boolean back) {
        var kind = timeKind(time);
        var unit = step.unit();
        if (!UNITS.contains(unit.toLowerCase(Locale.ROOT))) {
            throw cannot("steps of " + unit);
        }
        return shifted(to(time), kind, new TimeStep(to(step.count()), unit), back);
    }

    /** The kind of a time; refuses what is none, or not known to be one. */
    final ValueKind timeKind(SqlNode node) {
        var kind = kind(node);
        if (!kind.isTime()) {
            throw cannot("a function of time over " + kind);
        }
        return kind;
    }

    private SqlNode quotient(SqlCall call) {
        // DuckDB divides whole numbers and decimals to a floating number; others cut them to whole numbers, or round to
        // the decimals there are.
        boolean floats = kind(call.operand(0)) == ValueKind.DOUBLE || kind(call.operand(1)) == ValueKind.DOUBLE;
        var dividend = to(call.operand(0));
        SqlNode divisor = call.operand(1);
        boolean guarded =
                divisor instanceof SqlCall own && own.getOperator().getName().equalsIgnoreCase("NULLIF");
        boolean safe = guarded || Expressions.orNullIfZero(divisor) == divisor;
        return quotient(floats ? dividend : real(dividend), to(divisor), safe);
    }

    /** @param safe whether the divisor is never zero; DuckDB makes infinity of a division by it */
    SqlNode quotient(SqlNode dividend, SqlNode divisor, boolean safe) {
        return SqlStdOperatorTable.DIVIDE.createCall(NOWHERE, dividend, divisor);
    }

    abstract SqlNode real(SqlNode number);

    private SqlNode cast(SqlCall call) {
        var type = (SqlDataTypeSpec) call.operand(1);
        var from = kind(call.operand(0));
        if (ValueKinds.ofType(type) == ValueKind.TEXT && (from == ValueKind.DOUBLE || from == ValueKind.TIMESTAMP)) {
            throw cannot("a " + from + " as text, which it writes in another way");
        }
        if (ValueKinds.ofType(type) == ValueKind.INTEGER && from == ValueKind.DOUBLE) {
            throw cannot("a floating number as a whole one, which it rounds in another way");
        }
        return cast(to(call.operand(0)), typeName(type), call.getKind() == SqlKind.SAFE_CAST);
    }

    /** As text, as DuckDB takes any operand of {@code ||} and {@code CONCAT}. */
    private SqlNode asText(SqlNode node) {
        return switch (kind(node)) {
            case TEXT, NULL -> to(node);
            case INTEGER, DATE -> cast(to(node), textType(), false);
            default -> throw cannot("text made of " + kind(node));
        };
    }

    abstract String textType();

    private SqlNode like(SqlCall call) {
        var name = call.getOperator().getName();
        boolean anyCase = name.endsWith("ILIKE");
        if (!anyCase && !name.endsWith("LIKE") || call.operandCount() > 2 && anyCase) {
            throw cannot(name);
        }
        var text = to(call.operand(0));
        SqlNode pattern = call.operand(1);
        var like = like(
                anyCase ? call("LOWER", text) : text,
                anyCase ? call("LOWER", pattern) : pattern,
                call.operandCount() > 2 ? Optional.of(call.operand(2)) : Optional.empty());
        return name.startsWith("NOT") ? SqlStdOperatorTable.NOT.createCall(NOWHERE, like) : like;
    }

    private SqlNode between(SqlCall call) {
        if (((SqlBetweenOperator) call.getOperator()).flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            throw cannot("BETWEEN SYMMETRIC");
        }
        return copy(call);
    }

    private SqlNode choice(SqlCase choice) {
        var otherwise = choice.getElseOperand();
        return new SqlCase(
                NOWHERE,
                toIfAny(choice.getValueOperand()),
                toAll(choice.getWhenOperands()),
                toAll(choice.getThenOperands()),
                otherwise == null ? SqlLiteral.createNull(NOWHERE) : to(otherwise));
    }

    private SqlNode function(SqlCall call) {
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        var operands = call.getOperandList();
        if (isAggregate(name)) {
            return filtered(call, Optional.empty());
        }
        if (PARTS.contains(name) && operands.size() == 1) {
            timeKind(operands.getFirst());
            return part(name.equals("DAYOFMONTH") ? "DAY" : name, to(operands.getFirst()));
        }
        if (name.equals("FLOOR") && operands.size() > 1) {
            throw cannot("FLOOR to a unit");
        }
        if (SAME.contains(name)) {
            return copy(call);
        }
        return switch (name) {
            case "||" ->
                SqlStdOperatorTable.CONCAT.createCall(NOWHERE, asText(operands.get(0)), asText(operands.get(1)));
            case "CONCAT" ->
                operands.stream()
                        .map(part -> call("COALESCE", asText(part), text("")))
                        .reduce((left, right) -> SqlStdOperatorTable.CONCAT.createCall(NOWHERE, left, right))
                        .orElseThrow();
            case "CEILING" -> call("CEIL", to(operands.getFirst()));
            case "IFNULL" ->
                call("COALESCE", null, operands.stream().map(this::to).toList());
            case "GREATEST", "LEAST" ->
                extreme(name, operands.stream().map(this::to).toList());
            case "EXTRACT" -> extracted(operands.get(0).toString().toUpperCase(Locale.ROOT), operands.get(1));
            case "DATE_TRUNC" -> truncated(unit(operands.get(0)), to(operands.get(1)), timeKind(operands.get(1)));
            case "DATE_DIFF" -> difference(unit(operands.get(0)), day(operands.get(1)), day(operands.get(2)));
            case "DATE_ADD" ->
                shift(operands.get(0), TimeStep.in(operands.get(1)).orElseThrow(() -> cannot("DATE_ADD")), false);
            case "SUBSTRING", "SUBSTR" -> substring(operands);
            case "TRIM" -> trim(operands);
            case "DAYNAME", "MONTHNAME", "LAST_DAY" -> {
                timeKind(operands.getFirst());
                yield special(name, call);
            }
            default -> special(name, call);
        };
    }

    private SqlNode extracted(String part, SqlNode time) {
        if (!PARTS.contains(part)) {
            throw cannot("EXTRACT of " + part);
        }
        timeKind(time);
        return part(part, to(time));
    }

    private SqlNode day(SqlNode node) {
        if (kind(node) != ValueKind.DATE) {
            throw cannot("DATE_DIFF of " + kind(node));
        }
        return to(node);
    }

    private String unit(SqlNode node) {
        var unit = textIn(node).orElse("").toLowerCase(Locale.ROOT);
        if (!UNITS.contains(unit)) {
            throw cannot("a time unit " + node);
        }
        return unit;
    }

    /** DuckDB passes over what is NULL; others give NULL. */
    private static SqlNode extreme(String name, List<SqlNode> operands) {
        var result = operands.getLast();
        for (int i = operands.size() - 2; i >= 0; i--) {
            result = call("COALESCE", call(name, operands.get(i), result), operands.get(i), result);
        }
        return result;
    }

    private SqlNode substring(List<SqlNode> operands) {
        if (!(operands.get(1) instanceof SqlLiteral start
                && start.bigDecimalValue() instanceof BigDecimal from
                && from.signum() > 0)) {
            throw cannot("SUBSTRING from a place that is not a literal from 1 on");
        }
        return call("SUBSTR", null, operands.stream().map(this::to).toList());
    }

    private SqlNode trim(List<SqlNode> operands) {
        if (operands.size() != 3
                || !operands.get(0).toString().equals("BOTH")
                || !textIn(operands.get(1)).equals(Optional.of(" "))) {
            throw cannot("TRIM of anything but spaces at both ends");
        }
        return call("TRIM", to(operands.get(2)));
    }
}
