package ai.victor.sql;

import ai.victor.sql.Resolver.Clause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of a parsed query; refuses by name what a query may not have. */
final class QueryReader {
    private static final String TABLE = "metrics";

    /** One column of SELECT before its names are resolved. */
    private record Written(SqlNode expression, String name) {}

    private final SemanticColumns columns;
    private final Set<String> tableNames = new HashSet<>(Set.of(TABLE));
    private final Resolver resolver;

    QueryReader(SemanticColumns columns) {
        this.columns = columns;
        this.resolver = new Resolver(columns, tableNames);
    }

    Query read(SqlNode statement) {
        var order = statement instanceof SqlOrderBy sorted ? sorted : null;
        var body = order == null ? statement : order.query;
        if (!(body instanceof SqlSelect select)) {
            throw refusal(body);
        }
        from(select.getFrom());
        refuseHints(select);
        resolver.declare(select.getWindowList());
        var written = items(select);
        var items = written.stream()
                .map(item -> new Query.Item(resolver.resolve(item.expression, Clause.SELECT), item.name))
                .toList();
        var keys = keys(select, written);
        var where = Optional.ofNullable(select.getWhere());
        var query = new Query(
                select.isDistinct(),
                items,
                where.map(condition -> resolver.resolve(condition, Clause.WHERE)),
                where,
                keys,
                Optional.ofNullable(select.getHaving())
                        .map(having -> resolver.resolve(withAliases(having, written), Clause.HAVING)),
                Optional.ofNullable(select.getQualify()).map(condition -> qualify(condition, written)),
                order == null ? List.of() : orders(order, written),
                order == null || order.fetch == null ? Optional.empty() : Optional.of(count(order.fetch, "LIMIT")),
                order == null || order.offset == null ? 0 : count(order.offset, "OFFSET"));
        if (!resolver.problems().isEmpty()) {
            throw new Refusal(List.copyOf(new LinkedHashSet<>(resolver.problems())));
        }
        return query.distinct() && query.keys().isEmpty() ? grouped(query) : query;
    }

    private static Refusal refusal(SqlNode body) {
        if (body instanceof SqlWith) {
            return new Refusal(Problems.notSupported(body, "WITH queries", "ask two questions instead"));
        }
        return new Refusal(
                switch (body.getKind()) {
                    case UNION, INTERSECT, EXCEPT ->
                        Problems.notSupported(body, body.getKind() + " queries", "ask two questions instead");
                    default -> Problems.noTable();
                });
    }

    private void from(@Nullable SqlNode from) {
        switch (from) {
            case null -> throw new Refusal(Problems.noTable());
            case SqlIdentifier table -> table(table);
            case SqlJoin join ->
                throw new Refusal(
                        Problems.notSupported(join, "Joins", "metrics already has every dimension and metric"));
            case SqlCall call
            when call.getKind() == SqlKind.AS
                    && call.operandCount() == 2
                    && call.operand(0) instanceof SqlIdentifier table -> {
                table(table);
                tableNames.add(call.operand(1).toString().toLowerCase(Locale.ROOT));
            }
            case SqlCall call
            when call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.AS ->
                throw new Refusal(Problems.notSupported(call, "Sub-queries", "read FROM metrics"));
            case SqlCall call
            when call.getKind() == SqlKind.COLLECTION_TABLE && call.operand(0) instanceof SqlCall function ->
                throw new Refusal(Problems.unknownTable(
                        call, "table function " + function.getOperator().getName()));
            default -> throw new Refusal(Problems.notSupported(from, "Tables other than metrics", ""));
        }
    }

    private static void table(SqlIdentifier table) {
        if (!table.isSimple() || !table.getSimple().equalsIgnoreCase(TABLE)) {
            throw new Refusal(Problems.unknownTable(table, String.join(".", table.names)));
        }
    }

    private static void refuseHints(SqlSelect select) {
        if (select.hasHints()) {
            throw new Refusal(Problems.notSupported(select, "Hints", ""));
        }
    }

    private List<Written> items(SqlSelect select) {
        var names = new HashSet<String>();
        var items = new ArrayList<Written>();
        for (var node : select.getSelectList()) {
            var expression = node;
            var name = "";
            if (node instanceof SqlCall call && call.getKind() == SqlKind.AS) {
                expression = call.operand(0);
                name = call.operand(1) instanceof SqlIdentifier alias ? alias.getSimple() : "";
            } else if (node instanceof SqlIdentifier column && !column.isStar()) {
                name = columns.find(column.names.getLast())
                        .map(SemanticColumn::name)
                        .orElse(column.names.getLast());
            } else if (Resolver.isAggregate(node) && ((SqlCall) node).operand(0) instanceof SqlIdentifier metric) {
                name = columns.find(metric.names.getLast())
                        .map(SemanticColumn::name)
                        .orElse("");
            } else if (node instanceof SqlCall call) {
                name = TimeFunctions.read(call).map(TimeColumn::columnName).orElse("");
            }
            name = name.isEmpty() ? "column_" + (items.size() + 1) : name;
            var unique = name;
            for (int again = 2; !names.add(unique.toLowerCase(Locale.ROOT)); again++) {
                unique = name + "_" + again;
            }
            items.add(new Written(expression, unique));
        }
        return items;
    }

    private List<SqlNode> keys(SqlSelect select, List<Written> items) {
        var keys = new ArrayList<SqlNode>();
        var group = select.getGroup();
        if (group == null) {
            return keys;
        }
        for (var node : group) {
            if (node instanceof SqlNodeList list && list.isEmpty()) {
                continue;
            }
            switch (node.getKind()) {
                case ROLLUP, CUBE, GROUPING_SETS, GROUP_BY_DISTINCT ->
                    throw new Refusal(Problems.notSupported(
                            node, "ROLLUP, CUBE and GROUPING SETS", "ask for the total in a query of its own"));
                default -> {}
            }
            var expression = ordinal(node, items, "GROUP BY")
                    .or(() -> node instanceof SqlIdentifier name && isUnknown(name)
                            ? alias(name, items)
                            : Optional.empty())
                    .orElse(node);
            var key = resolver.resolve(expression, Clause.GROUP_BY);
            boolean constant = key instanceof SqlLiteral;
            if (!constant
                    && keys.stream().noneMatch(known -> known.equalsDeep(key, org.apache.calcite.util.Litmus.IGNORE))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private boolean isUnknown(SqlIdentifier name) {
        return columns.find(name.names.getLast())
                .filter(column -> !(column instanceof SemanticColumn.Measured))
                .isEmpty();
    }

    private List<Query.Order> orders(SqlOrderBy order, List<Written> items) {
        var orders = new ArrayList<Query.Order>();
        for (var node : order.orderList) {
            var ordered = Windows.Ordered.of(node);
            var wanted = ordered.expression();
            var source = ordinal(wanted, items, "ORDER BY")
                    .or(() -> wanted instanceof SqlIdentifier name ? alias(name, items) : Optional.empty())
                    .orElseGet(() -> withAliases(wanted, items));
            orders.add(new Query.Order(
                    resolver.resolve(source, Clause.ORDER_BY), ordered.descending(), ordered.nullsFirst()));
        }
        return orders;
    }

    private Optional<SqlNode> ordinal(SqlNode node, List<Written> items, String clause) {
        if (!(node instanceof SqlLiteral literal) || !(literal.getValue() instanceof java.math.BigDecimal number)) {
            return Optional.empty();
        }
        int position = number.stripTrailingZeros().scale() <= 0 ? number.intValue() : 0;
        if (position < 1 || position > items.size()) {
            throw new Refusal(Problems.ordinal(node, clause, items.size()));
        }
        return Optional.of(items.get(position - 1).expression);
    }

    private static Optional<SqlNode> alias(SqlIdentifier name, List<Written> items) {
        return items.stream()
                .filter(item -> name.isSimple() && item.name.equalsIgnoreCase(name.getSimple()))
                .map(Written::expression)
                .findFirst();
    }

    /** An expression with aliases of metrics in the place of their names; what stands in AGGREGATE stays. */
    private SqlNode withAliases(SqlNode node, List<Written> items) {
        return Expressions.replace(node, part -> {
            if (Resolver.isAggregate(part)) {
                return part;
            }
            return part instanceof SqlIdentifier name && !name.isStar() && isUnknown(name)
                    ? alias(name, items).orElse(null)
                    : null;
        });
    }

    private SqlNode qualify(SqlNode condition, List<Written> items) {
        var whole = withAliases(condition, items);
        return Windows.isIn(whole)
                ? resolver.resolve(whole, Clause.QUALIFY)
                : resolver.refuse(
                        Problems.notSupported(condition, "QUALIFY clauses without a window function", "use HAVING"),
                        condition);
    }

    private static long count(SqlNode node, String clause) {
        if (node instanceof SqlLiteral literal
                && literal.getValue() instanceof java.math.BigDecimal number
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.precision() - number.scale() < 10) {
            return number.longValue();
        }
        throw new Refusal(Problems.notSupported(node, clause + " clauses without a whole number", ""));
    }

    /** SELECT DISTINCT without GROUP BY is a grouping by all that is no metric. */
    private Query grouped(Query query) {
        var keys = query.items().stream()
                .map(Query.Item::expression)
                .filter(expression -> !(expression instanceof SqlLiteral))
                .filter(expression -> Plan.metricNames(expression).isEmpty())
                .toList();
        return new Query(
                false,
                query.items(),
                query.where(),
                query.written(),
                keys,
                query.having(),
                query.qualify(),
                query.orders(),
                query.limit(),
                query.offset());
    }
}
