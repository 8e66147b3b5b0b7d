package ai.victor.sql;

import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Conditions inside of conditions, each in parentheses. Databases rank these operators each in its own way, and Calcite in another one: what it
 * writes without parentheses, because it would read it right, is read wrong or not at all elsewhere.
 */
final class Parentheses {
    private static final Set<SqlKind> CONDITIONS = Set.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM,
            SqlKind.BETWEEN,
            SqlKind.IN,
            SqlKind.NOT_IN,
            SqlKind.LIKE,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.IS_TRUE,
            SqlKind.IS_NOT_TRUE,
            SqlKind.IS_FALSE,
            SqlKind.IS_NOT_FALSE,
            SqlKind.NOT,
            SqlKind.AND,
            SqlKind.OR);

    /** What stands beside a call binds at least as tight as this one where it is an operand of a condition, and not of AND, OR or NOT. */
    private static final int TIGHT = SqlStdOperatorTable.IS_NULL.getLeftPrec();

    /** How a dialect writes a call. */
    interface Words {
        void write(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence);
    }

    private Parentheses() {}

    /** Writes a call as a dialect does, but for what this class is for. */
    static void write(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence, Words words) {
        if (CONDITIONS.contains(call.getKind()) && (leftPrecedence >= TIGHT || rightPrecedence >= TIGHT)) {
            var frame = writer.startList("(", ")");
            bare(writer, call, 0, 0, words);
            writer.endList(frame);
        } else {
            bare(writer, call, leftPrecedence, rightPrecedence, words);
        }
    }

    private static void bare(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence, Words words) {
        if (call.getOperator() instanceof SqlBetweenOperator between) {
            between(writer, call, between);
        } else {
            words.write(writer, call, leftPrecedence, rightPrecedence);
        }
    }

    /** A range as every database reads it; Calcite would write ASYMMETRIC, which is what it means anyway. */
    private static void between(SqlWriter writer, SqlCall call, SqlBetweenOperator between) {
        call.operand(0).unparse(writer, between.getLeftPrec(), between.getRightPrec());
        writer.keyword(between.isNegated() ? "NOT BETWEEN" : "BETWEEN");
        call.operand(1).unparse(writer, between.getRightPrec(), between.getRightPrec());
        writer.keyword("AND");
        call.operand(2).unparse(writer, between.getRightPrec(), between.getRightPrec());
    }
}
