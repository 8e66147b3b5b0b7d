package ai.victor.sql;

import ai.victor.model.Measure;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * One column of a source: a measure over some of its rows.
 *
 * @param name of its column between the source and the result
 */
record Leaf(Use use, Measure measure, String name) {
    /** What its rows must meet beside the query's WHERE. */
    List<SqlNode> conditions() {
        return use.conditions();
    }
}
