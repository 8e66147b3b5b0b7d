package ai.victor.sql;

import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlVisitor;

/**
 * What stands in the place of an expression that a problem was told about: it has no type, so that nothing around it is refused for its sake.
 * The parts of it that have a meaning are visited as parts of any expression.
 */
final class Refused extends SqlDynamicParam {
    private final List<SqlNode> parts;

    Refused(SqlNode written, List<SqlNode> parts) {
        super(0, written.getParserPosition());
        this.parts = List.copyOf(parts);
    }

    Refused(SqlNode written) {
        this(written, List.of());
    }

    /** Whether something was refused in an expression. */
    static boolean isIn(SqlNode node) {
        var found = new boolean[1];
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            @SuppressWarnings("NullAway") // Visitors of Calcite return null for nothing.
            public Void visit(SqlDynamicParam part) {
                found[0] |= part instanceof Refused;
                return null;
            }
        });
        return found[0];
    }

    @Override
    public <R> R accept(SqlVisitor<R> visitor) {
        parts.forEach(part -> part.accept(visitor));
        return super.accept(visitor);
    }
}
