package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.table.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDateLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;

/** Makes both sides of a comparison of one type: text in lower case, dates and numbers in quotes what they are meant to be. */
final class Comparisons {
    private final Function<SqlNode, Optional<Type>> types;
    private final List<Problem> problems;

    Comparisons(Function<SqlNode, Optional<Type>> types, List<Problem> problems) {
        // Of what a fault was told about already nothing more is told.
        this.types = node -> Refused.isIn(node) ? Optional.empty() : types.apply(node);
        this.problems = problems;
    }

    /** Any of =, <>, <, <=, >, >= and BETWEEN. */
    SqlNode compare(SqlCall call, List<SqlNode> operands) {
        boolean equality = switch (call.getKind()) {
            case EQUALS, NOT_EQUALS, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> true;
            default -> false;
        };
        return new SqlBasicCall(call.getOperator(), alike(call, operands, equality), call.getParserPosition());
    }

    /** COALESCE and NULLIF, which yield what they are given. */
    SqlNode alike(SqlCall call, List<SqlNode> operands) {
        return new SqlBasicCall(call.getOperator(), alike(call, operands, false), call.getParserPosition());
    }

    SqlNode in(SqlCall call, SqlNode value, List<SqlNode> choices) {
        var all = alike(call, Stream.concat(Stream.of(value), choices.stream()).toList(), true);
        var list = new SqlNodeList(all.subList(1, all.size()), call.operand(1).getParserPosition());
        return new SqlBasicCall(call.getOperator(), List.of(all.getFirst(), list), call.getParserPosition());
    }

    /** IN of a sub-query. */
    SqlNode in(SqlCall call, SqlNode value, Picked values) {
        var type = types.apply(value);
        var other = values.column().type();
        if (type.isPresent() && !kind(type.get()).equals(kind(other))) {
            return refuse(
                    Problems.type(
                            value,
                            SqlText.of(value) + " is " + words(type.get()) + ", and "
                                    + values.column().name() + " is " + words(other)
                                    + ": they cannot be compared."),
                    value);
        }
        boolean text = other == Type.TEXT;
        return new SqlBasicCall(
                call.getOperator(),
                List.of(text ? lower(value) : value, values.values(text, call.getKind() == SqlKind.NOT_IN)),
                call.getParserPosition());
    }

    SqlNode like(SqlCall call, List<SqlNode> operands) {
        var lower = new ArrayList<>(operands);
        for (int i = 0; i < 2; i++) {
            var type = types.apply(operands.get(i));
            if (type.isPresent() && type.get() != Type.TEXT) {
                problems.add(Problems.type(
                        operands.get(i),
                        "LIKE compares text, and " + SqlText.of(operands.get(i)) + " is " + words(type.get()) + "."));
                return new Refused(call, operands);
            }
            lower.set(i, lower(operands.get(i)));
        }
        return new SqlBasicCall(call.getOperator(), lower, call.getParserPosition());
    }

    /** A literal that the physical text can hold. */
    SqlNode literal(SqlLiteral literal) {
        var pos = literal.getParserPosition();
        if (literal instanceof SqlUnknownLiteral unknown) {
            return unknown.tag.equalsIgnoreCase("DATE")
                    ? date(unknown.getValue(), literal)
                    : refuse(Problems.notSupported(literal, unknown.tag + " literals", "time goes by DATE"), literal);
        }
        return switch (literal.getTypeName()) {
            case CHAR -> literal.getValue() instanceof NlsString text ? text(text.getValue(), pos) : literal;
            case DECIMAL, DOUBLE, BOOLEAN, NULL, DATE -> literal;
            default -> refuse(Problems.notSupported(literal, "Literals such as " + literal, ""), literal);
        };
    }

    /** CAST is for dates in quotes, which need none. */
    SqlNode cast(SqlCall call) {
        return call.operand(0) instanceof SqlLiteral literal
                        && literal.getValue() instanceof NlsString text
                        && call.operand(1).toString().equalsIgnoreCase("DATE")
                        && call.getOperator() == SqlStdOperatorTable.CAST
                ? date(text.getValue(), literal)
                : refuse(
                        Problems.notSupported(
                                call, "Casts other than CAST('2026-06-01' AS DATE)", "write DATE '2026-06-01'"),
                        call);
    }

    private List<SqlNode> alike(SqlNode call, List<SqlNode> operands, boolean ignoringCase) {
        var type = operands.stream()
                .filter(operand -> !(operand instanceof SqlLiteral))
                .map(types)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> operands.stream().map(types).flatMap(Optional::stream).findFirst());
        if (type.isEmpty()) {
            return operands;
        }
        return operands.stream()
                .map(operand -> as(type.get(), operand, operands, ignoringCase))
                .toList();
    }

    private SqlNode as(Type wanted, SqlNode operand, List<SqlNode> operands, boolean ignoringCase) {
        var type = types.apply(operand);
        if (type.isEmpty() || kind(type.get()).equals(kind(wanted))) {
            return wanted == Type.TEXT && ignoringCase ? lower(operand) : operand;
        }
        if (operand instanceof SqlLiteral literal && literal.getValue() instanceof NlsString text) {
            if (wanted == Type.DATE) {
                return date(text.getValue(), literal);
            }
            if (kind(wanted).equals("a number") && isNumber(text.getValue())) {
                return SqlLiteral.createExactNumeric(
                        new BigDecimal(text.getValue().strip()).toPlainString(), operand.getParserPosition());
            }
        }
        var other = operands.stream()
                .filter(candidate ->
                        candidate != operand && types.apply(candidate).isPresent())
                .findFirst()
                .orElse(operand);
        return refuse(
                Problems.type(
                        operand,
                        SqlText.of(operand) + " is " + words(type.get()) + ", and " + SqlText.of(other) + " is "
                                + words(wanted) + ": they cannot be compared."),
                operand);
    }

    private SqlNode date(String text, SqlNode literal) {
        try {
            var day = LocalDate.parse(text.strip());
            return SqlLiteral.createDate(new DateString(day.toString()), literal.getParserPosition());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return refuse(
                    Problems.type(literal, "'" + text + "' is no date; write a date as DATE '2026-06-01'."), literal);
        }
    }

    private SqlNode lower(SqlNode node) {
        if (node instanceof SqlLiteral literal) {
            if (!(literal.getValue() instanceof NlsString text)) {
                return node;
            }
            boolean ascii = text.getValue().chars().allMatch(c -> c < 128);
            if (ascii) {
                return text(text.getValue().toLowerCase(Locale.ROOT), node.getParserPosition());
            }
        }
        return SqlStdOperatorTable.LOWER.createCall(node.getParserPosition(), node);
    }

    private static SqlNode text(String value, SqlParserPos place) {
        return SqlLiteral.createCharString(value, place);
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[+-]?\\d{1,18}(\\.\\d{1,9})?");
    }

    /** The day that a literal names. */
    static Optional<LocalDate> day(SqlNode node) {
        return node instanceof SqlDateLiteral literal && literal.getTypeName() == SqlTypeName.DATE
                ? Optional.of(LocalDate.parse(literal.toFormattedString()))
                : Optional.empty();
    }

    private static String kind(Type type) {
        return type == Type.INTEGER || type == Type.DECIMAL ? "a number" : type.name();
    }

    static boolean areAlike(Type one, Type other) {
        return kind(one).equals(kind(other));
    }

    static String words(Type type) {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER, DECIMAL -> "a number";
            case DATE -> "a date";
            case TIMESTAMP -> "a time";
            case BOOLEAN -> "true or false";
        };
    }

    private SqlNode refuse(Problem problem, SqlNode node) {
        problems.add(problem);
        return new Refused(node, List.of(node));
    }
}
