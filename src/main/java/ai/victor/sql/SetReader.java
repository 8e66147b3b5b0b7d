package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.sql.Block.Named;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.jspecify.annotations.Nullable;

/** Reads UNION, INTERSECT and EXCEPT. */
final class SetReader {
    private final BlockReader blocks;
    private final Scope scope;
    private final List<Named> tables;
    private final List<Problem> problems;

    /** @param problems where what is wrong goes */
    SetReader(BlockReader blocks, Scope scope, List<Named> tables, List<Problem> problems) {
        this.problems = problems;
        this.blocks = blocks;
        this.scope = scope;
        this.tables = tables;
    }

    Block read(SqlCall call, @Nullable SqlOrderBy order) {
        var operator = call.getOperator().getName();
        if (operator.endsWith(" ALL") && call.getKind() != SqlKind.UNION) {
            problems.add(Problems.notSupported(call, operator + " queries", "there is " + call.getKind()));
        }
        var parts = new ArrayList<Named>();
        var operands = operands(call, operator);
        for (var operand : operands) {
            parts.add(new Named(blocks.free().next("part"), blocks.read(operand, scope), false));
        }
        tables.addAll(parts);
        if (!parts.stream().allMatch(part -> Block.isComplete(part.block()))) {
            return RefusedBlock.UNKNOWN;
        }
        var columns = columns(operands, operator, parts);
        var query = Query.plain(
                List.of(),
                order == null ? List.of() : orders(order, columns),
                QueryReader.limit(order, problems::add),
                QueryReader.offset(order, problems::add));
        return new SetBlock(tables, operator, parts, query, columns);
    }

    /** Those of a chain of one operator, which are read from the left. */
    private static List<SqlNode> operands(SqlCall call, String operator) {
        var operands = new ArrayList<SqlNode>();
        SqlNode left = call.operand(0);
        boolean same =
                left instanceof SqlCall inner && inner.getOperator().getName().equals(operator);
        if (same) {
            operands.addAll(operands((SqlCall) left, operator));
        } else {
            operands.add(left);
        }
        operands.add(call.operand(1));
        return operands;
    }

    private List<Column> columns(List<SqlNode> at, String operator, List<Named> parts) {
        var columns = new ArrayList<>(parts.getFirst().block().columns());
        for (int part = 1; part < parts.size(); part++) {
            var others = parts.get(part).block().columns();
            if (others.size() != columns.size()) {
                problems.add(FormProblems.differentColumns(
                        at.get(part), operator, "one has " + columns.size() + " columns, another " + others.size()));
                continue;
            }
            for (int i = 0; i < others.size(); i++) {
                columns.set(i, common(at.get(part), operator, columns.get(i), others.get(i)));
            }
        }
        return columns;
    }

    private Column common(SqlNode at, String operator, Column one, Column other) {
        if (!Comparisons.areAlike(one.type(), other.type())) {
            problems.add(FormProblems.differentColumns(
                    at,
                    operator,
                    one.name() + " is " + Comparisons.words(one.type()) + ", and " + other.name() + " is "
                            + Comparisons.words(other.type())));
            return one;
        }
        return new Column(
                one.name(),
                one.label(),
                one.type() == other.type() ? one.type() : Type.DECIMAL,
                one.unit().equals(other.unit()) ? one.unit() : Unit.NONE,
                one.shown().equals(other.shown()) ? one.shown() : Optional.empty());
    }

    private List<Query.Order> orders(SqlOrderBy order, List<Column> columns) {
        var orders = new ArrayList<Query.Order>();
        for (var node : order.orderList) {
            var ordered = Windows.Ordered.of(node);
            column(ordered.expression(), columns)
                    .ifPresent(column -> orders.add(new Query.Order(
                            SqlText.column(null, column.name()), ordered.descending(), ordered.nullsFirst())));
        }
        return orders;
    }

    private Optional<Column> column(SqlNode node, List<Column> columns) {
        if (node instanceof SqlLiteral literal && literal.getValue() instanceof BigDecimal number) {
            int at = number.stripTrailingZeros().scale() <= 0 ? number.intValue() : 0;
            if (at < 1 || at > columns.size()) {
                problems.add(Problems.ordinal(node, "ORDER BY", columns.size()));
                return Optional.empty();
            }
            return Optional.of(columns.get(at - 1));
        }
        var names = columns.stream().map(Column::name).toList();
        if (!(node instanceof SqlIdentifier name) || !name.isSimple()) {
            problems.add(Problems.notSupported(
                    node, "Expressions after UNION and its like in ORDER BY", "name a column of the first query"));
            return Optional.empty();
        }
        var found = columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name.getSimple()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(Problems.unknownColumn(name, name.getSimple(), names, "the first query", false));
        }
        return found;
    }
}
