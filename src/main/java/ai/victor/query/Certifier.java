package ai.victor.query;

import ai.victor.model.DateRange;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import ai.victor.sql.Compilation;
import ai.victor.sql.Lineage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes certificates: what a result of a store rests on. */
final class Certifier {
    private static final int MOST_REMEMBERED = 1000;

    private final OpenStore store;
    private final Model model;

    Certifier(OpenStore store, Model model) {
        this.store = store;
        this.model = model;
    }

    /** @param extras whether to compute those, which takes a query of its own */
    Certificate certify(Lineage lineage, boolean extras) {
        var freshness = new LinkedHashMap<String, LocalDate>();
        lineage.facts()
                .forEach(fact -> Optional.ofNullable(store.coverage.get(fact))
                        .ifPresent(range -> freshness.put(fact, range.to())));
        var beside = new LinkedHashMap<String, Object>(extras ? extras(lineage) : Map.of());
        beside.put("rows_quarantined", store.quarantined);
        return new Certificate(
                lineage.facts(), lineage.filters(), range(lineage), store.shop.zone(), freshness, beside);
    }

    /** Sentences on facts that have no rows in the days that were asked for. */
    List<String> notes(Lineage lineage) {
        var notes = new ArrayList<String>();
        for (var fact : lineage.facts()) {
            var coverage = store.coverage.get(fact);
            var words = words(fact);
            if (coverage == null) {
                notes.add("There are no rows at all for " + words + ".");
            } else if (within(lineage, coverage).isEmpty()) {
                notes.add("There are rows for " + words + " from " + coverage.from() + " to " + coverage.to()
                        + " only, so none in the days asked for.");
            }
        }
        return notes;
    }

    private static String words(String fact) {
        return fact.replace('_', ' ');
    }

    private Optional<DateRange> range(Lineage lineage) {
        var ranges = lineage.facts().stream()
                .flatMap(fact -> Optional.ofNullable(store.coverage.get(fact)).stream())
                .toList();
        var from = ranges.stream().map(DateRange::from).min(LocalDate::compareTo);
        var to = ranges.stream().map(DateRange::to).max(LocalDate::compareTo);
        return from.isPresent() && to.isPresent()
                ? within(lineage, new DateRange(from.get(), to.get()))
                : Optional.empty();
    }

    private static Optional<DateRange> within(Lineage lineage, DateRange coverage) {
        var from = lineage.from().filter(day -> day.isAfter(coverage.from())).orElse(coverage.from());
        var to = lineage.to().filter(day -> day.isBefore(coverage.to())).orElse(coverage.to());
        return to.isBefore(from) ? Optional.empty() : Optional.of(new DateRange(from, to));
    }

    private Map<String, Object> extras(Lineage lineage) {
        var metrics = model.metrics().stream()
                .filter(metric -> metric.meta().certificate())
                .filter(metric -> lineage.facts()
                        .containsAll(model.factsOf(metric).stream()
                                .map(SemanticModel::name)
                                .toList()))
                .map(Metric::name)
                .toList();
        if (metrics.isEmpty()) {
            return Map.of();
        }
        var select = "SELECT "
                + String.join(
                        ", ",
                        metrics.stream().map(name -> "AGGREGATE(" + name + ")").toList())
                + " FROM metrics"
                + (lineage.where().isEmpty() ? "" : " WHERE " + lineage.where());
        var known = store.extras.get(select);
        if (known != null) {
            return known;
        }
        var found = run(select);
        if (store.extras.size() < MOST_REMEMBERED) {
            store.extras.put(select, found);
        }
        return found;
    }

    private Map<String, Object> run(String select) {
        return switch (store.compiler.compile(select)) {
            case Compilation.Rejected rejected -> Map.of();
            case Compilation.Compiled compiled -> {
                var table = store.engine.run(compiled.physicalSql(), compiled.columns(), 1);
                var extras = new LinkedHashMap<String, Object>();
                for (var row : table.rows()) {
                    for (int i = 0; i < row.size(); i++) {
                        var value = row.get(i);
                        if (value != null) {
                            extras.put(table.columns().get(i).name(), value);
                        }
                    }
                }
                yield extras;
            }
        };
    }
}
