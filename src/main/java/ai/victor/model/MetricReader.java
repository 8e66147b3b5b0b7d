package ai.victor.model;

import ai.victor.model.Draft.FilterUse;
import ai.victor.model.Draft.Reference;
import ai.victor.model.Draft.Target;
import ai.victor.model.Metric.Filter;
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
    private static final List<String> TYPES = List.of("simple", "ratio", "derived");
    private static final List<String> TYPES_TO_COME = List.of("cumulative", "conversion");
    private static final Pattern IDENTIFIER = Pattern.compile("'[^']*'|[A-Za-z_]\\w*(?!\\w*\\s*\\()");
    private static final Set<String> SQL_WORDS = Set.of(
            "case", "when", "then", "else", "end", "and", "or", "not", "is", "null", "as", "decimal", "double",
            "bigint");

    private final Draft draft;
    private final MetaReader metas;

    MetricReader(Draft draft) {
        this.draft = draft;
        this.metas = new MetaReader(draft);
    }

    void read(Block block) {
        try (block) {
            block.refuse("time_granularity");
            var name = block.name();
            var type = block.required("type");
            var meta = metas.ofMetric(block, name.map(Word::text).orElse("?"));
            var named = new Named(
                    name.map(Word::text).orElse(""), meta, name.map(Word::place).orElse(block.place()));
            switch (type.map(Word::text).orElse("").toLowerCase(Locale.ROOT)) {
                case "simple" -> simple(block, named);
                case "ratio" -> ratio(block, named);
                case "derived" -> derived(block, named);
                default -> {
                    block.leave("type_params", "filter");
                    type.ifPresent(this::refuseType);
                }
            }
        }
    }

    private record Named(String name, Meta meta, ai.victor.problem.Place place) {}

    private void simple(Block block, Named named) {
        try (var params = params(block)) {
            params.refuse("numerator", "denominator", "metrics", "expr", "cumulative_type_params");
            var measure = params.nameOrBlock("measure", "measure of a metric");
            measure.ifPresent(word -> draft.references.add(new Reference(Target.MEASURE, word)));
            var filters = new ArrayList<Filter>();
            for (var text : block.texts("filter")) {
                var read = FilterReader.read(text);
                read.rest().ifPresent(rest -> draft.problems.add(ModelProblems.unreadableFilter(text, rest)));
                for (var condition : read.conditions()) {
                    filters.add(condition.filter());
                    draft.filters.add(new FilterUse(
                            measure.map(Word::text).orElse(""),
                            new Word(condition.entity(), text.place()),
                            new Word(condition.filter().dimension(), text.place())));
                }
            }
            draft.metrics.add(new Metric.Simple(
                    named.name, measure.map(Word::text).orElse(""), filters, named.meta, named.place));
        }
    }

    private void ratio(Block block, Named named) {
        block.refuse("filter");
        try (var params = params(block)) {
            params.refuse("measure", "metrics", "expr");
            var numerator = input(params, "numerator");
            var denominator = input(params, "denominator");
            draft.metrics.add(new Metric.Ratio(named.name, numerator, denominator, named.meta, named.place));
        }
    }

    private String input(Block params, String key) {
        var word = params.nameOrBlock(key, key);
        word.ifPresent(name -> draft.references.add(new Reference(Target.METRIC, name)));
        return word.map(Word::text).orElse("");
    }

    private void derived(Block block, Named named) {
        block.refuse("filter");
        try (var params = params(block)) {
            params.refuse("measure", "numerator", "denominator");
            var expr = params.required("expr");
            var inputs = new LinkedHashMap<String, Metric.Input>();
            var aliases = new ArrayList<Word>();
            for (var input : params.blocks("metrics", "input of a derived metric")) {
                try (input) {
                    input.refuse("filter", "offset_window", "offset_to_grain");
                    var metric = input.required("name");
                    var alias = input.text("alias").or(() -> metric);
                    metric.ifPresent(word -> draft.references.add(new Reference(Target.METRIC, word)));
                    alias.ifPresent(word -> {
                        inputs.put(
                                word.text(),
                                Metric.Input.of(metric.map(Word::text).orElse("")));
                        aliases.add(word);
                    });
                }
            }
            if (aliases.isEmpty()) {
                draft.problems.add(ModelProblems.missing(params.place(), "metrics", "derived metric"));
            } else {
                expr.ifPresent(word -> checkExpression(word, aliases, inputs));
            }
            draft.metrics.add(new Metric.Derived(
                    named.name, expr.map(Word::text).orElse(""), inputs, List.of(), named.meta, named.place));
        }
    }

    private void checkExpression(Word expr, List<Word> aliases, Map<String, Metric.Input> inputs) {
        var used = new TreeSet<String>();
        IDENTIFIER.matcher(expr.text()).results().map(found -> found.group()).forEach(word -> {
            if (!word.startsWith("'") && !SQL_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                used.add(word);
            }
        });
        used.stream()
                .filter(word -> !inputs.containsKey(word))
                .forEach(word -> draft.problems.add(
                        ModelProblems.unknown(new Word(word, expr.place()), "input", inputs.keySet())));
        aliases.stream()
                .filter(alias -> !used.contains(alias.text()))
                .forEach(alias -> draft.problems.add(ModelProblems.unusedInput(alias)));
    }

    private Block params(Block block) {
        var params = block.block("type_params", "block of type_params");
        if (params.isEmpty() && !block.has("type_params")) {
            draft.problems.add(ModelProblems.missing(block.place(), "type_params", "metric"));
        }
        return params.orElseGet(() -> block.nothing("block of type_params"));
    }

    private void refuseType(Word type) {
        draft.problems.add(
                TYPES_TO_COME.contains(type.text())
                        ? ModelProblems.unsupported(type.place(), "type " + type.text(), "metric")
                        : ModelProblems.notOneOf(type, "metric type", TYPES));
    }
}
