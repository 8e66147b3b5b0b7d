package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/**
 * A simple metric as a query reads it: over all its rows, or over those that a FILTER lets through.
 *
 * @param name of its column between the fact and the result
 */
record Leaf(Metric.Simple metric, Optional<SqlNode> filter, String name) {
    /** The metric's own conditions and that of FILTER. */
    List<SqlNode> filters(SemanticColumns columns) {
        var filters = new ArrayList<>(columns.filtersOf(metric));
        filter.ifPresent(filters::add);
        return filters;
    }

    boolean reads(Metric.Simple other, Optional<SqlNode> condition) {
        return metric.equals(other)
                && filter.isPresent() == condition.isPresent()
                && filter.flatMap(own -> condition.map(node -> own.equalsDeep(node, Litmus.IGNORE)))
                        .orElse(true);
    }
}
