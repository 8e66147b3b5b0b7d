package ai.victor.sql;

import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What names, stars, aggregates and functions of time mean where an expression stands. */
sealed interface Names permits MetricNames, TableNames {
    /** The column that is written; what there is not is refused by the resolver. */
    SqlNode column(SqlIdentifier written, Resolver.Clause clause, Resolver resolver);

    /** A call of AGGREGATE, or of SUM and its like. */
    SqlNode aggregate(SqlCall call, Resolver.Clause clause, Resolver resolver);

    /** A function of time, if the call is one. */
    Optional<SqlNode> time(SqlCall call, Resolver.Clause clause, Resolver resolver);

    /** Whether a name is that of a column to group by, and not only that of a column of the result. */
    boolean has(SqlIdentifier name);

    /** The columns that a star stands for; the star itself where it has no meaning. */
    List<SqlNode> starred(SqlIdentifier star);

    /** The name of a column of the result that has no other; empty if it is too long to be one. */
    String nameOf(SqlNode written);

    /** The type of a column that was resolved. */
    Optional<Type> type(SqlIdentifier column);

    /** The unit of a column that was resolved. */
    Unit unit(SqlIdentifier column);

    /** The decimals of a column that was resolved, where somebody has said how many are shown. */
    Optional<Integer> shown(SqlIdentifier column);

    /** What people call a column that was resolved. */
    Optional<String> label(SqlNode column);
}
