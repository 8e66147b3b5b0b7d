package ai.victor.query;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.sql.Lineage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the certificate metrics that belong beside a result: those made of something that the query's metrics are made of.
 *
 * <p>A share of estimated costs says much of a margin and nothing of a number of orders, though both are read from the same rows.
 */
final class CertificateMetrics {
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private final Model model;

    CertificateMetrics(Model model) {
        this.model = model;
    }

    List<Metric> beside(Lineage lineage) {
        var asked = asked(lineage);
        return model.metrics().stream()
                .filter(metric -> metric.meta().certificate())
                .filter(metric -> model.factsOf(metric).stream()
                        .allMatch(fact -> lineage.facts().contains(fact.name())))
                .filter(metric -> isPartOf(metric, asked))
                .toList();
    }

    /** Whether a query's metrics are made of something that this one is made of. */
    boolean concerns(String metric, Lineage lineage) {
        return model.metric(metric)
                .filter(part -> isPartOf(part, asked(lineage)))
                .isPresent();
    }

    private List<Metric> asked(Lineage lineage) {
        return lineage.metrics().stream()
                .flatMap(name -> model.metric(name).stream())
                .toList();
    }

    private boolean isPartOf(Metric metric, List<Metric> asked) {
        return asked.stream().anyMatch(other -> sharesColumns(metric, other) || tellsOf(other, metric));
    }

    private boolean sharesColumns(Metric metric, Metric other) {
        return !Collections.disjoint(columns(metric), columns(other));
    }

    /** The columns of the facts' tables that a metric is computed from. */
    private Set<String> columns(Metric metric) {
        var columns = new HashSet<String>();
        for (var leaf : model.leaves(metric)) {
            for (var name : leaf.measures()) {
                var fact = model.factOfMeasure(name);
                fact.measures().stream()
                        .filter(measure -> measure.name().equals(name))
                        .flatMap(measure -> COLUMN.matcher(measure.expr()).results())
                        .forEach(match ->
                                columns.add(fact.table() + "." + match.group().toLowerCase(Locale.ROOT)));
            }
        }
        return columns;
    }

    /**
     * Whether a metric that reads a column of sums made earlier is defined in words by a part of the other: "Revenue minus COGS". The words may
     * stand with another metric of the same measure.
     */
    private boolean tellsOf(Metric metric, Metric certificate) {
        var measures = model.leaves(metric).stream()
                .flatMap(leaf -> leaf.measures().stream())
                .toList();
        var described = Stream.concat(
                Stream.of(metric),
                model.metrics().stream()
                        .filter(other -> other instanceof Metric.Simple simple && measures.contains(simple.measure())));
        var parts = model.leaves(certificate);
        return described.anyMatch(other -> parts.stream()
                .anyMatch(part -> names(other.meta().description(), part.meta().label())));
    }

    private static boolean names(String description, String label) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(label) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(description)
                .find();
    }
}
