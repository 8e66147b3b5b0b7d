package ai.victor.model;

import ai.victor.model.Draft.Reference;
import ai.victor.model.Draft.Target;
import ai.victor.model.Measure.Aggregation;
import ai.victor.model.Measure.NonAdditive;
import ai.victor.model.Measure.Percentile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the measures of a semantic model, and makes the metrics of those that say {@code create_metric}. */
final class MeasureReader {
    private static final List<String> AGGREGATIONS =
            List.of("sum", "sum_boolean", "count", "count_distinct", "min", "max", "average", "median", "percentile");

    private final Draft draft;
    private final MetaReader metas;

    MeasureReader(Draft draft) {
        this.draft = draft;
        this.metas = new MetaReader(draft);
    }

    /**
     * The semantic model around measures.
     *
     * @param time its {@code defaults: agg_time_dimension:}
     */
    record Owner(
            Block block, Optional<Word> time, List<Dimension> dimensions, List<Entity> entities, boolean isRollup) {
        List<String> times() {
            return dimensions.stream()
                    .filter(Dimension::isTime)
                    .map(Dimension::name)
                    .toList();
        }
    }

    List<Measure> read(Owner owner) {
        var measures = new ArrayList<Measure>();
        boolean[] needed = {false};
        owner.block.blocks("measures", "measure").forEach(block -> {
            needed[0] |= !block.has("agg_time_dimension");
            read(block, owner).ifPresent(measures::add);
        });
        owner.time.ifPresent(time -> checkTime(time, owner, !measures.isEmpty()));
        if (owner.time.isEmpty() && needed[0]) {
            draft.problems.add(ModelProblems.missing(
                    owner.block.place(), "defaults: agg_time_dimension:", "semantic model with measures"));
        }
        return measures;
    }

    private Optional<Measure> read(Block block, Owner owner) {
        var settings = Settings.of(block);
        try (block) {
            var name = block.name();
            var aggregation = block.required("agg").flatMap(this::aggregation).orElse(Aggregation.SUM);
            var expr = block.text("expr").map(Word::text);
            var own = block.text("agg_time_dimension");
            own.ifPresent(time -> checkTime(time, owner, true));
            var percentile = percentile(block, aggregation);
            var nonAdditive = nonAdditive(block, owner);
            var label = block.text("create_metric_display_name");
            if (block.flag("create_metric").orElse(false) && name.isPresent() && !owner.isRollup) {
                createMetric(block, settings, name.get(), label);
            } else {
                block.text("description");
                block.text("label");
                settings.meta().leave("unit");
            }
            return name.map(word -> new Measure(
                    word.text(),
                    aggregation,
                    expr.orElse(word.text()),
                    own.or(owner::time).map(Word::text).orElse(""),
                    percentile,
                    nonAdditive,
                    word.place()));
        }
    }

    private void createMetric(Block block, Settings settings, Word name, Optional<Word> label) {
        var meta = metas.ofMetric(block, settings.meta(), name.text());
        var labelled = label.map(word -> meta.withLabel(word.text())).orElse(meta);
        draft.references.add(new Reference(Target.MEASURE, name));
        draft.metrics.add(new Metric.Simple(name.text(), name.text(), List.of(), labelled, name.place()));
    }

    /** Of the coarser units, facts are dated by months alone: a query of another unit would have to know each fact's. A rollup may have any. */
    private void checkTime(Word time, Owner owner, boolean dates) {
        if (!owner.times().contains(time.text())) {
            draft.problems.add(ModelProblems.unknown(time, "time dimension", owner.times()));
        }
        owner.dimensions.stream()
                .filter(dimension ->
                        dates && !owner.isRollup() && dimension.name().equals(time.text()))
                .filter(dimension -> switch (dimension.grain()) {
                    case WEEK, QUARTER, YEAR -> true;
                    case NONE, DAY, MONTH -> false;
                })
                .forEach(dimension -> draft.problems.add(ModelProblems.coarseTime(time, dimension.grain())));
    }

    private Optional<Percentile> percentile(Block block, Aggregation aggregation) {
        var params = block.block("agg_params", "measure's agg_params");
        if (params.isEmpty()) {
            if (aggregation == Aggregation.PERCENTILE) {
                draft.problems.add(
                        ModelProblems.missing(block.place(), "agg_params: percentile:", "percentile measure"));
            }
            return Optional.empty();
        }
        try (var inside = params.get()) {
            var discrete = inside.flag("use_discrete_percentile").orElse(false);
            // Leave to be inexact; the exact value is within it.
            inside.flag("use_approximate_percentile");
            var share =
                    inside.text("percentile").isPresent() ? inside.number("percentile") : Optional.<BigDecimal>empty();
            if (share.isEmpty()) {
                if (aggregation == Aggregation.PERCENTILE
                        && inside.text("percentile").isEmpty()) {
                    draft.problems.add(ModelProblems.missing(inside.place(), "percentile", inside.what()));
                }
                return Optional.empty();
            }
            if (aggregation != Aggregation.PERCENTILE) {
                draft.problems.add(ModelProblems.noPercentile(inside.placeOf("percentile"), aggregation));
                return Optional.empty();
            }
            if (share.get().signum() <= 0 || share.get().compareTo(BigDecimal.ONE) >= 0) {
                draft.problems.add(ModelProblems.percentileRange(inside.placeOf("percentile"), share.get()));
            }
            return share.map(part -> new Percentile(part, discrete));
        }
    }

    private Optional<NonAdditive> nonAdditive(Block block, Owner owner) {
        return block.block("non_additive_dimension", "non_additive_dimension").flatMap(inside -> {
            try (inside) {
                var dimension = inside.required("name");
                dimension.ifPresent(word -> checkTime(word, owner, false));
                var choice = inside.text("window_choice");
                choice.filter(word ->
                                !List.of("min", "max").contains(word.text().toLowerCase(Locale.ROOT)))
                        .ifPresent(word -> draft.problems.add(
                                ModelProblems.notOneOf(word, "window_choice", List.of("min", "max"))));
                var groupings = inside.texts("window_groupings");
                var names = owner.entities.stream().map(Entity::name).toList();
                groupings.stream()
                        .filter(word -> !names.contains(word.text()))
                        .forEach(word -> draft.problems.add(ModelProblems.unknown(word, "entity", names)));
                boolean latest = choice.filter(word -> word.text().equalsIgnoreCase("max"))
                        .isPresent();
                return dimension.map(word -> new NonAdditive(
                        word.text(), latest, groupings.stream().map(Word::text).toList()));
            }
        });
    }

    private Optional<Aggregation> aggregation(Word word) {
        var name = word.text().toLowerCase(Locale.ROOT);
        if (AGGREGATIONS.contains(name)) {
            return Optional.of(Aggregation.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        draft.problems.add(ModelProblems.notOneOf(word, "agg", AGGREGATIONS));
        return Optional.empty();
    }
}
