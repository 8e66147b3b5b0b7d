package ai.victor.sql;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;

/** The rows around a row, as another database says them. */
final class WindowFrames {
    private static final Map<String, Integer> DAYS = Map.of("DAY", 1, "WEEK", 7);

    private WindowFrames() {}

    static SqlNode remade(QueryRewrite rewrite, SqlWindow window, SqlNodeList orders, UnaryOperator<SqlNode> bound) {
        if (!SqlWindow.isExcludeNoOthers(window.getExclude())) {
            throw rewrite.cannot("EXCLUDE in a window");
        }
        var lower = window.getLowerBound();
        var upper = window.getUpperBound();
        return new SqlWindow(
                QueryRewrite.NOWHERE,
                window.getDeclName() == null ? null : rewrite.quoted(window.getDeclName()),
                window.getRefName() == null ? null : rewrite.quoted(window.getRefName()),
                rewrite.toAll(window.getPartitionList()),
                orders,
                SqlLiteral.createBoolean(window.isRows(), QueryRewrite.NOWHERE),
                lower == null ? null : bound.apply(lower),
                upper == null ? null : bound.apply(upper),
                null,
                window.getExclude());
    }

    /** For a database whose ranges are of numbers only: days are counted. */
    static SqlNode ofNumbers(DialectRewrite rewrite, SqlWindow window) {
        boolean ofTime = isOfTime(window.getLowerBound()) || isOfTime(window.getUpperBound());
        if (!ofTime) {
            return remade(
                    rewrite,
                    window,
                    rewrite.orders(window.getOrderList(), !hasOffset(window)),
                    bound -> number(rewrite, bound));
        }
        var order = window.getOrderList().get(0);
        var day = order.getKind() == SqlKind.NULLS_LAST ? ((SqlCall) order).<SqlNode>operand(0) : order;
        if (window.getOrderList().size() != 1 || rewrite.kind(day) != ValueKind.DATE) {
            throw rewrite.cannot("a window of time over anything but one day going up");
        }
        return remade(
                rewrite,
                window,
                SqlNodeList.of(DialectRewrite.call("UNIX_DATE", rewrite.to(day))),
                bound -> number(rewrite, bound));
    }

    private static boolean hasOffset(SqlWindow window) {
        return !window.isRows()
                && (window.getLowerBound() instanceof SqlCall || window.getUpperBound() instanceof SqlCall);
    }

    private static boolean isOfTime(@Nullable SqlNode bound) {
        return bound instanceof SqlCall call
                && TimeStep.in(call.<SqlNode>operand(0)).isPresent();
    }

    private static SqlNode number(DialectRewrite rewrite, SqlNode bound) {
        if (!(bound instanceof SqlCall call)) {
            return rewrite.to(bound);
        }
        var distance = TimeStep.in(call.operand(0))
                .map(step -> step.whole()
                        .filter(count -> DAYS.containsKey(step.unit()))
                        .map(count -> Expressions.whole(count * DAYS.getOrDefault(step.unit(), 1)))
                        .orElseThrow(() -> rewrite.cannot("a window of " + step.unit())))
                .orElseGet(() -> rewrite.to(call.operand(0)));
        return call.getOperator().createCall(QueryRewrite.NOWHERE, distance);
    }
}
