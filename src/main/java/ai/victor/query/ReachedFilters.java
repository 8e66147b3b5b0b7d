package ai.victor.query;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.sql.Lineage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The conditions under which numbers stand: those that every fact of a query met, then those of single metrics, each with the metric's name. */
final class ReachedFilters {
    private final Model model;

    ReachedFilters(Model model) {
        this.model = model;
    }

    List<String> of(Lineage lineage) {
        var filters = new LinkedHashSet<>(lineage.filters());
        lineage.metrics().stream()
                .flatMap(name -> model.metric(name).stream())
                .flatMap(metric -> model.leaves(metric).stream())
                .filter(leaf -> !leaf.filters().isEmpty())
                .forEach(leaf -> filters.add(leaf.name() + " only where "
                        + leaf.filters().stream().map(ReachedFilters::text).collect(Collectors.joining(" AND "))));
        return new ArrayList<>(filters);
    }

    private static String text(Metric.Filter filter) {
        var operator = filter.operator().toUpperCase(Locale.ROOT);
        var values = filter.values().stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return (filter.dimension() + " " + operator + " " + (operator.endsWith("IN") ? "(" + values + ")" : values))
                .strip();
    }
}
