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

    private final SemanticColumns columns;
    private final Set<String> tableNames;
    private final Comparisons comparisons;
    private final List<Problem> problems = new ArrayList<>();

    /** @param tableNames what may stand before the dot of a column, in lower case */
    Resolver(SemanticColumns columns, Set<String> tableNames) {
        this.columns = columns;
        this.tableNames = tableNames;
        this.comparisons = new Comparisons(this::type, problems);
    }

    List<Problem> problems() {
        return problems;
    }

    SqlNode resolve(SqlNode node, Clause clause) {
        return switch (node) {
            case SqlIdentifier column -> column(column, clause);
            case SqlLiteral literal -> comparisons.literal(literal);
            case SqlCase choice -> choice(choice, clause);
            case SqlCall call -> call(call, clause);
            default -> refuse(Problems.notSupported(node, "Parts such as " + node, ""), node);
        };
    }

    /** What a resolved expression yields. */
    Optional<Type> type(SqlNode node) {
        return node instanceof SqlCall call && isAggregate(call) && call.operand(0) instanceof SqlIdentifier metric
                ? type(metric)
                : Types.of(node, column -> columns.find(column.names.getLast()).map(SemanticColumn::type));
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
        var name = written.names.getLast();
        if (CLOCKS.contains(name.toUpperCase(Locale.ROOT))) {
            return refuse(Problems.clock(written, name), written);
        }
        boolean ofTable = written.isSimple()
                || written.names.size() == 2
                        && tableNames.contains(written.names.getFirst().toLowerCase(Locale.ROOT));
        var column = ofTable ? columns.find(name) : Optional.<SemanticColumn>empty();
        if (column.isEmpty()) {
            return refuse(Problems.unknownColumn(written, String.join(".", written.names), columns.names()), written);
        }
        return switch (column.get()) {
            case SemanticColumn.Measured measured ->
                refuse(
                        clause == Clause.WHERE
                                ? Problems.metricInWhere(written, measured.name())
                                : Problems.measureNotAggregated(written, written.toString(), measured.name()),
                        written);
            case SemanticColumn.Cut cut -> new SqlIdentifier(cut.name(), written.getParserPosition());
            case SemanticColumn.Time time -> new SqlIdentifier(time.name(), written.getParserPosition());
        };
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
        if (name.equals(AGGREGATE)) {
            return aggregate(call, clause);
        }
        if (AGGREGATES.contains(name)) {
            return refuse(otherAggregate(call, name), call);
        }
        var time = TimeFunctions.read(call);
        if (time.isPresent()) {
            return new SqlIdentifier(time.get().columnName(), call.getParserPosition());
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
            case SELECT,
                    UNION,
                    INTERSECT,
                    EXCEPT,
                    VALUES,
                    EXISTS,
                    SCALAR_QUERY,
                    SOME,
                    ALL,
                    WITH,
                    ORDER_BY,
                    ARRAY_QUERY_CONSTRUCTOR,
                    MULTISET_QUERY_CONSTRUCTOR ->
                refuse(Problems.notSupported(call, "Sub-queries", "ask two questions instead"), call);
            case OVER -> refuse(Problems.notSupported(call, "Window functions (OVER)", ""), call);
            case FILTER -> refuse(Problems.notSupported(call, "FILTER clauses", "put the condition into WHERE"), call);
            default -> other(call, name, clause);
        };
    }

    private SqlNode other(SqlCall call, String name, Clause clause) {
        if (OPERATORS.contains(call.getKind()) || call.getOperator() == SqlStdOperatorTable.CONCAT) {
            return remade(call, resolved(call, clause));
        }
        if (FUNCTIONS.contains(name) && call.getOperator() instanceof SqlFunction) {
            return remade(call, resolved(call, clause));
        }
        var known = new TreeSet<>(FUNCTIONS);
        known.add(AGGREGATE);
        known.addAll(TimeFunctions.NAMES);
        return refuse(Problems.unknownFunction(call, name, known), call);
    }

    private SqlNode aggregate(SqlCall call, Clause clause) {
        if (call.getFunctionQuantifier() != null || call.operandCount() != 1) {
            return refuse(Problems.notAMetric(call, "anything else"), call);
        }
        if (!(call.operand(0) instanceof SqlIdentifier written) || written.isStar()) {
            return refuse(Problems.notAMetric(call, SqlText.of(call.operand(0))), call);
        }
        var name = written.names.getLast();
        var column = columns.find(name);
        if (column.isEmpty()) {
            return refuse(Problems.unknownColumn(written, name, columns.metricNames()), call);
        }
        if (!(column.get() instanceof SemanticColumn.Measured measured)) {
            return refuse(
                    Problems.notAMetric(written, "the dimension " + column.get().name()), call);
        }
        if (clause == Clause.WHERE) {
            return refuse(Problems.metricInWhere(call, measured.name()), call);
        }
        if (clause == Clause.GROUP_BY) {
            return refuse(Problems.notSupported(call, "Metrics in GROUP BY", "group by dimensions"), call);
        }
        return call.getOperator()
                .createCall(call.getParserPosition(), new SqlIdentifier(measured.name(), written.getParserPosition()));
    }

    private Problem otherAggregate(SqlCall call, String name) {
        if (call.operandCount() == 1 && call.operand(0) instanceof SqlIdentifier written && !written.isStar()) {
            var column = columns.find(written.names.getLast());
            if (column.isEmpty()) {
                return Problems.unknownColumn(written, written.names.getLast(), columns.names());
            }
            return column.get() instanceof SemanticColumn.Measured measured
                    ? Problems.measureNotAggregated(call, name + "(" + written + ")", measured.name())
                    : Problems.aggregateOfDimension(call, name, column.get().name());
        }
        return name.equals("COUNT")
                ? Problems.count(call, columns.counts())
                : Problems.notSupported(call, "Aggregates of expressions", "metrics are read by AGGREGATE(metric)");
    }

    private SqlNode in(SqlCall call, Clause clause) {
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            return refuse(Problems.notSupported(call, "Sub-queries", "give the values in a list"), call);
        }
        var value = resolve(call.operand(0), clause);
        var choices = new ArrayList<SqlNode>();
        list.forEach(choice -> choices.add(resolve(choice, clause)));
        return comparisons.in(call, value, choices);
    }

    private SqlNode between(SqlCall call, Clause clause) {
        if (((SqlBetweenOperator) call.getOperator()).flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            return refuse(Problems.notSupported(call, "SYMMETRIC ranges", ""), call);
        }
        return comparisons.compare(call, resolved(call, clause));
    }

    private List<SqlNode> resolved(SqlCall call, Clause clause) {
        return call.getOperandList().stream()
                .map(operand -> resolve(operand, clause))
                .toList();
    }

    private static SqlNode remade(SqlCall call, List<SqlNode> operands) {
        SqlOperator operator = call.getOperator();
        return new SqlBasicCall(operator, operands, call.getParserPosition());
    }

    private SqlNode refuse(Problem problem, SqlNode node) {
        problems.add(problem);
        return node;
    }
}
