package ai.victor.sql;

import ai.victor.sql.Resolver.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Window functions: their windows written out in place, with an order that leaves nothing to chance. */
final class Windows {
    private static final Set<String> RANKS =
            Set.of("ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "PERCENT_RANK", "CUME_DIST");
    private static final Set<String> NEIGHBOURS = Set.of("LAG", "LEAD");
    private static final Set<String> PICKS = Set.of("FIRST_VALUE", "LAST_VALUE", "NTH_VALUE");
    private static final Set<String> TOTALS = Set.of("SUM", "AVG", "MIN", "MAX", "COUNT");

    /** Those that are nothing but window functions. */
    static final Set<String> FUNCTIONS = Set.of(
            "ROW_NUMBER",
            "RANK",
            "DENSE_RANK",
            "NTILE",
            "PERCENT_RANK",
            "CUME_DIST",
            "LAG",
            "LEAD",
            "FIRST_VALUE",
            "LAST_VALUE",
            "NTH_VALUE");

    private final Map<String, SqlWindow> declared = new HashMap<>();
    private final Resolver resolver;

    /** @param declared the windows of a WINDOW clause */
    Windows(Iterable<SqlNode> declared, Resolver resolver) {
        this.resolver = resolver;
        for (var node : declared) {
            if (node instanceof SqlWindow window && window.getDeclName() instanceof SqlIdentifier name) {
                this.declared.put(name.getSimple().toLowerCase(Locale.ROOT), window);
            }
        }
    }

    static boolean isIn(SqlNode node) {
        return Expressions.contains(node, part -> part.getKind() == SqlKind.OVER);
    }

    SqlNode resolve(SqlCall over, Clause clause) {
        if (clause == Clause.WHERE || clause == Clause.GROUP_BY || clause == Clause.HAVING) {
            return resolver.refuse(
                    Problems.notSupported(
                            over,
                            "Window functions in " + clause.name().replace('_', ' '),
                            "a condition on one goes into QUALIFY"),
                    over);
        }
        if (!(over.operand(0) instanceof SqlCall function)) {
            return new Refused(over);
        }
        var name = function.getOperator().getName().toUpperCase(Locale.ROOT);
        boolean known =
                RANKS.contains(name) || NEIGHBOURS.contains(name) || PICKS.contains(name) || TOTALS.contains(name);
        if (!known) {
            return resolver.refuse(FormProblems.notOverWindow(function, name), over);
        }
        if (function.getFunctionQuantifier() != null) {
            return resolver.refuse(
                    Problems.notSupported(function, "DISTINCT and ALL over a window", "count in a CTE first"), over);
        }
        var window = window(over.operand(1), 0);
        if (window.isEmpty()) {
            return new Refused(over);
        }
        var operands = function.getOperandList().stream()
                .map(operand -> isStar(operand) && name.equals("COUNT") ? operand : resolver.resolve(operand, clause))
                .toList();
        var resolved = resolved(window.get(), clause);
        return new SqlBasicCall(
                over.getOperator(), List.of(Resolver.remade(function, operands), resolved), over.getParserPosition());
    }

    private static boolean isStar(SqlNode node) {
        return node instanceof SqlIdentifier name && name.isStar();
    }

    /** The window that is meant, with what it takes from another one. */
    private Optional<SqlWindow> window(SqlNode written, int depth) {
        if (written instanceof SqlIdentifier name) {
            return named(name, depth);
        }
        if (!(written instanceof SqlWindow window)) {
            return Optional.empty();
        }
        if (window.getRefName() == null) {
            return Optional.of(window);
        }
        return named(window.getRefName(), depth)
                .map(base -> window(
                        window.getPartitionList().isEmpty() ? base.getPartitionList() : window.getPartitionList(),
                        window.getOrderList().isEmpty() ? base.getOrderList() : window.getOrderList(),
                        window.getLowerBound() == null && window.getUpperBound() == null ? base : window));
    }

    private Optional<SqlWindow> named(SqlIdentifier name, int depth) {
        var window = declared.get(name.getSimple().toLowerCase(Locale.ROOT));
        if (window == null || depth > declared.size()) {
            resolver.refuse(FormProblems.unknownWindow(name, name.getSimple(), List.copyOf(declared.keySet())), name);
            return Optional.empty();
        }
        return window(window, depth + 1);
    }

    private SqlWindow resolved(SqlWindow window, Clause clause) {
        var partition = new SqlNodeList(SqlParserPos.ZERO);
        window.getPartitionList().forEach(part -> partition.add(resolver.resolve(part, clause)));
        var orders = new SqlNodeList(SqlParserPos.ZERO);
        for (var written : window.getOrderList()) {
            var order = Ordered.of(written);
            orders.add(order.with(resolver.resolve(order.expression(), clause)));
        }
        if (window.getExclude() != null && !window.getExclude().toString().equals("EXCLUDE NO OTHER")) {
            resolver.refuse(Problems.notSupported(window.getExclude(), "EXCLUDE in windows", ""), window);
        }
        return window(partition, orders, window);
    }

    private static SqlWindow window(SqlNodeList partition, SqlNodeList orders, SqlWindow frame) {
        return SqlWindow.create(
                null,
                null,
                partition,
                orders,
                SqlLiteral.createBoolean(frame.isRows(), SqlParserPos.ZERO),
                frame.getLowerBound(),
                frame.getUpperBound(),
                null,
                SqlWindow.createExcludeNoOthers(SqlParserPos.ZERO),
                frame.getParserPosition());
    }

    /** An expression whose windows put equal rows in the order of keys, where a function would otherwise take any of them. */
    static SqlNode settled(SqlNode node, List<SqlNode> keys) {
        return Expressions.replace(
                node,
                part -> part.getKind() == SqlKind.OVER && part instanceof SqlCall over ? settled(over, keys) : null);
    }

    private static @Nullable SqlNode settled(SqlCall over, List<SqlNode> keys) {
        if (!(over.operand(0) instanceof SqlCall function)
                || !(over.operand(1) instanceof SqlWindow window)
                || !dependsOnOrder(function.getOperator().getName().toUpperCase(Locale.ROOT), window)) {
            return null;
        }
        var known = new ArrayList<SqlNode>(window.getPartitionList());
        window.getOrderList().forEach(order -> known.add(Ordered.of(order).expression()));
        var orders = new SqlNodeList(window.getOrderList(), SqlParserPos.ZERO);
        keys.stream()
                .filter(key -> known.stream().noneMatch(other -> other.equalsDeep(key, Litmus.IGNORE)))
                .forEach(orders::add);
        return new SqlBasicCall(
                over.getOperator(),
                List.of(function, window(window.getPartitionList(), orders, window)),
                over.getParserPosition());
    }

    /** Whether equal rows would give one result or another; a frame of values takes all of them or none, and wants a single order. */
    private static boolean dependsOnOrder(String function, SqlWindow window) {
        var lower = window.getLowerBound();
        var upper = window.getUpperBound();
        boolean fromStart = lower == null || SqlWindow.isUnboundedPreceding(lower);
        boolean toEnd = upper != null && SqlWindow.isUnboundedFollowing(upper);
        return switch (function) {
            case "ROW_NUMBER", "NTILE", "LAG", "LEAD" -> true;
            case "FIRST_VALUE" -> window.isRows() || fromStart && (upper == null || toEnd || isCurrent(upper));
            case "LAST_VALUE", "NTH_VALUE" -> window.isRows() || fromStart && toEnd;
            case "SUM", "AVG", "MIN", "MAX", "COUNT" -> window.isRows() && !(fromStart && toEnd);
            default -> false;
        };
    }

    private static boolean isCurrent(SqlNode bound) {
        return SqlWindow.isCurrentRow(bound);
    }

    /** One expression of ORDER BY, without the words after it. */
    record Ordered(SqlNode expression, boolean descending, boolean nullsFirst) {
        static Ordered of(SqlNode written) {
            var expression = written;
            boolean descending = false;
            boolean nullsFirst = false;
            while (expression instanceof SqlBasicCall call
                    && Set.of(SqlKind.DESCENDING, SqlKind.NULLS_FIRST, SqlKind.NULLS_LAST)
                            .contains(call.getKind())) {
                descending |= call.getKind() == SqlKind.DESCENDING;
                nullsFirst |= call.getKind() == SqlKind.NULLS_FIRST;
                expression = call.operand(0);
            }
            return new Ordered(expression, descending, nullsFirst);
        }

        /** Another expression in the same direction, empty values last unless they were to come first. */
        SqlNode with(SqlNode other) {
            var place = other.getParserPosition();
            var directed = descending ? SqlStdOperatorTable.DESC.createCall(place, other) : other;
            return (nullsFirst ? SqlStdOperatorTable.NULLS_FIRST : SqlStdOperatorTable.NULLS_LAST)
                    .createCall(place, directed);
        }
    }
}
