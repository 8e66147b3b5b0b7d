package ai.victor.sql;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A quantile of the values themselves, read from the sorted array of them: the databases' own functions for many rows are approximate, and
 * an approximate number under the exact one's name is a wrong one.
 */
record Quantile(DialectRewrite rewrite, BigDecimal part) {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    static Quantile of(DialectRewrite rewrite, SqlNode value, SqlNode part) {
        if (!(part instanceof SqlLiteral literal
                && literal.getValue() instanceof BigDecimal number
                && number.signum() >= 0
                && number.compareTo(BigDecimal.ONE) <= 0)) {
            throw rewrite.cannot("a quantile that is not a literal from 0 to 1");
        }
        if (!rewrite.kind(value).isNumber()) {
            throw rewrite.cannot("a quantile of " + rewrite.kind(value));
        }
        return new Quantile(rewrite, number);
    }

    /**
     * @param count how many values there are
     * @param element the value at a place, counted from 0, as a floating number
     */
    SqlNode over(SqlNode count, UnaryOperator<SqlNode> element) {
        var last = SqlStdOperatorTable.MINUS.createCall(NOWHERE, count, Expressions.whole(1));
        var place = SqlStdOperatorTable.MULTIPLY.createCall(
                NOWHERE, rewrite.to(SqlLiteral.createExactNumeric(part.toPlainString(), NOWHERE)), last);
        var below = DialectRewrite.call("FLOOR", place);
        var lower = element.apply(below);
        var upper = element.apply(DialectRewrite.call("CEIL", place));
        if (part.compareTo(HALF) == 0) {
            return Phrase.of("(({} + {}) / 2)", lower, upper);
        }
        return Phrase.of("({} * (1 - ({} - {})) + {} * ({} - {}))", lower, place, below, upper, place, below);
    }

    /** The least value that at least the part of all values does not exceed. */
    SqlNode at(SqlNode count, UnaryOperator<SqlNode> element) {
        var share = SqlStdOperatorTable.MULTIPLY.createCall(
                NOWHERE, rewrite.to(SqlLiteral.createExactNumeric(part.toPlainString(), NOWHERE)), count);
        return element.apply(Phrase.of("GREATEST(CEIL({}) - 1, 0)", share));
    }
}
