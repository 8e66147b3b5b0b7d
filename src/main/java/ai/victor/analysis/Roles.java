package ai.victor.analysis;

import ai.victor.model.Dimension;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import java.util.List;
import java.util.Optional;

/** Finds the metrics and dimensions that the model gives a role, so that no analysis needs to know what they are called in a trade. */
final class Roles {
    /** Of dimensions that tell of how the books are kept, and not of the trade. */
    static final String BOOKKEEPING = "bookkeeping";

    private Roles() {}

    static Optional<Metric> metric(Model model, String role) {
        return metrics(model, role).stream().findFirst();
    }

    static List<Metric> metrics(Model model, String role) {
        return model.metrics().stream()
                .filter(metric -> metric.meta().study().role().equals(role))
                .toList();
    }

    static Optional<String> dimension(Model model, String role) {
        return model.dimensions().values().stream()
                .filter(dimension -> dimension.meta().study().role().equals(role))
                .map(Dimension::name)
                .findFirst();
    }
}
