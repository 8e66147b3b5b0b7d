package ai.victor.sql;

import ai.victor.model.Metric;
import ai.victor.problem.Problem;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** What a metric needs of the facts that it is read from, checked once for all queries. */
final class MetricRules {
    private final SemanticColumns columns;
    private final List<Problem> faults;

    MetricRules(SemanticColumns columns, List<Problem> faults) {
        this.columns = columns;
        this.faults = faults;
    }

    void check() {
        for (var metric : columns.model().metrics()) {
            if (metric instanceof Metric.Leaf leaf) {
                entities(leaf);
            }
            try {
                new Recipe(columns, use -> {
                            filters(metric, use);
                            return Expressions.whole(0);
                        })
                        .value(metric, List.of());
            } catch (Refusal refusal) {
                // Offsets that do not go together are told to whoever asks for the metric; others may still be asked
                // for.
                continue;
            }
        }
    }

    private void entities(Metric.Leaf leaf) {
        for (var name : leaf.measures()) {
            columns.measure(name)
                    .nonAdditive()
                    .ifPresent(state -> state.groupings()
                            .forEach(entity -> columns.factOf(name).requireEntity(entity, leaf)));
        }
        if (leaf instanceof Metric.Conversion conversion) {
            var base = columns.factOf(conversion.base().measure());
            var converted = columns.factOf(conversion.conversion().measure());
            base.requireEntity(conversion.entity(), leaf);
            converted.requireEntity(conversion.entity(), leaf);
            conversion.same().forEach((left, right) -> {
                base.requireProperty(left);
                converted.requireProperty(right);
            });
            within(leaf, columns.conditions(conversion.base().filters()), base);
            within(leaf, columns.conditions(conversion.conversion().filters()), converted);
        }
    }

    private void filters(Metric metric, Use use) {
        within(metric, use.conditions(), columns.factOf(use.metric().measures().getFirst()));
    }

    private void within(Metric metric, List<SqlNode> conditions, Fact fact) {
        for (var condition : conditions) {
            for (var name : Plan.dimensionNames(condition).keySet()) {
                if (TimeColumn.named(name).isEmpty() && fact.dimension(name).isEmpty()) {
                    faults.add(KindProblems.filterBeyondFact(metric, name, fact.name()));
                }
            }
        }
    }
}
