package ai.victor.model;

import ai.victor.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An entry of {@code saved_queries:}: metrics, cuts and conditions under a name.
 *
 * @param groupBy dimensions and time columns, as semantic SQL names them
 * @param where conditions, all of which must hold
 * @param orderBy the same, and metrics; a leading minus sorts from high to low
 * @param limit zero for none
 */
public record SavedQuery(
        String name,
        String label,
        String description,
        List<String> metrics,
        List<String> groupBy,
        List<Metric.Filter> where,
        List<String> orderBy,
        int limit,
        Place place) {
    public SavedQuery {
        metrics = List.copyOf(metrics);
        groupBy = List.copyOf(groupBy);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
    }

    /** The same as semantic SQL. */
    public String semanticSql() {
        var columns = new ArrayList<>(groupBy);
        metrics.forEach(metric -> columns.add("AGGREGATE(" + metric + ") AS " + metric));
        var sql =
                new StringBuilder("SELECT ").append(String.join(", ", columns)).append(" FROM metrics");
        if (!where.isEmpty()) {
            sql.append(" WHERE ")
                    .append(where.stream().map(ModelText::condition).collect(Collectors.joining(" AND ")));
        }
        if (!groupBy.isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", groupBy));
        }
        if (!orderBy.isEmpty()) {
            sql.append(" ORDER BY ")
                    .append(orderBy.stream()
                            .map(part -> part.startsWith("-") ? part.substring(1) + " DESC" : part)
                            .collect(Collectors.joining(", ")));
        }
        return limit == 0 ? sql.toString() : sql + " LIMIT " + limit;
    }
}
