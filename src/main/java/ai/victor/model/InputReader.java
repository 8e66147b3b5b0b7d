package ai.victor.model;

import ai.victor.model.Draft.OffsetUse;
import ai.victor.model.Draft.Reference;
import ai.victor.model.Draft.Target;
import ai.victor.model.Metric.Filter;
import ai.victor.model.Metric.Gaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a metric is made of: measures and other metrics, each with conditions of its own. */
final class InputReader {
    private final Draft draft;
    private final Lengths lengths;

    InputReader(Draft draft) {
        this.draft = draft;
        this.lengths = new Lengths(draft);
    }

    /** A measure, and what stands where it has no value. */
    record MeasureUse(Word measure, List<Filter> filters, Gaps gaps) {}

    /** A metric as an input, and where it stands. */
    record MetricUse(Word metric, Word alias, Metric.Input input) {}

    /** The conditions under a key. */
    List<Filter> filters(Block block, String key) {
        var filters = new ArrayList<Filter>();
        for (var text : block.verbatim(key)) {
            var read = FilterReader.read(text);
            read.fault().ifPresent(draft.problems::add);
            for (var condition : read.conditions()) {
                var filter = condition.filter();
                draft.mentions.put(filter, condition.mention());
                filters.add(filter);
            }
        }
        return filters;
    }

    /** The measure under a key; the key must be there. */
    Optional<MeasureUse> measure(Block params, String key) {
        if (!params.has(key)) {
            params.required(key);
            return Optional.empty();
        }
        return params.nameOrBlock(key, key + " of a metric").flatMap(block -> {
            try (block) {
                // Its name in dbt's SQL, which is not ours.
                block.text("alias");
                var filters = filters(block, "filter");
                var gaps = gaps(block);
                var name = block.required("name");
                name.ifPresent(word -> draft.references.add(new Reference(Target.MEASURE, word)));
                return name.map(word -> new MeasureUse(word, filters, gaps));
            }
        });
    }

    private Gaps gaps(Block block) {
        var filled = block.number("fill_nulls_with");
        var everyPeriod = block.flag("join_to_timespine").orElse(false);
        return new Gaps(filled, everyPeriod);
    }

    /** The measure of a conversion, of which nothing is filled. */
    Optional<MeasureUse> plainMeasure(Block params, String key) {
        return measure(params, key).map(use -> {
            if (!use.gaps().equals(Gaps.LEFT)) {
                draft.problems.add(ModelProblems.unsupported(
                        use.measure().place(),
                        "fill_nulls_with or join_to_timespine",
                        key + " of a conversion metric"));
            }
            return use;
        });
    }

    /** The metric under a key. */
    Optional<MetricUse> metric(Block params, String key) {
        if (!params.has(key)) {
            params.required(key);
            return Optional.empty();
        }
        return params.nameOrBlock(key, key).flatMap(this::metric);
    }

    /** An input of a metric. */
    Optional<MetricUse> metric(Block block) {
        try (block) {
            var filters = filters(block, "filter");
            var name = block.required("name");
            var alias = block.text("alias").or(() -> name);
            var offset = offset(block);
            name.ifPresent(word -> draft.references.add(new Reference(Target.METRIC, word)));
            return name.map(
                    word -> new MetricUse(word, alias.orElse(word), new Metric.Input(word.text(), filters, offset)));
        }
    }

    void offsetOf(String metric, MetricUse use) {
        if (use.input().offset().isPresent()) {
            draft.offsets.add(new OffsetUse(metric, use.metric()));
        }
    }

    private Optional<Offset> offset(Block block) {
        var back = block.text("offset_window");
        var start = block.text("offset_to_grain");
        if (back.isPresent() && start.isPresent()) {
            draft.problems.add(
                    ModelProblems.oneOf(start.get().place(), "offset_window", "offset_to_grain", block.what()));
        }
        return back.flatMap(word -> lengths.window(word, "offset_window"))
                .<Offset>map(Offset.Back::new)
                .or(() -> start.flatMap(word -> lengths.grain(word, "offset_to_grain"))
                        .map(Offset.ToStart::new));
    }
}
