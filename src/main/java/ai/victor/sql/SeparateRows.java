package ai.victor.sql;

import ai.victor.model.Dimension;
import ai.victor.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * Facts that hold the same things several times, once for each value of a dimension ({@code separate: true}): their rows add up to a number
 * only within one value, so a query stands by that dimension or holds it to one value.
 */
final class SeparateRows {
    private final Plan plan;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    SeparateRows(Plan plan) {
        this.plan = plan;
    }

    List<Problem> problems() {
        for (var source : plan.sources()) {
            for (var leaf : source.leaves()) {
                boolean base = !(source instanceof Source.Converted);
                check(source.fact(), leaf, base ? leaf.conditions() : all(source, leaf), true);
                if (source instanceof Source.Converted converted) {
                    check(converted.converted(), leaf, converted.conditions(), false);
                }
            }
        }
        return List.copyOf(problems.values());
    }

    private static List<SqlNode> all(Source source, Leaf leaf) {
        return source instanceof Source.Converted converted
                ? Stream.concat(leaf.conditions().stream(), converted.baseConditions().stream())
                        .toList()
                : leaf.conditions();
    }

    /** @param shown whether the query's keys and WHERE are about the rows of the fact */
    private void check(Fact fact, Leaf leaf, List<SqlNode> conditions, boolean shown) {
        fact.model().dimensions().stream()
                .filter(dimension -> dimension.meta().separate())
                .map(Dimension::name)
                .filter(name -> !(shown && isKey(name)))
                .filter(name -> Stream.concat(shown ? plan.conditions().stream() : Stream.of(), conditions.stream())
                        .flatMap(condition -> DayBounds.conjuncts(condition).stream())
                        .noneMatch(condition -> holds(condition, name)))
                .forEach(name -> problems.putIfAbsent(
                        leaf.use().metric().name() + " " + name,
                        KindProblems.separate(leaf.use().metric().name(), name)));
    }

    /** Whether each row of the result is of one value of the dimension; totals over a rolled up key are not. */
    private boolean isKey(String name) {
        for (int at = 0; at < plan.keys().size(); at++) {
            int key = at;
            if (plan.keys().get(at).expression() instanceof SqlIdentifier column
                    && column.getSimple().equals(name)) {
                return plan.query().sets().map(sets -> !sets.rolls(key)).orElse(true);
            }
        }
        return false;
    }

    private static boolean holds(SqlNode condition, String name) {
        if (!(condition instanceof SqlBasicCall call) || call.operandCount() != 2) {
            return false;
        }
        if (call.getKind() == SqlKind.EQUALS) {
            return is(call.operand(0), name) && call.operand(1) instanceof SqlLiteral
                    || is(call.operand(1), name) && call.operand(0) instanceof SqlLiteral;
        }
        return call.getKind() == SqlKind.IN
                && is(call.operand(0), name)
                && call.operand(1) instanceof SqlNodeList values
                && values.size() == 1
                && values.get(0) instanceof SqlLiteral;
    }

    /** The dimension, in whatever case its text is compared. */
    private static boolean is(SqlNode node, String name) {
        var column = node instanceof SqlCall call
                        && call.operandCount() == 1
                        && call.getOperator().getName().equalsIgnoreCase("LOWER")
                ? call.operand(0)
                : node;
        return column instanceof SqlIdentifier identifier
                && identifier.names.getLast().equals(name);
    }
}
