package ai.victor.sql;

import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;

/** The rows around a row, as another database says them. */
final class WindowClauses {
    private WindowClauses() {}

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
}
