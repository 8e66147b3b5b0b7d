package ai.victor.query;

import ai.victor.model.DateRange;
import ai.victor.model.Dimension;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.sql.Compilation;
import ai.victor.sql.Lineage;
import ai.victor.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes certificates: what a result of a store rests on. */
final class Certifier {
    private static final int MOST_REMEMBERED = 1000;

    private final StoreView view;
    private final Model model;

    Certifier(StoreView view) {
        this.view = view;
        this.model = view.store.model;
    }

    /** @param extras whether to compute those, which takes a query of its own */
    Certificate certify(Lineage lineage, boolean extras) {
        var freshness = new LinkedHashMap<String, LocalDate>();
        lineage.facts()
                .forEach(fact -> Optional.ofNullable(view.coverage.get(fact))
                        .ifPresent(range -> freshness.put(fact, range.to())));
        var beside = new LinkedHashMap<String, Object>(extras ? extras(lineage) : Map.of());
        var unmatched =
                extras && Unmatched.concerns(lineage, model) ? view.unmatched().of(lineage) : Map.<String, Long>of();
        if (!unmatched.isEmpty()) {
            beside.put("rows_unmatched", unmatched);
        }
        // Whose the rows in quarantine are is not known, so they are no business of those who may see only some.
        if (!view.limited) {
            beside.put("rows_quarantined", view.store.quarantined);
        }
        return new Certificate(
                lineage.facts(),
                Stream.concat(lineage.filters().stream(), lineage.partial().stream())
                        .toList(),
                range(lineage),
                view.store.shop.zone(),
                freshness,
                beside);
    }

    /** Sentences on facts that have no rows in the days that were asked for, or not in the last of them, and on what is not known of those days. */
    List<String> notes(Lineage lineage) {
        var notes = new ArrayList<String>();
        for (var fact : lineage.facts()) {
            var coverage = view.coverage.get(fact);
            var words = words(fact);
            if (coverage == null) {
                notes.add("There are no rows at all for " + words + ".");
            } else if (within(lineage, coverage).isEmpty()) {
                notes.add("There are rows for " + words + " from " + coverage.from() + " to " + coverage.to()
                        + " only, so none in the days asked for.");
            } else if (lineage.to().filter(lastDay(fact, coverage)::isBefore).isPresent()) {
                notes.add("The rows for " + words + " end on " + coverage.to() + ", before the last day asked for, "
                        + lineage.to().get() + ".");
            }
        }
        // Counted over all rows, so no business of those who may see only some.
        if (!view.limited) {
            notes.addAll(view.store.gaps.notes(lineage, new CertificateMetrics(model)));
        }
        return notes;
    }

    /** Says of each fact that it has no rows at all for the filters, where a result is empty or nothing but zeros. */
    List<String> emptiness(Lineage lineage, Table table) {
        if (lineage.where().isEmpty() || hasQuantity(table)) {
            return List.of();
        }
        var notes = new ArrayList<String>();
        for (var fact : lineage.facts()) {
            var coverage = view.coverage.get(fact);
            boolean saidAlready = coverage == null || within(lineage, coverage).isEmpty();
            if (!saidAlready
                    && leafOf(fact, lineage)
                            .filter(leaf -> hasNoRows(leaf, lineage))
                            .isPresent()) {
                notes.add("There are no rows for " + words(fact) + " with " + String.join(" and ", lineage.filters())
                        + ".");
            }
        }
        return notes;
    }

    private static boolean hasQuantity(Table table) {
        for (var row : table.rows()) {
            for (int at = 0; at < row.size(); at++) {
                if (table.columns().get(at).isQuantity()
                        && row.get(at) instanceof Number number
                        && new BigDecimal(number.toString()).signum() != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Metric.Leaf> leafOf(String fact, Lineage lineage) {
        return lineage.metrics().stream()
                .flatMap(name -> model.metric(name).stream())
                .flatMap(metric -> model.leaves(metric).stream())
                .filter(leaf ->
                        model.factOfMeasure(leaf.measures().getFirst()).name().equals(fact))
                .findFirst();
    }

    private boolean hasNoRows(Metric.Leaf leaf, Lineage lineage) {
        var select = "SELECT day, AGGREGATE(" + leaf.name() + ") FROM metrics WHERE " + lineage.where()
                + " GROUP BY day LIMIT 1";
        return switch (view.compiler.compile(select)) {
            case Compilation.Rejected rejected -> false;
            case Compilation.Compiled compiled ->
                view.store
                        .engine
                        .run(compiled.physicalSql(), compiled.columns(), 1)
                        .rows()
                        .isEmpty();
        };
    }

    /** Rows dated by month stand for the whole of it. */
    private LocalDate lastDay(String fact, DateRange coverage) {
        boolean monthly = model.facts().stream()
                .filter(candidate -> candidate.name().equals(fact))
                .flatMap(found -> found.dimensions().stream()
                        .filter(dimension -> dimension.name().equals(found.timeDimension())))
                .anyMatch(dimension -> dimension.grain() == Dimension.Grain.MONTH);
        return monthly ? coverage.to().with(TemporalAdjusters.lastDayOfMonth()) : coverage.to();
    }

    private static String words(String fact) {
        return fact.replace('_', ' ');
    }

    private Optional<DateRange> range(Lineage lineage) {
        var ranges = lineage.facts().stream()
                .flatMap(fact -> Optional.ofNullable(view.coverage.get(fact)).stream())
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
        var metrics = new CertificateMetrics(model)
                .beside(lineage).stream().map(Metric::name).toList();
        if (metrics.isEmpty()) {
            return Map.of();
        }
        var select = "SELECT "
                + String.join(
                        ", ",
                        metrics.stream().map(name -> "AGGREGATE(" + name + ")").toList())
                + " FROM metrics"
                + (lineage.where().isEmpty() ? "" : " WHERE " + lineage.where());
        var known = view.extras.get(select);
        if (known != null) {
            return known;
        }
        var found = run(select);
        if (view.extras.size() < MOST_REMEMBERED) {
            view.extras.put(select, found);
        }
        return found;
    }

    private Map<String, Object> run(String select) {
        return switch (view.compiler.compile(select)) {
            case Compilation.Rejected rejected -> Map.of();
            case Compilation.Compiled compiled -> {
                var table = view.store.engine.run(compiled.physicalSql(), compiled.columns(), 1);
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
