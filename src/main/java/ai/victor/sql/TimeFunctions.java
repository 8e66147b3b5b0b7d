package ai.victor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.NlsString;

/** Other spellings of time columns: {@code DATE_TRUNC('week', day)} is {@code week}, {@code YEAR(day)} is {@code year}. */
final class TimeFunctions {
    static final List<String> NAMES = List.of("DATE_TRUNC", "YEAR", "EXTRACT");

    private TimeFunctions() {}

    static Optional<TimeColumn> read(SqlCall call) {
        var operands = call.getOperandList();
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "DATE_TRUNC" ->
                operands.size() == 2 && isDay(operands.get(1))
                        ? unit(operands.get(0))
                        : operands.size() == 2 && isDay(operands.get(0)) ? unit(operands.get(1)) : Optional.empty();
            case "FLOOR" -> operands.size() == 2 && isDay(operands.get(0)) ? unit(operands.get(1)) : Optional.empty();
            case "EXTRACT" -> operands.size() == 2 && isDay(operands.get(1)) ? year(operands.get(0)) : Optional.empty();
            case "YEAR" ->
                operands.size() == 1 && isDay(operands.get(0)) ? Optional.of(TimeColumn.YEAR) : Optional.empty();
            case "DAYNAME" ->
                operands.size() == 1 && isDay(operands.get(0)) ? Optional.of(TimeColumn.WEEKDAY) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A period of any day: that of {@code DATE_TRUNC('month', shipped)}. */
    record Period(TimeColumn column, SqlNode day) {}

    /** The period that a call asks for, of whichever day. */
    static Optional<Period> of(SqlCall call) {
        var operands = call.getOperandList();
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (name.equals("YEAR") && operands.size() == 1) {
            return Optional.of(new Period(TimeColumn.YEAR, operands.getFirst()));
        }
        if (operands.size() != 2) {
            return Optional.empty();
        }
        return switch (name) {
            case "DATE_TRUNC" -> unit(operands.get(0)).map(column -> new Period(column, operands.get(1)));
            case "FLOOR" -> unit(operands.get(1)).map(column -> new Period(column, operands.get(0)));
            case "EXTRACT" -> year(operands.get(0)).map(column -> new Period(column, operands.get(1)));
            default -> Optional.empty();
        };
    }

    /** The column {@code day}, which the grammar takes for a unit in some places. */
    private static boolean isDay(SqlNode node) {
        return switch (node) {
            case SqlIdentifier column -> column.names.getLast().equalsIgnoreCase("day");
            case SqlIntervalQualifier unit -> unit.toString().equalsIgnoreCase("day");
            default -> false;
        };
    }

    private static Optional<TimeColumn> unit(SqlNode node) {
        var word = switch (node) {
            case SqlIntervalQualifier unit -> unit.toString();
            case SqlIdentifier unit when unit.isSimple() -> unit.getSimple();
            case SqlLiteral literal when literal.getValue() instanceof NlsString text -> text.getValue();
            default -> "";
        };
        return TimeColumn.named(word).filter(column -> column.ordinal() <= TimeColumn.QUARTER.ordinal());
    }

    private static Optional<TimeColumn> year(SqlNode node) {
        return node.toString().equalsIgnoreCase("year") ? Optional.of(TimeColumn.YEAR) : Optional.empty();
    }
}
