package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Turns expressions as people write them into those that the compiler knows: names are the model's own, text is compared in lower case, a
 * division by zero is NULL, a date in quotes is a date. Nothing that is not named here goes through.
 */
final class Resolver {
    /** Where an expression stands, which decides what may stand in it. */
    enum Clause {
        SELECT,
        WHERE,
        GROUP_BY,
        HAVING,
        QUALIFY,
        ORDER_BY
    }

    private static final String AGGREGATE = "AGGREGATE";

    private static final Set<String> AGGREGATES = Set.of(
            "SUM", "AVG", "MIN", "MAX", "COUNT", "MEDIAN", "STDDEV", "ANY_VALUE", "APPROX_COUNT_DISTINCT", "SUM0");

    private static final Set<String> CLOCKS = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "CURRENT_TIME",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "NOW",
            "TODAY",
            "GETDATE");

    private static final Set<String> FUNCTIONS =
            Set.of("ROUND", "ABS", "FLOOR", "CEIL", "CEILING", "COALESCE", "NULLIF", "LOWER", "UPPER");

    private static final Set<SqlKind> OPERATORS = Set.of(
            SqlKind.AND,
            SqlKind.OR,
            SqlKind.NOT,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.PLUS,
            SqlKind.MINUS,
            SqlKind.TIMES,
            SqlKind.MINUS_PREFIX,
            SqlKind.PLUS_PREFIX);

    private final Names names;
    private final SubQueries subQueries;
    private final Comparisons comparisons;
    private final List<Problem> problems = new ArrayList<>();
    private Windows windows = new Windows(List.of(), this);

    /** @param tableNames what may stand before the dot of a column, in lower case */
    Resolver(SemanticColumns columns, Set<String> tableNames) {
        this(new MetricNames(columns, tableNames), SubQueries.NONE);
    }

    Resolver(Names names, SubQueries subQueries) {
        this.names = names;
        this.subQueries = subQueries;
        this.comparisons = new Comparisons(this::type, problems);
    }

    /** Gives names to windows, those of a WINDOW clause. */
    void declare(SqlNodeList declared) {
        windows = new Windows(declared, this);
    }

    List<Problem> problems() {
        return problems;
    }

    SqlNode resolve(SqlNode node, Clause clause) {
        return switch (node) {
            case SqlIdentifier column -> column(column, clause);
            case Refused refused -> refused;
            case SqlLiteral literal -> comparisons.literal(literal);
            case SqlCase choice -> choice(choice, clause);
            case SqlCall call -> call(call, clause);
            default -> refuse(Problems.notSupported(node, "Parts such as " + node, ""), node);
        };
    }

    /** What a resolved expression yields. */
    Optional<Type> type(SqlNode node) {
        return Types.of(node, names::type);
    }

    static boolean isAggregate(SqlNode node) {
        return node instanceof SqlCall call
                && call.operandCount() == 1
                && call.getOperator().getName().equalsIgnoreCase(AGGREGATE);
    }

    private SqlNode column(SqlIdentifier written, Clause clause) {
        if (written.isStar()) {
            return refuse(Problems.star(written), written);
        }
        if (CLOCKS.contains(written.names.getLast().toUpperCase(Locale.ROOT))) {
            return refuse(Problems.clock(written, written.names.getLast()), written);
        }
        return names.column(written, clause, this);
    }

    private SqlNode choice(SqlCase choice, Clause clause) {
        var pos = choice.getParserPosition();
        var whens = new SqlNodeList(pos);
        choice.getWhenOperands().forEach(when -> whens.add(resolve(when, clause)));
        var thens = new SqlNodeList(pos);
        choice.getThenOperands().forEach(then -> thens.add(resolve(then, clause)));
        var otherwise = choice.getElseOperand();
        return new SqlCase(
                pos, null, whens, thens, otherwise == null ? SqlLiteral.createNull(pos) : resolve(otherwise, clause));
    }

    private SqlNode call(SqlCall call, Clause clause) {
        var operator = call.getOperator();
        var name = operator.getName().toUpperCase(Locale.ROOT);
        if (call.getFunctionQuantifier() != null && !AGGREGATES.contains(name)) {
            return refuse(Problems.notSupported(call, "DISTINCT and ALL in a function", ""), call);
        }
        if (name.equals(AGGREGATE) || AGGREGATES.contains(name)) {
            return names.aggregate(call, clause, this);
        }
        var time = names.time(call, clause, this);
        if (time.isPresent()) {
            return time.get();
        }
        if (CLOCKS.contains(name)) {
            return refuse(Problems.clock(call, name), call);
        }
        return switch (call.getKind()) {
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                comparisons.compare(call, resolved(call, clause));
            case IN, NOT_IN -> in(call, clause);
            case BETWEEN -> between(call, clause);
            case LIKE ->
                operator == SqlStdOperatorTable.LIKE || operator == SqlStdOperatorTable.NOT_LIKE
                        ? comparisons.like(call, resolved(call, clause))
                        : refuse(Problems.notSupported(call, name + " conditions", "LIKE ignores case here"), call);
            case DIVIDE -> {
                var operands = resolved(call, clause);
                yield remade(call, List.of(operands.get(0), Expressions.orNullIfZero(operands.get(1))));
            }
            case CAST -> comparisons.cast(call);
            case SELECT, UNION, INTERSECT, EXCEPT, WITH, ORDER_BY -> subQueries.pick(call, true, clause);
            case SCALAR_QUERY -> subQueries.pick(call.operand(0), true, clause);
            case EXISTS -> refuse(Problems.notSupported(call, "EXISTS conditions", "use IN (SELECT …)"), call);
            case SOME, ALL ->
                refuse(Problems.notSupported(call, "ANY and ALL conditions", "compare with a MIN or a MAX"), call);
            case VALUES, ARRAY_QUERY_CONSTRUCTOR, MULTISET_QUERY_CONSTRUCTOR ->
                refuse(Problems.notSupported(call, "Lists of VALUES", "give the values in IN (…)"), call);
            case GROUPING -> grouping(call, clause);
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> comparisons.compare(call, resolved(call, clause));
            case PLUS, MINUS -> {
                var day = Intervals.shifted(call, operand -> resolve(operand, clause), this::type);
                yield day.orElseGet(() -> other(call, name, clause));
            }
            case OVER -> windows.resolve(call, clause);
            case FILTER -> filter(call, clause);
            default -> other(call, name, clause);
        };
    }

    private SqlNode other(SqlCall call, String name, Clause clause) {
        if (OPERATORS.contains(call.getKind()) || call.getOperator() == SqlStdOperatorTable.CONCAT) {
            return remade(call, resolved(call, clause));
        }
        if (name.equals("COALESCE") || name.equals("NULLIF")) {
            return comparisons.alike(call, resolved(call, clause));
        }
        if (FUNCTIONS.contains(name) && call.getOperator() instanceof SqlFunction) {
            return remade(call, resolved(call, clause));
        }
        if (name.equals("GROUPING") || name.equals("GROUPING_ID")) {
            return grouping(call, clause);
        }
        if (Windows.FUNCTIONS.contains(name)) {
            return refuse(FormProblems.windowMissing(call, name), call);
        }
        var known = new TreeSet<>(FUNCTIONS);
        known.add(AGGREGATE);
        known.addAll(TimeFunctions.NAMES);
        int before = problems.size();
        var operands = known(call, clause);
        if (!TimeFunctions.NAMES.contains(name)) {
            problems.add(Problems.unknownFunction(call, name, known));
        } else if (problems.size() == before) {
            problems.add(Problems.notSupported(
                    call, "Other forms of " + name, "write " + name + " of day, or a column of time such as month"));
        }
        return new Refused(call, operands);
    }

    /** The operands of a call that has no meaning itself; of these, only names can be told to be wrong. */
    private List<SqlNode> known(SqlCall call, Clause clause) {
        int before = problems.size();
        var operands = call.getOperandList().stream()
                .filter(operand -> operand instanceof SqlIdentifier || operand instanceof SqlCall)
                .map(operand -> resolve(operand, clause))
                .toList();
        problems.subList(before, problems.size())
                .removeIf(problem -> !problem.code().startsWith("UNKNOWN_"));
        return operands;
    }

    /** {@code AGGREGATE(metric) FILTER (WHERE condition)}: the metric over the rows for which the condition holds. */
    private SqlNode filter(SqlCall call, Clause clause) {
        var metric = resolve(call.operand(0), clause);
        var condition = resolve(call.operand(1), Clause.WHERE);
        return remade(call, List.of(metric, condition));
    }

    private SqlNode in(SqlCall call, Clause clause) {
        if (call.operand(0).getKind() == SqlKind.ROW) {
            return refuse(Problems.notSupported(call, "IN conditions on several columns", "join a CTE on them"), call);
        }
        var value = resolve(call.operand(0), clause);
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            var values = subQueries.pick(call.operand(1), false, clause);
            return values instanceof Picked picked
                    ? comparisons.in(call, value, picked)
                    : new Refused(call, List.of(value));
        }
        var choices = new ArrayList<SqlNode>();
        list.forEach(choice -> choices.add(resolve(choice, clause)));
        return comparisons.in(call, value, choices);
    }

    private SqlNode grouping(SqlCall call, Clause clause) {
        return clause == Clause.WHERE || clause == Clause.GROUP_BY
                ? refuse(Problems.notSupported(call, "GROUPING in WHERE and GROUP BY", "use HAVING"), call)
                : remade(call, resolved(call, Clause.GROUP_BY));
    }

    private SqlNode between(SqlCall call, Clause clause) {
        if (((SqlBetweenOperator) call.getOperator()).flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            return refuse(Problems.notSupported(call, "SYMMETRIC ranges", ""), call);
        }
        return comparisons.compare(call, resolved(call, clause));
    }

    List<SqlNode> resolved(SqlCall call, Clause clause) {
        return call.getOperandList().stream()
                .map(operand -> resolve(operand, clause))
                .toList();
    }

    static SqlNode remade(SqlCall call, List<SqlNode> operands) {
        SqlOperator operator = call.getOperator();
        return new SqlBasicCall(operator, operands, call.getParserPosition());
    }

    /** Tells of a problem; what is returned stands in the place of what it is about. */
    SqlNode refuse(Problem problem, SqlNode node) {
        problems.add(problem);
        return new Refused(node);
    }
}
