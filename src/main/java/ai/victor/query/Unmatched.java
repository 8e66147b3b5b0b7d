package ai.victor.query;

import ai.victor.model.Model;
import ai.victor.sql.Lineage;
import ai.victor.sql.SemanticCompiler;
import ai.victor.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a store's facts whose keys match nothing, such as invoices of no known order: what a join would tell of them is not known, so a
 * group has them under {@code (none)} and a filter leaves them out.
 */
final class Unmatched {
    /** Rows of one day, of those rows that have one. */
    private record Part(@Nullable LocalDate day, long rows) {}

    private final Model model;
    private final Map<List<String>, List<Part>> parts = new HashMap<>();

    /** @param rows fact, path, day, number of rows */
    Unmatched(Model model, Table rows) {
        this.model = model;
        for (var row : rows.rows()) {
            parts.computeIfAbsent(
                            List.of(Objects.toString(row.get(0)), Objects.toString(row.get(1))),
                            key -> new ArrayList<>())
                    .add(new Part(
                            row.get(2) instanceof LocalDate day ? day : null,
                            row.get(3) instanceof Long count ? count : 0));
        }
    }

    /** Whether a query reads anything through a join at all. */
    static boolean concerns(Lineage lineage, Model model) {
        return model.facts().stream()
                .filter(fact -> lineage.facts().contains(fact.name()))
                .anyMatch(fact -> lineage.dimensions().stream()
                        .flatMap(dimension ->
                                Optional.ofNullable(model.dimensionsOf(fact).get(dimension)).stream())
                        .anyMatch(reach -> !reach.joins().isEmpty()));
    }

    /** Those that the dimensions of a query do not know, in its days: {@code invoice_lines without order} → rows. */
    Map<String, Long> of(Lineage lineage) {
        var counts = new LinkedHashMap<String, Long>();
        for (var name : lineage.facts()) {
            model.facts().stream()
                    .filter(fact -> fact.name().equals(name))
                    .findFirst()
                    .ifPresent(fact -> {
                        var reached = model.dimensionsOf(fact);
                        for (var dimension : lineage.dimensions()) {
                            Optional.ofNullable(reached.get(dimension))
                                    .filter(reach -> !reach.joins().isEmpty())
                                    .map(SemanticCompiler::path)
                                    .ifPresent(path -> {
                                        var rows = rows(List.of(name, path), lineage);
                                        if (rows > 0) {
                                            counts.put(name + " without " + path, rows);
                                        }
                                    });
                        }
                    });
        }
        return counts;
    }

    private long rows(List<String> key, Lineage lineage) {
        return parts.getOrDefault(key, List.of()).stream()
                .filter(part -> part.day == null
                        || lineage.from().filter(part.day::isBefore).isEmpty()
                                && lineage.to().filter(part.day::isAfter).isEmpty())
                .mapToLong(Part::rows)
                .sum();
    }
}
