package ai.victor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Makes a query of DuckDB's one of another database: its clauses and tables, and what the names in each of them mean. */
abstract class QueryRewrite extends SqlShuttle {
    static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    /** At the place that is being rewritten. */
    QueryScope scope;

    QueryRewrite(Catalog catalog) {
        this.scope = new QueryScope(catalog);
    }

    abstract Dialect dialect();

    /** Whether a name must be quoted. */
    abstract boolean isQuoted(String name);

    abstract SqlNode expression(SqlCall call);

    /** A series of days or whole numbers as a table. */
    abstract SqlNode series(SqlCall call, SqlIdentifier alias, SqlIdentifier column);

    /** A table of rows written out, or a query, whose columns are named after its alias. */
    abstract SqlNode named(SqlNode query, SqlIdentifier alias, List<SqlNode> columns);

    abstract SqlNodeList grouping(SqlSelect select, SqlNodeList group);

    abstract SqlNodeList orders(SqlNodeList orders, boolean inWindow);

    SqlNode rewritten(SqlNode query) {
        return to(query);
    }

    Refusal cannot(String what) {
        return new Refusal(Problems.notInDialect(dialect(), what));
    }

    final SqlNode to(SqlNode node) {
        return Objects.requireNonNull(node.accept(this));
    }

    final @Nullable SqlNode toIfAny(@Nullable SqlNode node) {
        return node == null ? null : to(node);
    }

    final SqlNodeList toAll(SqlNodeList nodes) {
        return new SqlNodeList(nodes.stream().map(this::to).toList(), NOWHERE);
    }

    @Override
    public SqlNode visit(SqlNodeList nodes) {
        return toAll(nodes);
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        return quoted(name);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        return switch (call) {
            case SqlWith with -> with(with);
            case SqlOrderBy ordered -> ordered(ordered);
            case SqlSelect select -> select(select);
            case SqlJoin join -> join(join);
            default ->
                switch (call.getKind()) {
                    case AS -> as(call);
                    case UNION, INTERSECT, EXCEPT -> united(call);
                    case COLLECTION_TABLE, UNNEST ->
                        throw cannot("a function as a table without names for its columns");
                    case LATERAL -> throw cannot("LATERAL");
                    default -> expression(call);
                };
        };
    }

    final SqlIdentifier quoted(SqlIdentifier name) {
        var places = name.names.stream()
                .map(part -> !part.isEmpty() && isQuoted(part) ? SqlParserPos.QUOTED_ZERO : NOWHERE)
                .toList();
        return new SqlIdentifier(name.names, null, NOWHERE, places);
    }

    SqlNode united(SqlCall call) {
        return call.getOperator().createCall(NOWHERE, to(call.operand(0)), to(call.operand(1)));
    }

    SqlSelect select(SqlSelect select) {
        var around = scope;
        scope = ValueKinds.scope(select, around);
        try {
            return clauses(select);
        } finally {
            scope = around;
        }
    }

    private SqlSelect clauses(SqlSelect select) {
        if (select.hasHints()) {
            throw cannot("hints");
        }
        var group = select.getGroup();
        return new SqlSelect(
                NOWHERE,
                select.isDistinct() ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(NOWHERE)) : null,
                toAll(select.getSelectList()),
                toIfAny(select.getFrom()),
                toIfAny(select.getWhere()),
                group == null ? null : grouping(select, group),
                toIfAny(select.getHaving()),
                toAll(select.getWindowList()),
                toIfAny(select.getQualify()),
                select.getOrderList() == null ? null : orders(select.getOrderList(), false),
                toIfAny(select.getOffset()),
                toIfAny(select.getFetch()),
                SqlNodeList.EMPTY);
    }

    private SqlNode with(SqlWith with) {
        var around = scope;
        scope = ValueKinds.withCommons(with, around);
        try {
            var items = new ArrayList<SqlNode>();
            for (var node : with.withList) {
                items.add(common((SqlWithItem) node));
            }
            return new SqlWith(NOWHERE, new SqlNodeList(items, NOWHERE), to(with.body));
        } finally {
            scope = around;
        }
    }

    private SqlNode common(SqlWithItem item) {
        if (item.recursive.booleanValue()) {
            throw cannot("WITH RECURSIVE");
        }
        if (item.columnList != null) {
            throw cannot("columns named in WITH");
        }
        return new SqlWithItem(NOWHERE, quoted(item.name), null, to(item.query), item.recursive);
    }

    private SqlNode ordered(SqlOrderBy written) {
        var ordered = prepared(written);
        var query = to(ordered.query);
        var around = scope;
        scope = ordered.query instanceof SqlSelect select
                ? ValueKinds.scope(select, around)
                : resultOf(ordered.query, around);
        try {
            return limited(
                    ordered, query, ordered.orderList.isEmpty() ? SqlNodeList.EMPTY : orders(ordered.orderList, false));
        } finally {
            scope = around;
        }
    }

    SqlOrderBy prepared(SqlOrderBy ordered) {
        return ordered;
    }

    SqlNode limited(SqlOrderBy ordered, SqlNode query, SqlNodeList orders) {
        return new SqlOrderBy(NOWHERE, query, orders, toIfAny(ordered.offset), toIfAny(ordered.fetch));
    }

    private static QueryScope resultOf(SqlNode query, QueryScope around) {
        if (query instanceof SqlWith with) {
            var commons = ValueKinds.withCommons(with, around);
            return with.body instanceof SqlSelect select
                    ? ValueKinds.scope(select, commons)
                    : resultOf(with.body, commons);
        }
        var scope = around.inner();
        ValueKinds.columns(query, around).forEach(scope::addAlias);
        return scope;
    }

    private SqlNode join(SqlJoin join) {
        var type = join.getJoinType();
        if (join.isNatural()
                || !Set.of(JoinType.COMMA, JoinType.CROSS, JoinType.INNER, JoinType.LEFT, JoinType.RIGHT, JoinType.FULL)
                        .contains(type)) {
            throw cannot((join.isNatural() ? "NATURAL" : type) + " JOIN");
        }
        checkJoin(join);
        return new SqlJoin(
                NOWHERE,
                to(join.getLeft()),
                SqlLiteral.createBoolean(false, NOWHERE),
                type.symbol(NOWHERE),
                to(join.getRight()),
                join.getConditionType().symbol(NOWHERE),
                toIfAny(join.getCondition()));
    }

    void checkJoin(SqlJoin join) {}

    private SqlNode as(SqlCall call) {
        var alias = quoted(call.operand(1));
        var columns = call.getOperandList().stream()
                .skip(2)
                .map(name -> (SqlNode) quoted((SqlIdentifier) name))
                .toList();
        SqlNode inner = call.operand(0);
        if (inner.getKind() == SqlKind.COLLECTION_TABLE || inner.getKind() == SqlKind.UNNEST) {
            var source = seriesIn((SqlCall) inner).filter(own -> columns.size() == 1);
            return series(
                    source.orElseThrow(
                            () -> cannot("a function as a table other than generate_series AS name(column)")),
                    alias,
                    (SqlIdentifier) columns.getFirst());
        }
        return columns.isEmpty() ? aliased(to(inner), alias) : named(inner, alias, columns);
    }

    private static Optional<SqlCall> seriesIn(SqlCall table) {
        return table.operandCount() == 1
                        && table.operand(0) instanceof SqlCall call
                        && call.getOperator().getName().equalsIgnoreCase("generate_series")
                ? Optional.of(call)
                : Optional.empty();
    }

    static SqlNode aliased(SqlNode node, SqlIdentifier alias, SqlNode... columns) {
        var operands = new ArrayList<>(List.of(node, alias));
        operands.addAll(List.of(columns));
        return new SqlBasicCall(SqlStdOperatorTable.AS, operands, NOWHERE);
    }
}
