package ai.victor.sql;

import ai.victor.model.Metric;
import ai.victor.model.SemanticModel;
import ai.victor.problem.Candidates;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** All that can be wrong with a semantic query, in words. */
final class Problems {
    private static final int MOST_NAMES = 8;

    private static final Place NOWHERE = Place.inText(Integer.MAX_VALUE, 0);

    private Problems() {}

    /** Does not say by what the rows that may be seen are told: who is refused learns nothing of the rules. */
    static Problem notAllowed(String fact) {
        return Problem.of(
                "NOT_ALLOWED",
                "What is read from " + fact.replace('_', ' ')
                        + " cannot be shown to you: its rows do not tell which of them you may see.");
    }

    static Problem groupByAllOfStar(SqlNode star) {
        return at(star, "STAR", "GROUP BY ALL needs the columns of SELECT by name, not *.");
    }

    static Problem top(Place place, String count) {
        return Problem.at(place, "SYNTAX", "The number of rows is said at the end of the query.")
                .suggesting(List.of("LIMIT " + count));
    }

    static Problem unknownColumn(SqlNode at, String name, List<String> known) {
        return unknownColumn(at, name, known, "metrics", false);
    }

    /** @param outer whether a block around has it */
    static Problem unknownColumn(SqlNode at, String name, List<String> known, String table, boolean outer) {
        if (outer) {
            return at(
                    at,
                    "NOT_SUPPORTED",
                    "Correlated sub-queries are not supported: " + name
                            + " is of the query around; group by it in a CTE and join that.");
        }
        var near = Candidates.near(name, known);
        return at(at, "UNKNOWN_COLUMN", "There is no column " + name + " in " + table + didYouMean(near))
                .suggesting(near);
    }

    static Problem unknownTable(SqlNode at, String name, List<String> others) {
        var near = Candidates.near(name, others);
        return at(
                        at,
                        "UNKNOWN_TABLE",
                        others.isEmpty()
                                ? "The only table to read is metrics; there is no " + name + "."
                                : "There is no table " + name + "; there are metrics, " + String.join(", ", others)
                                        + ".")
                .suggesting(near.isEmpty() ? List.of("metrics") : near);
    }

    static Problem noTable(SqlNode at) {
        return at(at, "UNKNOWN_TABLE", "A query reads FROM metrics, which this one does not.")
                .suggesting(List.of("metrics"));
    }

    static Problem unknownFunction(SqlNode at, String name, Collection<String> known) {
        var near = Candidates.near(name, known);
        return at(at, "UNKNOWN_FUNCTION", "There is no function " + name + " here" + didYouMean(near))
                .suggesting(near);
    }

    static Problem notAQuery(String word) {
        return Problem.of("NOT_A_QUERY", "Only a SELECT over metrics runs here; " + word + " does not.");
    }

    static Problem severalStatements() {
        return Problem.of("MULTIPLE_STATEMENTS", "One statement at a time: this text holds several.");
    }

    static Problem tooLong(int most) {
        return Problem.of("TOO_LONG", "The query is longer than " + most + " characters.");
    }

    static Problem tooDeep() {
        return Problem.of("TOO_DEEP", "The query is nested too deeply.");
    }

    static Problem empty() {
        return Problem.of("SYNTAX", "There is no query in this text.");
    }

    static Problem syntax(Optional<Place> place, String what) {
        return place.map(where -> Problem.at(where, "SYNTAX", what)).orElseGet(() -> Problem.of("SYNTAX", what));
    }

    static Problem notSupported(SqlNode at, String what, String instead) {
        return at(at, "NOT_SUPPORTED", what + " are not supported" + (instead.isEmpty() ? "." : "; " + instead + "."));
    }

    static Problem clock(SqlNode at, String name) {
        return at(
                at,
                "NOT_SUPPORTED",
                name + " is not known here, so that a query means the same tomorrow; write the day as DATE"
                        + " '2026-06-01'.");
    }

    static Problem star(SqlNode at) {
        return at(
                at,
                "STAR",
                "SELECT * has no meaning over metrics: name the dimensions, and the metrics as AGGREGATE(metric).");
    }

    static Problem measureNotAggregated(SqlNode at, String written, String metric) {
        var right = "AGGREGATE(" + metric + ")";
        return at(
                        at,
                        "MEASURE_NOT_AGGREGATED",
                        "Write " + right + " instead of " + written + ": " + metric
                                + " is a metric, which knows itself how it adds up.")
                .suggesting(List.of(right));
    }

    static Problem metricInWhere(SqlNode at, String metric) {
        var right = "HAVING AGGREGATE(" + metric + ")";
        return at(
                        at,
                        "MEASURE_NOT_AGGREGATED",
                        "WHERE chooses rows by dimensions; a condition on the metric " + metric + " goes into " + right
                                + " ….")
                .suggesting(List.of(right));
    }

    static Problem aggregateOfDimension(SqlNode at, String name, String dimension) {
        return at(
                at,
                "NOT_A_METRIC",
                name + "(" + dimension + ") is not possible: " + dimension
                        + " is a dimension, to group by or to filter; metrics are read by AGGREGATE(metric).");
    }

    static Problem notAMetric(SqlNode at, String what) {
        return at(at, "NOT_A_METRIC", "AGGREGATE takes the name of one metric, not " + what + ".");
    }

    static Problem count(SqlNode at, List<String> metrics) {
        return at(
                        at,
                        "NOT_A_METRIC",
                        "metrics has no rows of its own to count: use a metric that counts"
                                + (metrics.isEmpty() ? "." : ", such as AGGREGATE(" + metrics.getFirst() + ")."))
                .suggesting(
                        metrics.stream().map(name -> "AGGREGATE(" + name + ")").toList());
    }

    static Problem type(SqlNode at, String what) {
        return at(at, "TYPE", what);
    }

    static Problem notGrouped(SqlNode at, String column) {
        return at(at, "NOT_GROUPED", column + " must stand in GROUP BY.").suggesting(List.of("GROUP BY " + column));
    }

    static Problem nothingNamed(SqlNode at) {
        return at(at, "NOTHING_NAMED", "The query names no metric and no dimension.");
    }

    static Problem ordinal(SqlNode at, String clause, int most) {
        return at(at, "UNKNOWN_COLUMN", clause + " counts the columns of SELECT from 1 to " + most + ".");
    }

    /**
     * A metric cannot be cut or filtered by a dimension.
     *
     * @param rows what a row of the fact is, in the model's words
     */
    static Problem dimensionNotAvailable(
            SqlNode at,
            String metric,
            String dimension,
            String fact,
            String rows,
            List<String> metricsWith,
            List<String> dimensionsOf) {
        return at(
                        at,
                        "DIMENSION_NOT_AVAILABLE",
                        metric + " cannot be cut or filtered by " + dimension
                                + ": there is none in " + fact.replace('_', ' ')
                                + (rows.isEmpty() ? "." : " (" + rows + ").")
                                + (metricsWith.isEmpty()
                                        ? ""
                                        : " " + dimension + " goes with " + some(metricsWith) + ".")
                                + (dimensionsOf.isEmpty()
                                        ? ""
                                        : " " + metric + " goes with " + some(dimensionsOf) + "."))
                .suggesting(metricsWith.stream().limit(MOST_NAMES).toList());
    }

    static Problem onlyMonths(SqlNode at, String metric, String column) {
        return at(
                        at,
                        "DIMENSION_NOT_AVAILABLE",
                        metric + " is known by month only, so it cannot be cut or filtered by " + column
                                + "; use month, quarter or year.")
                .suggesting(List.of("month", "quarter", "year"));
    }

    static Problem noFactFor(SqlNode at, List<String> dimensions) {
        return at(
                at,
                "DIMENSION_NOT_AVAILABLE",
                "Nothing has " + String.join(" and ", dimensions) + " together; name a metric, or fewer of them.");
    }

    static Problem storeLacks(SemanticModel model, String column) {
        return Problem.of(
                "STORE_OUTDATED",
                "The store has no column " + column + " in its table " + model.table() + ", which the model's "
                        + model.name() + " needs: it was made by another version; import the files again.");
    }

    static Problem badExpression(SemanticModel model, String expression) {
        return Problem.at(
                model.place(),
                "MODEL",
                "The model's " + model.name() + " has an expression that is not SQL: " + expression);
    }

    static Problem ambiguousDimension(SqlNode at, String name, List<String> choices) {
        return at(at, "AMBIGUOUS", name + " could be " + String.join(" or ", choices) + "; name the one that is meant.")
                .suggesting(choices);
    }

    static Problem badFormula(Metric.Derived metric) {
        return Problem.at(
                metric.place(),
                "MODEL",
                "The metric " + metric.name() + " has an expression that is not SQL: " + metric.expr());
    }

    static Problem badFilter(Metric metric, Metric.Filter filter) {
        return Problem.at(
                metric.place(),
                "MODEL",
                "The metric " + metric.name() + " has a filter on " + filter.dimension() + " that does not fit it.");
    }

    static Problem notAStart(SqlNode at, String column, LocalDate day, LocalDate start) {
        return at(at, "TYPE", "A " + column + " is its first day, and " + day + " is none; write DATE '" + start + "'.")
                .suggesting(List.of("DATE '" + start + "'"));
    }

    static Problem notInDialect(Dialect dialect, String what) {
        return Problem.of(
                "NOT_IN_DIALECT", dialect.product() + " has no words that mean exactly the same as " + what + ".");
    }

    /** A problem with a place, where it has none of its own. */
    static Problem placed(Problem problem, SqlNode at) {
        return problem.place().isPresent()
                ? problem
                : at(at, problem.code(), problem.message()).suggesting(problem.candidates());
    }

    /** Problems once each, in the order of their places; what concerns no place comes last. */
    static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(
                        problem -> problem.place().orElse(NOWHERE),
                        Comparator.comparingInt(Place::line).thenComparingInt(Place::column)))
                .toList();
    }

    static Problem at(SqlNode node, String code, String message) {
        return at(node.getParserPosition(), code, message);
    }

    static Problem at(SqlParserPos place, String code, String message) {
        return place.getLineNum() > 0
                ? Problem.at(Place.inText(place.getLineNum(), place.getColumnNum()), code, message)
                : Problem.of(code, message);
    }

    private static String didYouMean(List<String> near) {
        return near.isEmpty()
                ? "."
                : "; did you mean " + String.join(" or ", near.subList(0, Math.min(2, near.size()))) + "?";
    }

    private static String some(List<String> names) {
        var shown = names.stream().limit(MOST_NAMES).toList();
        return String.join(", ", shown) + (names.size() > shown.size() ? " and others" : "");
    }
}
