package ai.victor.sql;

import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/** Tells each column that stands outside of an aggregate in a query with groups, and is not what they are made by. */
final class GroupRules {
    private final List<SqlNode> keys;
    private final List<Problem> problems = new ArrayList<>();

    private GroupRules(List<SqlNode> keys) {
        this.keys = keys;
    }

    /** None where a key was refused, because nobody knows which columns were meant. */
    static List<Problem> of(Query query) {
        if (query.keys().stream().anyMatch(Refused::isIn)) {
            return List.of();
        }
        var rules = new GroupRules(query.keys());
        Stream.of(
                        query.items().stream().map(Query.Item::expression),
                        query.having().stream(),
                        query.qualify().stream(),
                        query.orders().stream().map(Query.Order::expression))
                .flatMap(nodes -> nodes)
                .forEach(rules::check);
        return rules.problems;
    }

    private void check(SqlNode node) {
        Expressions.replace(node, part -> {
            boolean settled = keys.stream().anyMatch(key -> key.equalsDeep(part, Litmus.IGNORE))
                    || isAggregate(part)
                    || GroupingSets.isGrouping(part);
            if (settled) {
                return part;
            }
            if (part.getKind() == SqlKind.OVER && part instanceof SqlCall over) {
                ((SqlCall) over.operand(0)).getOperandList().forEach(this::check);
                check(over.operand(1));
                return part;
            }
            if (part instanceof SqlIdentifier column) {
                if (!column.isStar()) {
                    problems.add(Problems.notGrouped(column, String.join(".", column.names)));
                }
                return part;
            }
            return null;
        });
    }

    /** An aggregate of rows, whether of a metric or of a column. */
    static boolean isAggregate(SqlNode node) {
        return Resolver.isAggregate(node)
                || node.getKind() == SqlKind.FILTER
                || node instanceof SqlCall call && TableNames.isAggregate(call);
    }
}
