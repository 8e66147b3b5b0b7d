package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Finds each fault of types in the expressions of a query, of which a check of the whole tells the first only. */
final class TypeFaults {
    private static final Set<String> OF_NUMBERS =
            Set.of("+", "-", "*", "/", "ROUND", "ABS", "FLOOR", "CEIL", "CEILING", "SUM", "AVG", "MEDIAN", "STDDEV");
    private static final Set<String> OF_TEXT = Set.of("LOWER", "UPPER", "||");
    private static final Set<String> OF_CONDITIONS = Set.of("AND", "OR", "NOT");
    private static final Set<String> OF_ONE_TYPE = Set.of("COALESCE", "NULLIF");

    /** What stands for no value of its own, and is checked as a part of what is around it. */
    private static final Set<SqlKind> PARTS = Set.of(
            SqlKind.WINDOW, SqlKind.DESCENDING, SqlKind.NULLS_FIRST, SqlKind.NULLS_LAST, SqlKind.INTERVAL, SqlKind.ROW);

    private final Function<SqlNode, Optional<Problem>> check;
    private final Function<SqlNode, Optional<Type>> types;
    private final List<Problem> problems = new ArrayList<>();

    /** @param check what is wrong with an expression that stands in SELECT by itself */
    TypeFaults(Function<SqlNode, Optional<Problem>> check, Function<SqlNode, Optional<Type>> types) {
        this.check = check;
        this.types = types;
    }

    List<Problem> of(Query query, List<SqlNode> joins) {
        query.items().forEach(item -> isFaulty(item.expression()));
        joins.forEach(this::condition);
        query.where().ifPresent(this::condition);
        query.keys().forEach(this::isFaulty);
        query.having().ifPresent(this::condition);
        query.qualify().ifPresent(this::condition);
        query.orders().forEach(order -> isFaulty(order.expression()));
        return problems;
    }

    private void condition(SqlNode condition) {
        for (var part : DayBounds.conjuncts(condition)) {
            if (!isFaulty(part)) {
                type(part)
                        .filter(type -> type != Type.BOOLEAN)
                        .ifPresent(type -> problems.add(Problems.type(
                                part, SqlText.of(part) + " is " + Comparisons.words(type) + ", and no condition.")));
            }
        }
    }

    /** Whether nothing can be said of what is around an expression, after all faults in it have been told. */
    private boolean isFaulty(SqlNode node) {
        if (node instanceof Refused) {
            return true;
        }
        if (node instanceof SqlNodeList list) {
            return anyFaulty(List.copyOf(list.getList()));
        }
        if (!(node instanceof SqlCall call) || call.isA(SqlKind.QUERY) || Resolver.isAggregate(call)) {
            return false;
        }
        if (GroupingSets.isGrouping(call)) {
            return false;
        }
        if (call.getKind() == SqlKind.FILTER) {
            int before = problems.size();
            condition(call.operand(1));
            return problems.size() > before || Refused.isIn(call);
        }
        if (isGuard(call)) {
            return isFaulty(call.operand(0));
        }
        if (anyFaulty(operands(call)) || Refused.isIn(call)) {
            return true;
        }
        if (PARTS.contains(call.getKind())) {
            return false;
        }
        var alone = alone(call);
        var fault = alone.isEmpty() ? Optional.<Problem>empty() : check.apply(alone.get());
        if (fault.isPresent()) {
            var own = own(call);
            problems.addAll(own.isEmpty() ? List.of(other(call, fault.get())) : own);
        }
        return fault.isPresent() || alone.isEmpty();
    }

    private boolean anyFaulty(List<SqlNode> nodes) {
        boolean faulty = false;
        for (var node : nodes) {
            faulty |= isFaulty(node);
        }
        return faulty;
    }

    /** A function over a window has no meaning without it, its operands have. */
    private static List<SqlNode> operands(SqlCall call) {
        var operands = new ArrayList<>(call.getOperandList());
        if (call.getKind() == SqlKind.OVER && call.operand(0) instanceof SqlCall function) {
            operands.set(0, new SqlNodeList(function.getOperandList(), SqlParserPos.ZERO));
        }
        if (call instanceof SqlWindow window) {
            return List.of(window.getPartitionList(), window.getOrderList());
        }
        operands.removeIf(Objects::isNull);
        return operands;
    }

    /** The NULLIF around a divisor, which nobody wrote. */
    private static boolean isGuard(SqlCall call) {
        return call.getKind() == SqlKind.NULLIF && call.getParserPosition().getLineNum() == 0;
    }

    /** The call over values in the place of aggregates, which would group the rest of it; empty where these have no type. */
    private Optional<SqlNode> alone(SqlCall call) {
        var untyped = new boolean[1];
        var alone = Expressions.replace(call, part -> part == call ? null : value(part, untyped));
        if (call.getKind() == SqlKind.OVER) {
            alone = over(call, untyped);
        }
        return untyped[0] ? Optional.empty() : Optional.of(alone);
    }

    private @Nullable SqlNode value(SqlNode part, boolean[] untyped) {
        if (part.getKind() == SqlKind.OVER && part instanceof SqlCall over) {
            return over(over, untyped);
        }
        if (!GroupRules.isAggregate(part) && !GroupingSets.isGrouping(part)) {
            return null;
        }
        var type = types.apply(part);
        untyped[0] |= type.isEmpty();
        return cast(type.orElse(Type.TEXT), part.getParserPosition());
    }

    private SqlNode over(SqlCall over, boolean[] untyped) {
        if (!(over.operand(0) instanceof SqlCall function)) {
            return over;
        }
        var operands = function.getOperandList().stream()
                .map(operand -> Expressions.replace(operand, part -> value(part, untyped)))
                .toList();
        return new SqlBasicCall(
                over.getOperator(),
                List.of(
                        Resolver.remade(function, operands),
                        Expressions.replace(over.operand(1), part -> value(part, untyped))),
                over.getParserPosition());
    }

    private static SqlNode cast(Type type, SqlParserPos place) {
        var spec = switch (type) {
            case TEXT -> new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, place);
            case INTEGER -> new SqlBasicTypeNameSpec(SqlTypeName.BIGINT, place);
            case DECIMAL -> new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, 19, 4, place);
            case DATE -> new SqlBasicTypeNameSpec(SqlTypeName.DATE, place);
            case TIMESTAMP -> new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP, place);
            case BOOLEAN -> new SqlBasicTypeNameSpec(SqlTypeName.BOOLEAN, place);
        };
        return SqlStdOperatorTable.CAST.createCall(
                place, SqlLiteral.createNull(place), new SqlDataTypeSpec(spec, place));
    }

    /** A fault in the words of the query, where it is one that has such words. */
    private List<Problem> own(SqlCall call) {
        if (call instanceof SqlCase choice) {
            return ofCase(choice);
        }
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        var operands = call.getOperandList().stream()
                .map(operand -> operand instanceof SqlCall inner && isGuard(inner) ? inner.operand(0) : operand)
                .toList();
        if (OF_NUMBERS.contains(name)) {
            return notOf(name, operands, "numbers", Set.of(Type.INTEGER, Type.DECIMAL));
        }
        if (OF_TEXT.contains(name)) {
            return notOf(name, operands, "text", Set.of(Type.TEXT));
        }
        if (OF_CONDITIONS.contains(name)) {
            return notOf(name, operands, "conditions", Set.of(Type.BOOLEAN));
        }
        return OF_ONE_TYPE.contains(name) ? unlike(name, operands) : List.of();
    }

    private List<Problem> ofCase(SqlCase choice) {
        var conditions =
                notOf("WHEN", List.copyOf(choice.getWhenOperands().getList()), "conditions", Set.of(Type.BOOLEAN));
        if (!conditions.isEmpty()) {
            return conditions;
        }
        var values = new ArrayList<SqlNode>(List.copyOf(choice.getThenOperands().getList()));
        if (choice.getElseOperand() != null) {
            values.add(choice.getElseOperand());
        }
        return unlike("CASE", values);
    }

    /** A fault for which there are no better words. */
    private static Problem other(SqlCall call, Problem fault) {
        for (var operand : operands(call)) {
            if (operand instanceof SqlLiteral literal && literal.getValue() == null) {
                return Problems.type(operand, "NULL has no type here; a missing value is found by IS NULL.");
            }
        }
        return fault.message().startsWith("Cannot apply")
                ? Problems.type(call, "The parts of " + SqlText.of(call) + " are of types that do not go together.")
                : Problems.placed(fault, call);
    }

    private List<Problem> notOf(String name, List<SqlNode> operands, String words, Set<Type> wanted) {
        var found = new ArrayList<Problem>();
        for (var operand : operands) {
            type(operand)
                    .filter(type -> !wanted.contains(type))
                    .ifPresent(type -> found.add(Problems.type(
                            operand,
                            SqlText.of(operand) + " is " + Comparisons.words(type) + ", and " + name + " takes " + words
                                    + ".")));
        }
        return found;
    }

    /** The values that are not of the type of the first. */
    private List<Problem> unlike(String name, List<SqlNode> values) {
        var found = new ArrayList<Problem>();
        Optional<SqlNode> first = Optional.empty();
        for (var value : values) {
            var type = type(value);
            if (type.isEmpty()) {
                continue;
            }
            if (first.isEmpty()) {
                first = Optional.of(value);
            }
            var other = type(first.get()).orElseThrow();
            if (!Comparisons.areAlike(type.get(), other)) {
                found.add(Problems.type(
                        value,
                        SqlText.of(value) + " is " + Comparisons.words(type.get()) + ", and " + SqlText.of(first.get())
                                + " is " + Comparisons.words(other) + ": " + name + " yields values of one type."));
            }
        }
        return found;
    }

    private Optional<Type> type(SqlNode node) {
        return types.apply(node);
    }
}
