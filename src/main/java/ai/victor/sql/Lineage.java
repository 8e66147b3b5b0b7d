package ai.victor.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a result is made of.
 *
 * @param facts the semantic models read; each of the filters reached each of them
 * @param metrics metrics named by the query
 * @param dimensions dimensions and time columns named by the query, in keys or filters
 * @param grain what one row is: the grouping expressions, none for a grand total
 * @param filters the conditions that rows had to meet, each as semantic SQL
 * @param partial the conditions that only some of the metrics have, their own and those of FILTER: {@code new_customers only where …}
 * @param where the filters as one condition, to be used again; empty if there is none
 * @param from the first day that the filters let through, if they have one
 * @param to the last day that the filters let through, if they have one
 */
public record Lineage(
        List<String> facts,
        List<String> metrics,
        List<String> dimensions,
        List<String> grain,
        List<String> filters,
        List<String> partial,
        String where,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    public Lineage {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        grain = List.copyOf(grain);
        filters = List.copyOf(filters);
        partial = List.copyOf(partial);
    }
}
