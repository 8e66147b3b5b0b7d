package ai.victor.sql;

import java.util.ArrayList;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** QUALIFY for a database without it: the condition becomes a column of a sub-query, and its WHERE around it. */
final class Qualified {
    private static final String KEPT = "is_kept";

    private Qualified() {}

    static SqlSelect asFilter(SqlSelect select, QueryRewrite rewrite) {
        var from = ValueKinds.scope(select, rewrite.scope);
        var inner = new ArrayList<SqlNode>();
        var outer = new ArrayList<SqlNode>();
        for (var item : select.getSelectList()) {
            outer.add(name(item).orElseThrow(() -> rewrite.cannot("QUALIFY over columns without a name")));
            inner.add(item);
        }
        var condition = Expressions.replace(
                java.util.Objects.requireNonNull(select.getQualify()),
                part -> part instanceof SqlIdentifier name && name.isSimple() && !from.hasColumn(name.getSimple())
                        ? behind(name, select.getSelectList())
                        : null);
        inner.add(as(condition, KEPT));
        var source = new SqlSelect(
                QueryRewrite.NOWHERE,
                null,
                new SqlNodeList(inner, QueryRewrite.NOWHERE),
                select.getFrom(),
                select.getWhere(),
                select.getGroup(),
                select.getHaving(),
                select.getWindowList(),
                null,
                null,
                null,
                null,
                SqlNodeList.EMPTY);
        return new SqlSelect(
                QueryRewrite.NOWHERE,
                select.isDistinct() ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(QueryRewrite.NOWHERE)) : null,
                new SqlNodeList(outer, QueryRewrite.NOWHERE),
                as(source, "qualified"),
                SqlText.column(null, KEPT),
                null,
                null,
                SqlNodeList.EMPTY,
                null,
                null,
                null,
                null,
                SqlNodeList.EMPTY);
    }

    /** Around the sub-query only its columns are left to sort by. */
    static void checkOrder(SqlOrderBy ordered, QueryRewrite rewrite) {
        if (ordered.query instanceof SqlSelect select && select.getQualify() != null) {
            for (var order : ordered.orderList) {
                var term = order;
                while (term.getKind() == SqlKind.DESCENDING
                        || term.getKind() == SqlKind.NULLS_FIRST
                        || term.getKind() == SqlKind.NULLS_LAST) {
                    term = ((SqlCall) term).operand(0);
                }
                boolean known = term instanceof SqlLiteral
                        || term instanceof SqlIdentifier column
                                && column.isSimple()
                                && select.getSelectList().stream()
                                        .flatMap(item -> name(item).stream())
                                        .anyMatch(name -> name.getSimple().equalsIgnoreCase(column.getSimple()));
                if (!known) {
                    throw rewrite.cannot("QUALIFY with an order by what is no column of the result");
                }
            }
        }
    }

    private static Optional<SqlIdentifier> name(SqlNode item) {
        return switch (item) {
            case SqlIdentifier column
            when !column.isStar() -> Optional.of(SqlText.column(null, column.names.getLast()));
            case SqlCall call when call.getKind() == SqlKind.AS -> Optional.of(call.operand(1));
            default -> Optional.empty();
        };
    }

    private static @org.jspecify.annotations.Nullable SqlNode behind(SqlIdentifier alias, SqlNodeList items) {
        for (var item : items) {
            if (item.getKind() == SqlKind.AS
                    && ((SqlCall) item).operand(1).toString().equalsIgnoreCase(alias.getSimple())) {
                return ((SqlCall) item).operand(0);
            }
        }
        return null;
    }

    private static SqlNode as(SqlNode node, String name) {
        return new SqlBasicCall(
                SqlStdOperatorTable.AS, java.util.List.of(node, SqlText.column(null, name)), QueryRewrite.NOWHERE);
    }
}
