package ai.victor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Makes an aggregate or a window function of DuckDB's one that means the same in another database. */
abstract class AggregateRewrite extends QueryRewrite {
    private static final Set<String> AGGREGATES = Set.of(
            ("SUM MIN MAX COUNT AVG ANY_VALUE MEDIAN QUANTILE_CONT BOOL_AND BOOL_OR ARG_MAX ARG_MIN MAX_BY MIN_BY"
                            + " APPROX_COUNT_DISTINCT STDDEV STDDEV_SAMP STDDEV_POP VARIANCE VAR_SAMP VAR_POP CORR")
                    .split(" "));

    AggregateRewrite(Catalog catalog) {
        super(catalog);
    }

    abstract SqlNode aggregate(String name, SqlCall call, Optional<SqlNode> filter);

    /** The value below which a part of all values lies, between two of them where none lies there. */
    abstract SqlNode quantile(SqlNode value, SqlNode part, Optional<SqlNode> filter);

    /** The least value that at least a part of all values does not exceed. */
    abstract SqlNode discrete(SqlNode value, SqlNode part, Optional<SqlNode> filter);

    abstract SqlNode window(SqlWindow window);

    abstract SqlNode ignoringNulls(SqlNode call);

    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name);
    }

    final ValueKind kind(SqlNode node) {
        return ValueKinds.of(node, scope);
    }

    final SqlNode copy(SqlCall call) {
        var operands = call.getOperandList().stream().map(this::to).toList();
        return call.getOperator().createCall(call.getFunctionQuantifier(), NOWHERE, operands);
    }

    static SqlNode call(String function, SqlNode... operands) {
        return call(function, null, List.of(operands));
    }

    static SqlNode call(String function, @Nullable SqlLiteral quantifier, List<SqlNode> operands) {
        var operator = new SqlUnresolvedFunction(
                new SqlIdentifier(function, NOWHERE),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        return new SqlBasicCall(operator, operands, NOWHERE, quantifier);
    }

    static SqlNode text(String value) {
        return SqlLiteral.createCharString(value, NOWHERE);
    }

    static Optional<String> textIn(SqlNode node) {
        return node instanceof SqlLiteral literal && literal.getValue() instanceof NlsString text
                ? Optional.of(text.getValue())
                : Optional.empty();
    }

    final SqlNode filtered(SqlNode call, Optional<SqlNode> filter) {
        if (call.getKind() == SqlKind.WITHIN_GROUP) {
            return percentile((SqlCall) call, filter);
        }
        var name = ((SqlCall) call).getOperator().getName().toUpperCase(Locale.ROOT);
        var operands = ((SqlCall) call).getOperandList();
        if (!AGGREGATES.contains(name)) {
            throw cannot("FILTER of " + name);
        }
        return switch (name) {
            case "MEDIAN" -> quantile(operands.getFirst(), SqlLiteral.createExactNumeric("0.5", NOWHERE), filter);
            case "QUANTILE_CONT" -> quantile(operands.get(0), operands.get(1), filter);
            default -> aggregate(name, (SqlCall) call, filter.map(this::to));
        };
    }

    final SqlNode percentile(SqlCall call, Optional<SqlNode> filter) {
        var function = (SqlCall) call.operand(0);
        var order = (SqlNodeList) call.operand(1);
        if (order.size() != 1 || order.get(0).getKind() == SqlKind.DESCENDING) {
            throw cannot(function.getOperator().getName() + " in another order than upwards");
        }
        return switch (function.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "PERCENTILE_CONT" -> quantile(order.get(0), function.operand(0), filter);
            case "PERCENTILE_DISC" -> discrete(order.get(0), function.operand(0), filter);
            default -> throw cannot(function.getOperator().getName() + " WITHIN GROUP");
        };
    }

    final SqlNode over(SqlCall call) {
        SqlNode function = call.operand(0);
        boolean ignores = function.getKind() == SqlKind.IGNORE_NULLS;
        if (ignores) {
            function = ((SqlCall) function).operand(0);
        }
        var name = ((SqlCall) (function.getKind() == SqlKind.FILTER ? ((SqlCall) function).operand(0) : function))
                .getOperator()
                .getName()
                .toUpperCase(Locale.ROOT);
        if (Set.of("MEDIAN", "QUANTILE_CONT", "WITHIN GROUP").contains(name)) {
            throw cannot(name + " OVER a window");
        }
        var inner = to(function);
        return SqlStdOperatorTable.OVER.createCall(
                NOWHERE, ignores ? ignoringNulls(inner) : inner, to(Objects.requireNonNull(call.operand(1))));
    }
}
