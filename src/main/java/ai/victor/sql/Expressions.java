package ai.victor.sql;

import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.jspecify.annotations.Nullable;

/** Parses SQL, and makes new expressions of old ones. */
final class Expressions {
    /** Babel's grammar, because {@code month} and {@code year} are reserved words in the standard's. */
    private static final SqlParser.Config GRAMMAR = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false)
            .withConformance(SqlConformanceEnum.BABEL)
            .withIdentifierMaxLength(200);

    private Expressions() {}

    static SqlParser parser(String text) {
        return SqlParser.create(text, GRAMMAR);
    }

    static SqlNode parse(String expression) throws SqlParseException {
        return parser(expression).parseExpression();
    }

    /** A copy in which each node for which there is a replacement gives way to it, the outermost first. */
    static SqlNode replace(SqlNode node, Function<SqlNode, @Nullable SqlNode> replacement) {
        var replaced = node.accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                var other = replacement.apply(call);
                // A sub-query has names of its own.
                return other != null ? other : call.isA(SqlKind.QUERY) ? call : super.visit(call);
            }

            @Override
            public @Nullable SqlNode visit(SqlIdentifier column) {
                var other = replacement.apply(column);
                return other != null ? other : super.visit(column);
            }
        });
        return replaced == null ? node : replaced;
    }

    /** Whether a part of an expression is of a kind; parts of sub-queries are not its own. */
    static boolean contains(SqlNode node, Predicate<SqlNode> kind) {
        var found = new boolean[1];
        replace(node, part -> {
            found[0] |= kind.test(part);
            return null;
        });
        return found[0];
    }

    /** A copy of all calls, lists and names of a tree. */
    static SqlNode copy(SqlNode node) {
        var copied = node.accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                var copier = new CallCopyingArgHandler(call, true);
                call.getOperator().acceptCall(this, call, false, copier);
                return copier.result();
            }

            @Override
            public SqlNode visit(SqlIdentifier name) {
                return name.clone(name.getParserPosition());
            }
        });
        return copied == null ? node : copied;
    }

    /** A division that is NULL where the divisor is zero. */
    static SqlNode divide(SqlNode dividend, SqlNode divisor) {
        return SqlStdOperatorTable.DIVIDE.createCall(SqlParserPos.ZERO, dividend, orNullIfZero(divisor));
    }

    /** The expression with each division made safe. */
    static SqlNode withSafeDivisions(SqlNode node) {
        return replace(
                node,
                part -> part instanceof SqlCall call && call.getKind() == SqlKind.DIVIDE
                        ? divide(withSafeDivisions(call.operand(0)), withSafeDivisions(call.operand(1)))
                        : null);
    }

    /** A divisor, NULL where it is zero; a literal other than zero stays as it is. */
    static SqlNode orNullIfZero(SqlNode divisor) {
        boolean safe = divisor instanceof SqlLiteral literal
                && literal.getValue() instanceof java.math.BigDecimal number
                && number.signum() != 0;
        boolean guarded = divisor.getKind() == SqlKind.NULLIF;
        return safe || guarded ? divisor : SqlStdOperatorTable.NULLIF.createCall(SqlParserPos.ZERO, divisor, whole(0));
    }

    static SqlNode whole(long number) {
        return SqlLiteral.createExactNumeric(Long.toString(number), SqlParserPos.ZERO);
    }
}
