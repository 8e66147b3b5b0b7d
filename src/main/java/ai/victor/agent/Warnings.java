package ai.victor.agent;

import ai.victor.model.Meta;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.query.Certificate;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What a person must know before trusting the numbers, a sentence each. */
final class Warnings {
    /** In points: from here on a share is told by the certificate alone, so that a warning stays one. */
    private static final BigDecimal SOLID = new BigDecimal(95);

    private final Model model;

    Warnings(Model model) {
        this.model = model;
    }

    List<String> of(List<Answer.Result> results) {
        var warnings = new LinkedHashSet<String>();
        for (var result : results) {
            var rows = result.rows();
            if (rows.table().truncated()) {
                warnings.add("“" + result.title() + "” shows only the first "
                        + rows.table().rows().size() + " rows; there are more.");
            }
            partial(rows.certificate(), warnings);
            warnings.addAll(rows.notes());
        }
        return List.copyOf(warnings);
    }

    /** A certificate metric in percent of which more is better says how much of the result is solid. */
    private void partial(Certificate certificate, Set<String> warnings) {
        new TreeMap<>(certificate.extras())
                .forEach((name, value) -> model.metric(name)
                        .filter(metric -> tellsSolidity(metric.meta()))
                        .ifPresent(metric -> {
                            if (value instanceof BigDecimal share && share.compareTo(SOLID) < 0) {
                                warnings.add(sentence(metric, share));
                            }
                        }));
    }

    private static boolean tellsSolidity(Meta meta) {
        return meta.certificate() && meta.unit().equals("percent") && meta.goodness() == Meta.Goodness.HIGHER;
    }

    private static String sentence(Metric metric, BigDecimal share) {
        var meta = metric.meta();
        var column = new Column(metric.name(), meta.label(), Type.DECIMAL, Unit.PERCENT);
        return meta.label() + ": " + CellText.of(column, share) + ". " + meta.description();
    }
}
