package ai.victor.sql;

import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What names and aggregates mean where an expression stands. */
sealed interface Names permits MetricNames {
    /** The column that is written; what there is not is refused by the resolver. */
    SqlNode column(SqlIdentifier written, Resolver.Clause clause, Resolver resolver);

    /** A call of AGGREGATE, or of SUM and its like. */
    SqlNode aggregate(SqlCall call, Resolver.Clause clause, Resolver resolver);

    /** The type of a column that was resolved. */
    Optional<Type> type(SqlIdentifier column);

    /** The unit of a column that was resolved. */
    Unit unit(SqlIdentifier column);
}
