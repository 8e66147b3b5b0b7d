package ai.victor.sql;

import ai.victor.table.Type;
import java.time.DayOfWeek;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Time columns as expressions over a fact's day. */
final class TimeExpressions {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private TimeExpressions() {}

    static SqlNode of(TimeColumn column, Fact.Bound time, DayOfWeek weekStart) {
        return of(
                column,
                time.type() == Type.DATE ? time.expression() : cast(time.expression(), SqlTypeName.DATE),
                weekStart);
    }

    /** The same over an expression that is a date. */
    static SqlNode of(TimeColumn column, SqlNode day, DayOfWeek weekStart) {
        return switch (column) {
            case DAY -> day;
            case WEEK -> week(day, weekStart);
            case MONTH -> truncated("month", day);
            case QUARTER -> truncated("quarter", day);
            case YEAR -> cast(call("YEAR", day), SqlTypeName.INTEGER);
            case WEEKDAY -> call("DAYNAME", day);
            case DAY_TYPE ->
                new SqlCase(
                        NOWHERE,
                        null,
                        // What has no day is on neither.
                        SqlNodeList.of(
                                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL.createCall(
                                        NOWHERE, call("ISODOW", day), Expressions.whole(6)),
                                SqlStdOperatorTable.IS_NOT_NULL.createCall(NOWHERE, day)),
                        SqlNodeList.of(text("weekend"), text("weekday")),
                        SqlLiteral.createNull(NOWHERE));
        };
    }

    /** The first day of the period that a date lies in, which for a year is not what its column says. */
    static SqlNode start(TimeColumn column, SqlNode day, DayOfWeek weekStart) {
        return column == TimeColumn.YEAR ? truncated("year", day) : of(column, day, weekStart);
    }

    /** A later date: calendar months, of which a shorter one ends early, then days. */
    static SqlNode later(SqlNode day, int months, int days) {
        return moved(SqlStdOperatorTable.PLUS, day, months, days);
    }

    /** An earlier date: calendar months, of which a shorter one ends early, then days. */
    static SqlNode earlier(SqlNode day, int months, int days) {
        return moved(SqlStdOperatorTable.MINUS, day, months, days);
    }

    private static SqlNode moved(SqlOperator direction, SqlNode day, int months, int days) {
        var unit = new SqlIntervalQualifier(TimeUnit.MONTH, null, NOWHERE);
        var moved = months == 0
                ? day
                : cast(
                        direction.createCall(
                                NOWHERE, day, SqlLiteral.createInterval(1, Integer.toString(months), unit, NOWHERE)),
                        SqlTypeName.DATE);
        return days == 0 ? moved : direction.createCall(NOWHERE, moved, Expressions.whole(days));
    }

    /** The database's weeks start on Monday; others are moved there and back. */
    private static SqlNode week(SqlNode day, DayOfWeek weekStart) {
        int shift = Math.floorMod(DayOfWeek.MONDAY.getValue() - weekStart.getValue(), 7);
        if (shift == 0) {
            return truncated("week", day);
        }
        var moved = SqlStdOperatorTable.PLUS.createCall(NOWHERE, day, Expressions.whole(shift));
        return SqlStdOperatorTable.MINUS.createCall(NOWHERE, truncated("week", moved), Expressions.whole(shift));
    }

    private static SqlNode truncated(String unit, SqlNode day) {
        return cast(call("DATE_TRUNC", text(unit), day), SqlTypeName.DATE);
    }

    private static SqlNode cast(SqlNode node, SqlTypeName type) {
        return SqlStdOperatorTable.CAST.createCall(
                NOWHERE, node, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, NOWHERE), NOWHERE));
    }

    private static SqlNode text(String value) {
        return SqlLiteral.createCharString(value, NOWHERE);
    }

    private static SqlNode call(String function, SqlNode... operands) {
        return new SqlBasicCall(
                new SqlUnresolvedFunction(
                        new SqlIdentifier(function, NOWHERE),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION),
                List.of(operands),
                NOWHERE);
    }
}
