package ai.victor.sql;

import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A turn of speech that one database has and Calcite has no tree for; it needs no parentheses around it. */
final class Phrase extends SqlSpecialOperator {
    private static final int BINDS_TIGHTLY = 200;

    private final List<String> pieces;

    private Phrase(String pattern) {
        super("PHRASE", SqlKind.OTHER_FUNCTION, BINDS_TIGHTLY);
        this.pieces = List.of(pattern.split("\\{}", -1));
    }

    /** @param pattern text with {@code {}} for each operand, each of which stands between parentheses, commas or words */
    static SqlNode of(String pattern, SqlNode... operands) {
        return new SqlBasicCall(new Phrase(pattern), List.of(operands), SqlParserPos.ZERO);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        writer.print(pieces.getFirst());
        writer.setNeedWhitespace(false);
        for (int i = 0; i < call.operandCount(); i++) {
            call.operand(i).unparse(writer, 0, 0);
            writer.setNeedWhitespace(false);
            writer.print(pieces.get(i + 1));
        }
        writer.setNeedWhitespace(true);
    }
}
