package ai.victor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/** QUALIFY for a database without it: the condition becomes a column of a sub-query, and its WHERE around it. */
final class Qualified {
    private static final String KEPT = "is_kept";

    private final SqlSelect select;
    private final QueryRewrite rewrite;
    private final QueryScope from;
    private final List<SqlNode> sorted = new ArrayList<>();

    private Qualified(SqlSelect select, QueryRewrite rewrite) {
        this.select = select;
        this.rewrite = rewrite;
        this.from = ValueKinds.scope(select, rewrite.scope);
    }

    static SqlSelect asFilter(SqlSelect select, QueryRewrite rewrite) {
        return new Qualified(select, rewrite).asFilter();
    }

    /** What a query is sorted by, and its result does not hold, is a column of the sub-query as well. */
    static SqlOrderBy asFilter(SqlOrderBy ordered, SqlSelect select, QueryRewrite rewrite) {
        var qualified = new Qualified(select, rewrite);
        var orders = ordered.orderList.stream().map(qualified::order).toList();
        return new SqlOrderBy(
                QueryRewrite.NOWHERE,
                qualified.asFilter(),
                new SqlNodeList(orders, QueryRewrite.NOWHERE),
                ordered.offset,
                ordered.fetch);
    }

    /** A SELECT with these clauses only. */
    static SqlSelect plain(
            List<SqlNode> items,
            @Nullable SqlNode from,
            @Nullable SqlNode where,
            @Nullable SqlNodeList group,
            @Nullable SqlNode having) {
        return new SqlSelect(
                QueryRewrite.NOWHERE,
                null,
                new SqlNodeList(items, QueryRewrite.NOWHERE),
                from,
                where,
                group,
                having,
                SqlNodeList.EMPTY,
                null,
                null,
                null,
                null,
                SqlNodeList.EMPTY);
    }

    private SqlSelect asFilter() {
        var outer = new ArrayList<SqlNode>();
        for (var item : select.getSelectList()) {
            outer.add(name(item).orElseThrow(() -> rewrite.cannot("QUALIFY over columns without a name")));
        }
        var inner = new ArrayList<>(select.getSelectList().getList());
        for (int i = 0; i < sorted.size(); i++) {
            inner.add(as(sorted.get(i), sortedName(i)));
        }
        inner.add(as(withoutAliases(Objects.requireNonNull(select.getQualify())), KEPT));
        var source = (SqlSelect) select.clone(QueryRewrite.NOWHERE);
        source.setSelectList(new SqlNodeList(inner, QueryRewrite.NOWHERE));
        source.setQualify(null);
        source.setOperand(0, SqlNodeList.EMPTY);
        var result = plain(outer, as(source, "qualified"), SqlText.column(null, KEPT), null, null);
        if (select.isDistinct()) {
            if (!sorted.isEmpty()) {
                throw rewrite.cannot("DISTINCT and QUALIFY sorted by what the result does not hold");
            }
            result.setOperand(0, SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(QueryRewrite.NOWHERE)));
        }
        return result;
    }

    private SqlNode order(SqlNode term) {
        return switch (term.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST ->
                ((SqlCall) term).getOperator().createCall(QueryRewrite.NOWHERE, order(((SqlCall) term).operand(0)));
            default -> {
                boolean known = term instanceof SqlLiteral
                        || term instanceof SqlIdentifier column
                                && column.isSimple()
                                && select.getSelectList().stream()
                                        .flatMap(item -> name(item).stream())
                                        .anyMatch(name -> name.getSimple().equalsIgnoreCase(column.getSimple()));
                if (!known) {
                    sorted.add(withoutAliases(term));
                }
                yield known ? term : SqlText.column(null, sortedName(sorted.size() - 1));
            }
        };
    }

    private SqlNode withoutAliases(SqlNode node) {
        return Expressions.replace(
                node,
                part -> part instanceof SqlIdentifier name && name.isSimple() && !from.hasColumn(name.getSimple())
                        ? behind(name)
                        : null);
    }

    private @Nullable SqlNode behind(SqlIdentifier alias) {
        for (var item : select.getSelectList()) {
            if (item.getKind() == SqlKind.AS
                    && ((SqlCall) item).operand(1).toString().equalsIgnoreCase(alias.getSimple())) {
                return ((SqlCall) item).operand(0);
            }
        }
        return null;
    }

    private static Optional<SqlIdentifier> name(SqlNode item) {
        return switch (item) {
            case SqlIdentifier column
            when !column.isStar() -> Optional.of(SqlText.column(null, column.names.getLast()));
            case SqlCall call when call.getKind() == SqlKind.AS -> Optional.of(call.operand(1));
            default -> Optional.empty();
        };
    }

    private static String sortedName(int index) {
        return "sorted_by_" + (index + 1);
    }

    private static SqlNode as(SqlNode node, String name) {
        return SqlStdOperatorTable.AS.createCall(QueryRewrite.NOWHERE, node, SqlText.column(null, name));
    }
}
