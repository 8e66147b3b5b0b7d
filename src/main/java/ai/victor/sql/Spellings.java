package ai.victor.sql;

import ai.victor.problem.Problem;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a parsed query one in the words of this one's grammar: today and days reckoned from it are dates, functions of other databases are
 * those of the standard, GROUP BY ALL names its columns.
 */
final class Spellings extends SqlShuttle {
    private static final Set<String> TODAY = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "LOCALTIMESTAMP",
            "NOW",
            "TODAY",
            "GETDATE",
            "CURDATE",
            "SYSDATE",
            "CURRENT_DATETIME");

    private static final Set<String> COUNTS =
            Set.of("AGGREGATE", "SUM", "AVG", "MIN", "MAX", "COUNT", "MEDIAN", "STDDEV", "ANY_VALUE");

    /** More days than any data has. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Optional<LocalDate> today;
    private final DayOfWeek weekStart;
    private final List<Problem> problems;

    private Spellings(Optional<LocalDate> today, DayOfWeek weekStart, List<Problem> problems) {
        this.today = today;
        this.weekStart = weekStart;
        this.problems = problems;
    }

    /** The query in this grammar; what has no meaning here is added to the problems and stays. */
    static SqlNode standard(SqlNode statement, Optional<LocalDate> today, DayOfWeek weekStart, List<Problem> problems) {
        var respelled = statement.accept(new Spellings(today, weekStart, problems));
        return respelled == null ? statement : respelled;
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        boolean bare = name.isSimple() && !name.isStar() && !name.isComponentQuoted(0);
        // Without parentheses only the standard's own names are a clock: a column may be called "now".
        return bare
                        && Set.of("CURRENT_DATE", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP")
                                .contains(upper(name.getSimple()))
                ? today.<SqlNode>map(day -> date(day, name)).orElse(name)
                : name;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        if (literal instanceof SqlUnknownLiteral unknown && upper(unknown.tag).startsWith("TIMESTAMP")) {
            var text = unknown.getValue().strip();
            if (text.matches("\\d{4}-\\d\\d-\\d\\d([T ]00:00(:00(\\.0+)?)?Z?)?")) {
                return day(text.substring(0, 10))
                        .<SqlNode>map(day -> date(day, literal))
                        .orElse(literal);
            }
        }
        return literal;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall written) {
        var visited = super.visit(written);
        if (!(visited instanceof SqlCall call)) {
            return visited;
        }
        if (call instanceof SqlSelect select) {
            groupByAll(select);
            return select;
        }
        return spelled(call).orElse(call);
    }

    private Optional<SqlNode> spelled(SqlCall call) {
        var operands = call.getOperandList();
        var name = upper(call.getOperator().getName());
        if (operands.isEmpty() && TODAY.contains(name)) {
            return today.map(day -> date(day, call));
        }
        return switch (call.getKind()) {
            case PLUS, MINUS -> moved(call, operands.get(0), operands.getLast(), call.getKind() == SqlKind.MINUS);
            case CAST -> cast(call);
            case LIKE -> like(call);
            default -> function(call, name, operands);
        };
    }

    private Optional<SqlNode> function(SqlCall call, String name, List<SqlNode> operands) {
        var pos = call.getParserPosition();
        return switch (name + "/" + operands.size()) {
            case "DATE/1", "TO_DATE/1", "TO_DATE/2" -> asDate(operands.getFirst());
            case "DATE_SUB/2", "SUBDATE/2" -> moved(call, operands.get(0), operands.get(1), true);
            case "DATE_ADD/2", "ADDDATE/2" -> moved(call, operands.get(0), operands.get(1), false);
            case "DATEADD/3", "DATE_ADD/3", "TIMESTAMPADD/3" ->
                unit(operands.get(0))
                        .flatMap(unit -> whole(operands.get(1))
                                .flatMap(count ->
                                        day(operands.get(2)).map(day -> date(moved(day, unit, count), call))));
            case "DATE_TRUNC/2" ->
                truncated(call, operands.get(0), operands.get(1))
                        .or(() -> truncated(call, operands.get(1), operands.get(0)));
            case "LAST_DAY/1" ->
                day(operands.getFirst()).map(day -> date(day.withDayOfMonth(day.lengthOfMonth()), call));
            case "IF/3", "IIF/3", "IFF/3" ->
                Optional.of(new SqlCase(
                        pos, null, SqlNodeList.of(operands.get(0)), SqlNodeList.of(operands.get(1)), operands.get(2)));
            case "IFNULL/2", "NVL/2" -> Optional.of(SqlStdOperatorTable.COALESCE.createCall(pos, operands));
            case "SAFE_DIVIDE/2" -> Optional.of(SqlStdOperatorTable.DIVIDE.createCall(pos, operands));
            case "DATE_PART/2" ->
                text(operands.getFirst())
                        .filter(unit -> unit.equalsIgnoreCase("year"))
                        .map(unit -> SqlStdOperatorTable.YEAR.createCall(pos, operands.get(1)));
            default -> Optional.empty();
        };
    }

    /** {@code ILIKE} is LIKE, which ignores case here. */
    private static Optional<SqlNode> like(SqlCall call) {
        if (call.getOperator() == SqlLibraryOperators.ILIKE) {
            return Optional.of(SqlStdOperatorTable.LIKE.createCall(call.getParserPosition(), call.getOperandList()));
        }
        if (call.getOperator() == SqlLibraryOperators.NOT_ILIKE) {
            return Optional.of(
                    SqlStdOperatorTable.NOT_LIKE.createCall(call.getParserPosition(), call.getOperandList()));
        }
        return Optional.empty();
    }

    /** A cast of a date to a date is the date; one of text in quotes is the date that it names. */
    private static Optional<SqlNode> cast(SqlCall call) {
        return upper(call.operand(1).toString()).matches("DATE|TIMESTAMP.*")
                ? asDate(call.operand(0))
                : Optional.empty();
    }

    private static Optional<SqlNode> asDate(SqlNode node) {
        if (day(node).isPresent()) {
            return Optional.of(node);
        }
        if (node instanceof SqlIdentifier name
                && TimeColumn.named(name.names.getLast())
                        .filter(column -> column.type() == ai.victor.table.Type.DATE)
                        .isPresent()) {
            return Optional.of(node);
        }
        return text(node).flatMap(Spellings::day).map(day -> date(day, node));
    }

    /** A date moved by a number of days or by an interval. */
    private static Optional<SqlNode> moved(SqlCall call, SqlNode from, SqlNode by, boolean back) {
        var start = day(from);
        if (start.isEmpty() || call.operandCount() != 2) {
            return Optional.empty();
        }
        var days = whole(by);
        if (days.isPresent()) {
            return Optional.of(date(moved(start.get(), "DAY", back ? -days.get() : days.get()), call));
        }
        return interval(by)
                .map(interval ->
                        date(moved(start.get(), interval.unit(), back ? -interval.count() : interval.count()), call));
    }

    private static LocalDate moved(LocalDate day, String unit, long count) {
        return switch (unit) {
            case "DAY" -> day.plusDays(count);
            case "WEEK" -> day.plusWeeks(count);
            case "MONTH" -> day.plusMonths(count);
            case "QUARTER" -> day.plusMonths(3 * count);
            default -> day.plusYears(count);
        };
    }

    private record Interval(String unit, long count) {}

    private static Optional<Interval> interval(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal
                && literal.getValue() instanceof SqlIntervalLiteral.IntervalValue value) {
            var count = value.getIntervalLiteral();
            return count.matches("-?\\d{1,6}")
                    ? unit(value.getIntervalQualifier())
                            .map(unit -> new Interval(unit, value.getSign() * Long.parseLong(count)))
                    : Optional.empty();
        }
        if (node instanceof SqlCall call && call.getKind() == SqlKind.INTERVAL) {
            return unit(call.operand(1))
                    .flatMap(unit -> whole(call.operand(0)).map(count -> new Interval(unit, count)));
        }
        return Optional.empty();
    }

    private static Optional<String> unit(SqlNode node) {
        var word = node instanceof SqlIntervalQualifier || node instanceof SqlIdentifier
                ? node.toString().replace("`", "")
                : text(node).orElse("");
        var unit = upper(word).replaceAll("S$", "");
        return Optional.of(unit).filter(Set.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")::contains);
    }

    private Optional<SqlNode> truncated(SqlCall call, SqlNode unit, SqlNode of) {
        return day(of).flatMap(day -> unit(unit)
                .map(word -> switch (word) {
                    case "DAY" -> TimeColumn.DAY;
                    case "WEEK" -> TimeColumn.WEEK;
                    case "MONTH" -> TimeColumn.MONTH;
                    case "QUARTER" -> TimeColumn.QUARTER;
                    default -> TimeColumn.YEAR;
                })
                .map(column -> date(column.start(day, weekStart), call)));
    }

    /** GROUP BY ALL: by each column of SELECT that adds nothing up. */
    private void groupByAll(SqlSelect select) {
        var group = select.getGroup();
        if (group == null
                || group.size() != 1
                || !(group.get(0) instanceof SqlIdentifier all)
                || !all.isSimple()
                || !all.getSimple().equals(Respelled.ALL)) {
            return;
        }
        var keys = new ArrayList<SqlNode>();
        for (var item : select.getSelectList()) {
            var expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (expression instanceof SqlIdentifier star && star.isStar()) {
                problems.add(Problems.groupByAllOfStar(star));
            } else if (!(expression instanceof SqlLiteral) && !adds(expression)) {
                keys.add(expression);
            }
        }
        select.setGroupBy(keys.isEmpty() ? null : new SqlNodeList(keys, all.getParserPosition()));
    }

    private static boolean adds(SqlNode node) {
        boolean[] found = {false};
        Expressions.replace(node, part -> {
            found[0] |= part instanceof SqlCall call
                    && (COUNTS.contains(upper(call.getOperator().getName()))
                            || call.getKind() == SqlKind.OVER
                            || call.getKind() == SqlKind.SCALAR_QUERY);
            return null;
        });
        return found[0];
    }

    private static Optional<LocalDate> day(SqlNode node) {
        return node instanceof SqlUnknownLiteral unknown && unknown.tag.equalsIgnoreCase("DATE")
                ? day(unknown.getValue())
                : Comparisons.day(node);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip().replaceFirst("[T ]00:00(:00(\\.0+)?)?Z?$", "")));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(SqlNode node) {
        return node instanceof SqlLiteral literal && literal.getValue() instanceof NlsString text
                ? Optional.of(text.getValue())
                : Optional.empty();
    }

    private static Optional<Long> whole(SqlNode node) {
        return switch (node) {
            case SqlNumericLiteral number ->
                Optional.ofNullable(number.bigDecimalValue())
                        .filter(exact -> exact.stripTrailingZeros().scale() <= 0
                                && exact.abs().compareTo(MOST) < 0)
                        .map(BigDecimal::longValue);
            case SqlCall call
            when call.getKind() == SqlKind.MINUS_PREFIX ->
                whole(call.operand(0)).map(n -> -n);
            default -> Optional.empty();
        };
    }

    private static SqlNode date(LocalDate day, SqlNode place) {
        return date(day, place.getParserPosition());
    }

    private static SqlNode date(LocalDate day, SqlParserPos place) {
        return SqlLiteral.createDate(new DateString(day.toString()), place);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
