package ai.victor.model;

import ai.victor.model.Draft.BothSides;
import ai.victor.model.Draft.Constant;
import ai.victor.model.InputReader.MeasureUse;
import ai.victor.model.Metric.Calculation;
import ai.victor.model.Metric.Filter;
import ai.victor.model.Metric.Gaps;
import ai.victor.model.Metric.MeasureInput;
import ai.victor.model.Metric.PeriodChoice;
import ai.victor.model.Metric.Span;
import ai.victor.model.MetricReader.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the metrics that look along time: cumulative and conversion. */
final class TimedMetricReader {
    private final Draft draft;
    private final InputReader inputs;
    private final Lengths lengths;

    TimedMetricReader(Draft draft) {
        this.draft = draft;
        this.inputs = new InputReader(draft);
        this.lengths = new Lengths(draft);
    }

    /** Window and grain stand in {@code cumulative_type_params}, or, as they once did, beside the measure. */
    void cumulative(Block params, Named named) {
        var inner = params.block("cumulative_type_params", "block of cumulative_type_params")
                .orElseGet(() -> params.nothing("block of cumulative_type_params"));
        try (inner) {
            var window = inner.text("window").or(() -> params.text("window"));
            var toDate = inner.text("grain_to_date").or(() -> params.text("grain_to_date"));
            params.leave("window", "grain_to_date");
            if (window.isPresent() && toDate.isPresent()) {
                draft.problems.add(
                        ModelProblems.oneOf(toDate.get().place(), "window", "grain_to_date", "cumulative metric"));
            }
            var choice = inner.text("period_agg").map(this::choice).orElse(PeriodChoice.FIRST);
            var span = window.flatMap(word -> lengths.window(word, "window"))
                    .<Span>map(Span.Trailing::new)
                    .or(() -> toDate.flatMap(word -> lengths.grain(word, "grain_to_date"))
                            .map(Span.ToDate::new));
            if (inner.has("metric") && !params.has("measure")) {
                addedUp(inner, named, span, choice);
            } else {
                inner.refuse("metric", "measure");
                inputs.measure(params, "measure").ifPresent(use -> cumulative(use, named, span, choice));
            }
        }
    }

    private void cumulative(MeasureUse use, Named named, Optional<Span> span, PeriodChoice choice) {
        var filters = new ArrayList<>(use.filters());
        filters.addAll(named.filters());
        draft.metrics.add(new Metric.Cumulative(
                named.name(), use.measure().text(), span, choice, filters, use.gaps(), named.meta(), named.place()));
    }

    /** A metric in place of a measure: its measure and conditions are looked up when all files are read. */
    private void addedUp(Block inner, Named named, Optional<Span> span, PeriodChoice choice) {
        inputs.metric(inner, "metric").ifPresent(use -> {
            use.input()
                    .offset()
                    .ifPresent(offset -> draft.problems.add(ModelProblems.unsupported(
                            use.metric().place(), "an offset", "cumulative metric's metric")));
            var filters = new ArrayList<Filter>(use.input().filters());
            filters.addAll(named.filters());
            var metric = new Metric.Cumulative(
                    named.name(), "", span, choice, filters, Gaps.LEFT, named.meta(), named.place());
            draft.addedUp.put(metric, use.metric());
            draft.metrics.add(metric);
        });
    }

    private PeriodChoice choice(Word word) {
        for (var choice : PeriodChoice.values()) {
            if (choice.name().equalsIgnoreCase(word.text())) {
                return choice;
            }
        }
        draft.problems.add(ModelProblems.notOneOf(word, "period_agg", List.of("first", "last", "average")));
        return PeriodChoice.FIRST;
    }

    void conversion(Block params, Named named) {
        if (!params.has("conversion_type_params")) {
            params.required("conversion_type_params");
            return;
        }
        params.block("conversion_type_params", "block of conversion_type_params")
                .ifPresent(inner -> {
                    try (inner) {
                        inner.refuse("base_metric", "conversion_metric");
                        var base = inputs.plainMeasure(inner, "base_measure");
                        var conversion = inputs.plainMeasure(inner, "conversion_measure");
                        var entity = inner.required("entity");
                        var window = inner.text("window").flatMap(word -> lengths.window(word, "window"));
                        var calculation =
                                inner.text("calculation").map(this::calculation).orElse(Calculation.CONVERSION_RATE);
                        var constants = constants(inner);
                        if (base.isPresent() && conversion.isPresent() && entity.isPresent()) {
                            var metric = new Metric.Conversion(
                                    named.name(),
                                    input(base.get()),
                                    input(conversion.get()),
                                    entity.get().text(),
                                    window,
                                    calculation,
                                    Map.of(),
                                    named.filters(),
                                    named.meta(),
                                    named.place());
                            draft.metrics.add(metric);
                            draft.conversions.put(metric, new BothSides(entity.get(), constants));
                        }
                    }
                });
    }

    private static MeasureInput input(MeasureUse use) {
        return new MeasureInput(use.measure().text(), use.filters());
    }

    private List<Constant> constants(Block inner) {
        var constants = new ArrayList<Constant>();
        for (var block : inner.blocks("constant_properties", "constant property")) {
            try (block) {
                var base = block.required("base_property");
                var conversion = block.required("conversion_property");
                if (base.isPresent() && conversion.isPresent()) {
                    constants.add(new Constant(base.get(), conversion.get()));
                }
            }
        }
        return constants;
    }

    private Calculation calculation(Word word) {
        return switch (word.text().toLowerCase(Locale.ROOT)) {
            case "conversions" -> Calculation.CONVERSIONS;
            case "conversion_rate" -> Calculation.CONVERSION_RATE;
            default -> {
                draft.problems.add(
                        ModelProblems.notOneOf(word, "calculation", List.of("conversion_rate", "conversions")));
                yield Calculation.CONVERSION_RATE;
            }
        };
    }
}
