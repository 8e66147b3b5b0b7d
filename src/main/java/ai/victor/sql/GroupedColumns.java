package ai.victor.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Sets of groupings for a database that takes only columns there: a sub-query gives the keys names, and the values that are aggregated too. */
final class GroupedColumns {
    private final SqlSelect select;
    private final QueryRewrite rewrite;
    private final List<SqlNode> keys = new ArrayList<>();
    private final List<SqlIdentifier> values = new ArrayList<>();

    private GroupedColumns(SqlSelect select, QueryRewrite rewrite) {
        this.select = select;
        this.rewrite = rewrite;
    }

    /** The same query; it itself where it groups by columns only, or by no sets. */
    static SqlSelect of(SqlSelect select, QueryRewrite rewrite) {
        var group = select.getGroup();
        if (group == null || group.stream().noneMatch(GroupedColumns::isSets)) {
            return select;
        }
        var grouped = new GroupedColumns(select, rewrite);
        var sets = group.stream().map(grouped::sets).toList();
        return grouped.keys.stream().allMatch(SqlIdentifier.class::isInstance)
                        && group.stream().noneMatch(GroupedColumns::hasOrdinal)
                ? select
                : grouped.over(sets);
    }

    static boolean isSets(SqlNode node) {
        return node.getKind() == SqlKind.ROLLUP
                || node.getKind() == SqlKind.CUBE
                || node.getKind() == SqlKind.GROUPING_SETS;
    }

    private static boolean hasOrdinal(SqlNode node) {
        return switch (node) {
            case SqlLiteral number -> true;
            case SqlCall call ->
                isSetPart(call) && call.getOperandList().stream().anyMatch(GroupedColumns::hasOrdinal);
            default -> false;
        };
    }

    private static boolean isSetPart(SqlCall call) {
        return isSets(call) || call.getKind() == SqlKind.ROW;
    }

    private SqlNode sets(SqlNode node) {
        if (node instanceof SqlCall call && isSetPart(call)) {
            return call.getOperator()
                    .createCall(
                            QueryRewrite.NOWHERE,
                            call.getOperandList().stream().map(this::sets).toList());
        }
        if (node instanceof SqlNodeList list) {
            return new SqlNodeList(list.stream().map(this::sets).toList(), QueryRewrite.NOWHERE);
        }
        var key = node;
        if (node instanceof SqlLiteral ordinal) {
            var item = select.getSelectList().get(ordinal.intValue(true) - 1);
            key = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
        }
        return name("key_", indexOf(keys, key) < 0 ? added(keys, key) : indexOf(keys, key));
    }

    private SqlSelect over(List<SqlNode> sets) {
        var items = new ArrayList<SqlNode>();
        for (var item : select.getSelectList()) {
            items.add(
                    item.getKind() == SqlKind.AS
                            ? SqlStdOperatorTable.AS.createCall(
                                    QueryRewrite.NOWHERE,
                                    outer(((SqlCall) item).operand(0)),
                                    ((SqlCall) item).operand(1))
                            : named(item));
        }
        var having = select.getHaving();
        var filter = having == null ? null : outer(having);
        var inner = new ArrayList<SqlNode>();
        for (int i = 0; i < keys.size(); i++) {
            inner.add(SqlStdOperatorTable.AS.createCall(QueryRewrite.NOWHERE, keys.get(i), name("key_", i)));
        }
        for (int i = 0; i < values.size(); i++) {
            inner.add(SqlStdOperatorTable.AS.createCall(QueryRewrite.NOWHERE, values.get(i), name("value_", i)));
        }
        if (!select.getWindowList().isEmpty() || select.getQualify() != null) {
            throw rewrite.cannot("windows over sets of groupings by anything but columns");
        }
        var source = Qualified.plain(inner, select.getFrom(), select.getWhere(), null, null);
        return Qualified.plain(
                items,
                SqlStdOperatorTable.AS.createCall(QueryRewrite.NOWHERE, source, SqlText.column(null, "keyed")),
                null,
                new SqlNodeList(sets, QueryRewrite.NOWHERE),
                filter);
    }

    private SqlNode named(SqlNode item) {
        if (item instanceof SqlIdentifier column && !column.isStar()) {
            return SqlStdOperatorTable.AS.createCall(
                    QueryRewrite.NOWHERE, outer(item), SqlText.column(null, column.names.getLast()));
        }
        throw rewrite.cannot("sets of groupings with columns without a name");
    }

    private SqlNode outer(SqlNode node) {
        return Expressions.replace(node, this::moved);
    }

    private @Nullable SqlNode moved(SqlNode node) {
        if (node.isA(SqlKind.QUERY)) {
            throw rewrite.cannot("a sub-query beside sets of groupings");
        }
        int key = indexOf(keys, node);
        if (key >= 0) {
            return name("key_", key);
        }
        if (node instanceof SqlIdentifier column && !column.isStar()) {
            int value = indexOf(values, column);
            return name("value_", value < 0 ? added(values, column) : value);
        }
        return null;
    }

    private static <T extends SqlNode> int added(List<T> nodes, T node) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    private static int indexOf(List<? extends SqlNode> nodes, SqlNode wanted) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).equalsDeep(wanted, Litmus.IGNORE)) {
                return i;
            }
        }
        return -1;
    }

    private static SqlIdentifier name(String prefix, int index) {
        return SqlText.column(null, prefix + (index + 1));
    }
}
