package ai.victor.sql;

import ai.victor.model.Metric;
import ai.victor.model.SemanticModel;
import ai.victor.problem.Problem;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** What metrics that look beyond the rows of one group and one time cannot be asked, in words. */
final class KindProblems {
    private KindProblems() {}

    static Problem offsetsTogether(Metric metric) {
        return Problem.of(
                "NOT_SUPPORTED",
                metric.name()
                        + " takes a metric from another time that already comes from another time, and the two do not"
                        + " add up to one: months go with months, days with days.");
    }

    static Problem kindsTogether(Metric metric) {
        return Problem.of(
                "NOT_SUPPORTED",
                "The measure of " + metric.name()
                        + " is a state or is taken over time already: it cannot also be added up"
                        + " over time or taken from the start of a period.");
    }

    static Problem noEntity(Metric metric, SemanticModel model, String entity) {
        return Problem.at(
                metric.place(),
                "MODEL",
                "The metric " + metric.name() + " needs the entity " + entity + ", which " + model.name()
                        + " does not have.");
    }

    static Problem filterBeyondFact(Metric metric, String dimension, String fact) {
        return Problem.at(
                metric.place(),
                "MODEL",
                "The metric " + metric.name() + " filters by " + dimension + ", which " + fact.replace('_', ' ')
                        + " does not have.");
    }

    static Problem ownTime(SqlNode at, String metric) {
        return Problems.at(
                        at,
                        "TIME",
                        SqlText.of(at) + " is the date of the rows of " + metric
                                + ", which looks at other days than those shown; write day in its place.")
                .suggesting(List.of(TimeColumn.DAY.columnName()));
    }

    static Problem timeWithOther(SqlNode at, String metric) {
        return Problems.at(
                at,
                "TIME",
                metric + " has values on days without rows, where " + SqlText.of(at)
                        + " has no meaning; keep time and other columns in expressions of their own.");
    }

    static Problem timeInFilter(SqlNode at, String metric) {
        return Problems.at(
                at,
                "TIME",
                metric + " cannot take a condition on time in FILTER or in a metric's filter; put it into WHERE.");
    }

    static Problem noFinerTime(String metric, TimeColumn unit) {
        var finer = switch (unit) {
            case DAY, WEEK, MONTH, WEEKDAY, DAY_TYPE -> List.of("day");
            case QUARTER -> List.of("day", "month");
            case YEAR -> List.of("day", "month", "quarter");
        };
        return Problem.of(
                        "TIME",
                        metric + " is taken at the start of the " + unit.columnName()
                                + ", so it needs a shorter period to" + " group by: " + String.join(" or ", finer)
                                + ".")
                .suggesting(finer.stream().map(column -> "GROUP BY " + column).toList());
    }

    static Problem shiftedPeriod(String metric, Shift shift, TimeColumn column) {
        var fitting = TimeColumn.names().stream()
                .filter(name -> TimeColumn.named(name).filter(shift::keeps).isPresent())
                .toList();
        return Problem.of(
                        "TIME",
                        metric + " is taken from " + shift.words() + ", where a "
                                + column.columnName().replace('_', ' ') + " is no whole one; use "
                                + String.join(" or ", fitting) + ".")
                .suggesting(fitting);
    }

    static Problem shiftedMonths(String metric, Shift shift) {
        return Problem.of(
                "TIME", metric + " is known by month only, so it cannot be taken from " + shift.words() + ".");
    }

    static Problem shiftWithoutTime(String metric, Shift shift) {
        return Problem.of(
                        "TIME",
                        metric + " is taken from " + shift.words()
                                + " what is shown: group by a time column, or say in WHERE which days are shown, such as day"
                                + " BETWEEN DATE '2026-05-01' AND DATE '2026-05-31'.")
                .suggesting(List.of("GROUP BY month"));
    }

    static Problem noTotals(String metric) {
        return Problem.of(
                "NOT_SUPPORTED",
                "ROLLUP, CUBE and GROUPING SETS do not go with " + metric
                        + ", which is not a sum of rows of the groups shown;"
                        + " ask for its total in a query of its own.");
    }

    static Problem separate(String metric, String dimension) {
        return Problem.of(
                        "SEPARATE",
                        metric + " is there once for each " + dimension + ", and these do not add up: group by "
                                + dimension + ", or hold it to one value in WHERE.")
                .suggesting(List.of("GROUP BY " + dimension, "WHERE " + dimension + " = '…'"));
    }
}
