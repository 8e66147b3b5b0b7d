package ai.victor.model;

import ai.victor.model.Measure.Aggregation;
import java.util.Optional;

/** Finds rollups that could not stand in for the semantic model that they name: other names, other sums, other times. */
final class RollupCheck {
    private final Draft draft;
    private final Links links;

    RollupCheck(Draft draft, Links links) {
        this.draft = draft;
        this.links = links;
    }

    void check() {
        for (var model : draft.semanticModels) {
            model.rollupOf()
                    .flatMap(name -> Optional.ofNullable(links.models.get(name)))
                    .filter(base -> !base.isRollup())
                    .ifPresent(base -> check(model, base));
        }
    }

    private void check(SemanticModel rollup, SemanticModel base) {
        var reaches = links.reaches(base);
        for (var dimension : rollup.dimensions()) {
            if (reaches.plain(dimension.name()).isEmpty()) {
                draft.problems.add(ModelProblems.rollupLacks(
                        dimension.place(), "dimension", dimension.name(), base.name(), reaches.names()));
            }
        }
        if (!rollup.timeDimension().equals(base.timeDimension())) {
            draft.problems.add(ModelProblems.rollupTime(rollup, base));
        }
        for (var measure : rollup.measures()) {
            var original = base.measure(measure.name());
            if (original.isEmpty()) {
                var known = base.measures().stream().map(Measure::name).toList();
                draft.problems.add(
                        ModelProblems.rollupLacks(measure.place(), "measure", measure.name(), base.name(), known));
            } else if (!addsUp(measure, original.get())) {
                draft.problems.add(ModelProblems.rollupAggregation(measure, original.get()));
            }
        }
    }

    /** Whether aggregating aggregates gives what aggregating rows does. */
    private static boolean addsUp(Measure measure, Measure original) {
        return switch (original.aggregation()) {
            case SUM, COUNT, SUM_BOOLEAN -> measure.aggregation() == Aggregation.SUM;
            case MIN, MAX -> measure.aggregation() == original.aggregation();
            // Whether numbers of distinct things may be added up is for the data to say.
            case COUNT_DISTINCT ->
                measure.aggregation() == Aggregation.SUM
                        || measure.aggregation() == Aggregation.COUNT_DISTINCT
                                && measure.expr().equals(original.expr());
            case AVERAGE, MEDIAN, PERCENTILE -> false;
        };
    }
}
