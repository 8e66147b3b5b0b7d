package ai.victor.model;

import ai.victor.model.InputReader.MetricUse;
import ai.victor.model.Metric.Filter;
import ai.victor.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the entries of {@code metrics:}. */
final class MetricReader {
    private static final List<String> TYPES = List.of("simple", "ratio", "derived", "cumulative", "conversion");
    private static final List<String> PARAMS = List.of(
            "measure",
            "numerator",
            "denominator",
            "metrics",
            "expr",
            "window",
            "grain_to_date",
            "cumulative_type_params",
            "conversion_type_params");
    private static final Pattern IDENTIFIER = Pattern.compile("'[^']*'|[A-Za-z_]\\w*+(?!\\s*\\()");
    private static final Set<String> SQL_WORDS = Set.of(
            "case",
            "when",
            "then",
            "else",
            "end",
            "and",
            "or",
            "not",
            "is",
            "null",
            "as",
            "decimal",
            "double",
            "bigint",
            "float",
            "real",
            "numeric",
            "integer",
            "int",
            "precision",
            "true",
            "false",
            "between",
            "in");

    private final Draft draft;
    private final MetaReader metas;
    private final InputReader inputs;
    private final TimedMetricReader timed;

    MetricReader(Draft draft) {
        this.draft = draft;
        this.metas = new MetaReader(draft);
        this.inputs = new InputReader(draft);
        this.timed = new TimedMetricReader(draft);
    }

    /** What every metric says. */
    record Named(String name, Meta meta, List<Filter> filters, Place place) {}

    void read(Block block) {
        var settings = Settings.of(block);
        if (!settings.enabled()) {
            return;
        }
        try (block) {
            block.refuse("time_granularity");
            newSpecification(block);
            var name = block.name();
            var type = block.required("type");
            var meta =
                    metas.ofMetric(block, settings.meta(), name.map(Word::text).orElse("?"));
            var named = new Named(
                    name.map(Word::text).orElse(""),
                    meta,
                    inputs.filters(block, "filter"),
                    name.map(Word::place).orElse(block.place()));
            switch (type.map(Word::text).orElse("").toLowerCase(Locale.ROOT)) {
                case "simple" -> simple(block, named);
                case "ratio" -> ratio(block, named);
                case "derived" -> derived(block, named);
                case "cumulative" -> {
                    try (var params = params(block, "measure", "window", "grain_to_date", "cumulative_type_params")) {
                        timed.cumulative(params, named);
                    }
                }
                case "conversion" -> {
                    try (var params = params(block, "conversion_type_params")) {
                        timed.conversion(params, named);
                    }
                }
                default -> {
                    block.leave("type_params");
                    type.ifPresent(word -> draft.problems.add(ModelProblems.notOneOf(word, "metric type", TYPES)));
                }
            }
        }
    }

    /** The keys that dbt's newer specification has beside {@code type}, where this one has {@code type_params}. */
    private static void newSpecification(Block block) {
        if (!block.has("type_params")) {
            block.refuse(
                    "agg",
                    "expr",
                    "numerator",
                    "denominator",
                    "input_metrics",
                    "input_metric",
                    "window",
                    "grain_to_date",
                    "period_agg",
                    "entity",
                    "calculation",
                    "base_metric",
                    "conversion_metric",
                    "constant_properties",
                    "agg_time_dimension",
                    "non_additive_dimension",
                    "fill_nulls_with",
                    "join_to_timespine",
                    "percentile",
                    "percentile_type",
                    "hidden");
        }
    }

    private void simple(Block block, Named named) {
        try (var params = params(block, "measure")) {
            params.refuse("metric_aggregation_params");
            inputs.measure(params, "measure").ifPresent(use -> {
                var filters = new ArrayList<>(use.filters());
                filters.addAll(named.filters);
                draft.metrics.add(new Metric.Simple(
                        named.name, use.measure().text(), filters, use.gaps(), named.meta, named.place));
            });
        }
    }

    private void ratio(Block block, Named named) {
        try (var params = params(block, "numerator", "denominator")) {
            var numerator = inputs.metric(params, "numerator");
            var denominator = inputs.metric(params, "denominator");
            for (var use : List.of(numerator, denominator)) {
                use.filter(input -> input.input().offset().isPresent())
                        .ifPresent(input -> draft.problems.add(
                                ModelProblems.offsetOfRatio(input.metric().place())));
            }
            if (numerator.isPresent() && denominator.isPresent()) {
                draft.metrics.add(new Metric.Ratio(
                        named.name,
                        numerator.get().input(),
                        denominator.get().input(),
                        named.filters,
                        named.meta,
                        named.place));
            }
        }
    }

    private void derived(Block block, Named named) {
        try (var params = params(block, "metrics", "expr")) {
            var expr = params.required("expr");
            var parts = new LinkedHashMap<String, Metric.Input>();
            var aliases = new ArrayList<Word>();
            for (var input : params.namesOrBlocks("metrics", "input of a derived metric")) {
                inputs.metric(input).ifPresent(use -> add(use, named, parts, aliases));
            }
            if (aliases.isEmpty()) {
                if (!params.has("metrics")) {
                    draft.problems.add(ModelProblems.missing(params.place(), "metrics", "derived metric"));
                }
            } else {
                expr.ifPresent(word -> checkExpression(word, aliases, parts));
            }
            draft.metrics.add(new Metric.Derived(
                    named.name, expr.map(Word::text).orElse(""), parts, named.filters, named.meta, named.place));
        }
    }

    private void add(MetricUse use, Named named, Map<String, Metric.Input> parts, List<Word> aliases) {
        inputs.offsetOf(named.name, use);
        if (parts.putIfAbsent(use.alias().text(), use.input()) != null) {
            draft.problems.add(ModelProblems.inputTwice(use.alias()));
        } else {
            aliases.add(use.alias());
        }
    }

    private void checkExpression(Word expr, List<Word> aliases, Map<String, Metric.Input> parts) {
        var used = new TreeSet<String>();
        IDENTIFIER.matcher(expr.text()).results().map(found -> found.group()).forEach(word -> {
            if (!word.startsWith("'") && !SQL_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                used.add(word);
            }
        });
        used.stream()
                .filter(word -> !parts.containsKey(word))
                .forEach(word -> draft.problems.add(
                        ModelProblems.unknown(new Word(word, expr.place()), "input", parts.keySet())));
        aliases.stream()
                .filter(alias -> !used.contains(alias.text()))
                .forEach(alias -> draft.problems.add(ModelProblems.unusedInput(alias)));
    }

    /** The block of {@code type_params}, in which the keys of other types are faults. */
    private Block params(Block block, String... own) {
        var params = block.block("type_params", "block of type_params");
        if (params.isEmpty() && !block.has("type_params")) {
            draft.problems.add(ModelProblems.missing(block.place(), "type_params", "metric"));
        }
        var found = params.orElseGet(() -> block.nothing("block of type_params"));
        var others = new ArrayList<>(PARAMS);
        others.removeAll(List.of(own));
        others.stream().filter(found::has).forEach(key -> {
            found.leave(key);
            draft.problems.add(ModelProblems.otherType(found.placeOf(key), key));
        });
        return found;
    }
}
