package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.sql.Resolver.Clause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of one SELECT, whatever it reads from; refuses by name what it may not have. */
final class QueryReader {
    /** One column of SELECT before its names are resolved. */
    private record Written(SqlNode expression, String name) {}

    private final Names names;
    private final Resolver resolver;

    QueryReader(Names names, Resolver resolver) {
        this.names = names;
        this.resolver = resolver;
    }

    Query read(SqlSelect select, @Nullable SqlOrderBy order) {
        if (select.hasHints()) {
            resolver.refuse(Problems.notSupported(select, "Hints", ""), select);
        }
        resolver.declare(select.getWindowList());
        var written = items(select);
        var items = written.stream()
                .map(item -> new Query.Item(resolver.resolve(item.expression, Clause.SELECT), item.name))
                .toList();
        var groups = new GroupReader(
                names, resolver, node -> ordinal(node, written, "GROUP BY"), name -> alias(name, written));
        var keys = groups.read(select.getGroup());
        var where = Optional.ofNullable(select.getWhere());
        var query = new Query(
                select.isDistinct(),
                items,
                where.map(condition -> resolver.resolve(condition, Clause.WHERE)),
                where,
                keys,
                groups.sets(),
                Optional.ofNullable(select.getHaving())
                        .map(having -> resolver.resolve(withAliases(having, written), Clause.HAVING)),
                Optional.ofNullable(select.getQualify()).map(condition -> qualify(condition, written)),
                order == null ? List.of() : orders(order, written),
                limit(order, resolver.problems()::add),
                offset(order, resolver.problems()::add));
        return query.distinct() && query.keys().isEmpty() ? grouped(query) : query;
    }

    private List<Written> items(SqlSelect select) {
        var taken = new HashSet<String>();
        var items = new ArrayList<Written>();
        for (var node : select.getSelectList()) {
            var expanded = node instanceof SqlIdentifier star && star.isStar() ? names.starred(star) : List.of(node);
            for (var part : expanded) {
                items.add(item(part, items.size() + 1, taken));
            }
        }
        return items;
    }

    private Written item(SqlNode node, int position, Set<String> taken) {
        var expression = node;
        var name = names.nameOf(node);
        if (node instanceof SqlCall call && call.getKind() == SqlKind.AS) {
            expression = call.operand(0);
            name = call.operand(1) instanceof SqlIdentifier alias ? alias.getSimple() : "";
        }
        name = name.isEmpty() ? "column_" + position : name;
        var unique = name;
        for (int again = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); again++) {
            unique = name + "_" + again;
        }
        return new Written(expression, unique);
    }

    private List<Query.Order> orders(SqlOrderBy order, List<Written> items) {
        var orders = new ArrayList<Query.Order>();
        for (var node : order.orderList) {
            var ordered = Windows.Ordered.of(node);
            var wanted = ordered.expression();
            var source = ordinal(wanted, items, "ORDER BY")
                    .or(() -> wanted instanceof SqlIdentifier name ? alias(name, items) : Optional.empty())
                    .orElseGet(() -> withAliases(wanted, items));
            var expression = resolver.resolve(source, Clause.ORDER_BY);
            // What is the same in every row puts none before another one, and is refused by databases.
            if (!(expression instanceof SqlLiteral)) {
                orders.add(new Query.Order(expression, ordered.descending(), ordered.nullsFirst()));
            }
        }
        return orders;
    }

    private boolean isUnknown(SqlIdentifier name) {
        return !names.has(name);
    }

    private Optional<SqlNode> ordinal(SqlNode node, List<Written> items, String clause) {
        if (!(node instanceof SqlLiteral literal) || !(literal.getValue() instanceof java.math.BigDecimal number)) {
            return Optional.empty();
        }
        int position = number.stripTrailingZeros().scale() <= 0 ? number.intValue() : 0;
        if (position < 1 || position > items.size()) {
            return Optional.of(resolver.refuse(Problems.ordinal(node, clause, items.size()), node));
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

    static Optional<Long> limit(@Nullable SqlOrderBy order, Consumer<Problem> problems) {
        return order == null || order.fetch == null
                ? Optional.empty()
                : Optional.of(count(order.fetch, "LIMIT", problems));
    }

    static long offset(@Nullable SqlOrderBy order, Consumer<Problem> problems) {
        return order == null || order.offset == null ? 0 : count(order.offset, "OFFSET", problems);
    }

    private static long count(SqlNode node, String clause, Consumer<Problem> problems) {
        if (node instanceof SqlLiteral literal
                && literal.getValue() instanceof java.math.BigDecimal number
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.precision() - number.scale() < 10) {
            return number.longValue();
        }
        problems.accept(Problems.notSupported(node, clause + " clauses without a whole number", ""));
        return 0;
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
                query.sets(),
                query.having(),
                query.qualify(),
                query.orders(),
                query.limit(),
                query.offset());
    }
}
