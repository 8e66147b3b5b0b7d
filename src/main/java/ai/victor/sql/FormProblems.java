package ai.victor.sql;

import ai.victor.problem.Problem;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** What can be wrong with a query of several parts or with windows, in words. */
final class FormProblems {
    private FormProblems() {}

    static Problem ambiguous(SqlNode at, String name, List<String> aliases) {
        var names = aliases.stream().map(alias -> alias + "." + name).toList();
        return Problems.at(at, "AMBIGUOUS_COLUMN", name + " may be " + String.join(" or ", names) + ".")
                .suggesting(names);
    }

    static Problem aggregateOfTable(SqlNode at, List<String> tables) {
        return Problems.at(
                at,
                "NOT_A_METRIC",
                "AGGREGATE reads metrics only; a column of " + String.join(" or ", tables)
                        + " is a number already: name it, or add it up by SUM.");
    }

    static Problem aggregateInWhere(SqlNode at, String function, Resolver.Clause clause) {
        return Problems.at(
                at,
                "NOT_SUPPORTED",
                clause == Resolver.Clause.WHERE
                        ? function + " cannot stand in WHERE, which chooses rows; it goes into HAVING."
                        : function + " cannot stand in GROUP BY or in a join; add up in a CTE first.");
    }

    static Problem severalColumns(SqlNode at) {
        return Problems.at(at, "NOT_SUPPORTED", "A sub-query that stands for values has one column; name only that.");
    }

    static Problem severalRows(SqlNode at) {
        return Problems.at(
                at,
                "NOT_SUPPORTED",
                "A sub-query that stands for one value must have one row: leave GROUP BY out, or write LIMIT 1.");
    }

    static Problem rawRows(SqlNode at) {
        return Problems.at(
                at,
                "NOT_SUPPORTED",
                "Joins of metrics are not supported: it has every dimension and metric already, and no rows of its own."
                        + " Aggregate it in a CTE and join that: WITH a AS (SELECT month, AGGREGATE(…) AS x FROM metrics GROUP BY"
                        + " month), b AS … SELECT … FROM a JOIN b USING (month).");
    }

    static Problem fanOut(SqlNode at, String written, String table, String other) {
        return Problems.at(
                at,
                "FAN_OUT",
                written + " would count rows of " + table + " several times, once for each row of " + other
                        + " that they meet; aggregate " + other + " to the columns of the join in a CTE first.");
    }

    static Problem laterFanOut(SqlNode at, String written, String table, String other) {
        return Problems.at(
                at,
                "FAN_OUT",
                written + " would count rows of " + table
                        + " several times, because a join has put each beside every row of "
                        + other + " that it meets; aggregate " + other
                        + " to the columns of the join in a CTE first, or add up before the join.");
    }

    static Problem sameName(SqlNode at, String name) {
        return Problems.at(
                at, "DUPLICATE_NAME", "There are two tables called " + name + "; give one of them another name.");
    }

    static Problem differentColumns(SqlNode at, String operator, String what) {
        return Problems.at(at, "TYPE", "The queries of " + operator + " do not fit together: " + what + ".");
    }

    static Problem windowMissing(SqlNode at, String function) {
        return Problems.at(
                at, "NOT_SUPPORTED", function + " needs a window: write " + function + "(…) OVER (ORDER BY …).");
    }

    static Problem notOverWindow(SqlNode at, String function) {
        return Problems.at(
                at,
                "NOT_SUPPORTED",
                function.equals("AGGREGATE")
                        ? "A metric has no window of its own; write SUM(" + at
                                + ") OVER (…), or another window function."
                        : function + " has no window; those that do are SUM, AVG, MIN, MAX, COUNT, "
                                + String.join(
                                        ", ",
                                        Windows.FUNCTIONS.stream().sorted().toList()) + ".");
    }

    static Problem unknownWindow(SqlNode at, String name, List<String> known) {
        return Problems.at(at, "UNKNOWN_WINDOW", "The WINDOW clause names no window " + name + ".")
                .suggesting(known);
    }
}
