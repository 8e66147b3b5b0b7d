package ai.victor.model;

import ai.victor.model.Dimension.Grain;
import ai.victor.model.Draft.EntityUse;
import ai.victor.model.Measure.Aggregation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the entries of {@code semantic_models:}. */
final class SemanticModelReader {
    private static final Pattern REF =
            Pattern.compile("(?:\\{\\{\\s*)?ref\\(\\s*['\"](\\w+)['\"]\\s*\\)(?:\\s*\\}\\})?");
    private static final Pattern TABLE = Pattern.compile("\\w+");

    private static final Map<String, Entity.Kind> ENTITY_TYPES = Map.of(
            "primary", Entity.Kind.PRIMARY,
            "unique", Entity.Kind.UNIQUE,
            "foreign", Entity.Kind.FOREIGN,
            "natural", Entity.Kind.NATURAL);

    private static final Map<String, Aggregation> AGGREGATIONS = Map.of(
            "sum", Aggregation.SUM,
            "count", Aggregation.COUNT,
            "count_distinct", Aggregation.COUNT_DISTINCT,
            "min", Aggregation.MIN,
            "max", Aggregation.MAX,
            "average", Aggregation.AVERAGE);

    private static final List<String> AGGREGATIONS_TO_COME = List.of("median", "percentile", "sum_boolean");
    private static final List<String> GRAINS_TO_COME =
            List.of("nanosecond", "microsecond", "millisecond", "second", "minute", "hour", "week", "quarter", "year");

    private final Draft draft;
    private final MetaReader metas;

    SemanticModelReader(Draft draft) {
        this.draft = draft;
        this.metas = new MetaReader(draft);
    }

    void read(Block block) {
        try (block) {
            var name = block.name();
            var description = block.text("description").map(Word::text).orElse("");
            block.text("label");
            block.refuse("config");
            var table = block.required("model").map(this::table).orElse("");
            var time = block.block("defaults", "block of defaults").flatMap(defaults -> {
                try (defaults) {
                    return defaults.text("agg_time_dimension");
                }
            });
            var model = name.map(Word::text).orElse("");
            var entities = new ArrayList<Entity>();
            primaryEntity(block, model);
            block.blocks("entities", "entity")
                    .forEach(entity -> entity(entity, model).ifPresent(entities::add));
            var dimensions = new ArrayList<Dimension>();
            block.blocks("dimensions", "dimension")
                    .forEach(dimension -> dimension(dimension).ifPresent(dimensions::add));
            var measures = new ArrayList<Measure>();
            block.blocks("measures", "measure")
                    .forEach(measure -> measure(measure, model, time).ifPresent(measures::add));
            checkTime(block, time, dimensions, !measures.isEmpty());
            draft.semanticModels.add(new SemanticModel(
                    model,
                    description,
                    table,
                    time.map(Word::text).orElse(""),
                    entities,
                    dimensions,
                    measures,
                    name.map(Word::place).orElse(block.place())));
        }
    }

    private String table(Word model) {
        var ref = REF.matcher(model.text());
        if (ref.matches()) {
            return ref.group(1);
        }
        if (!TABLE.matcher(model.text()).matches()) {
            draft.problems.add(ModelProblems.wrongShape(model.place(), "model", "a table's name or ref('name')"));
        }
        return model.text();
    }

    /** A table without a key of its own may still have an entity, by which filters name its dimensions. */
    private void primaryEntity(Block block, String model) {
        block.text("primary_entity")
                .ifPresent(word -> draft.entities.add(
                        new EntityUse(model, new Entity(word.text(), Entity.Kind.NATURAL, word.text()), word.place())));
    }

    private Optional<Entity> entity(Block block, String model) {
        try (block) {
            block.text("description");
            block.text("label");
            block.refuse("role", "entity", "config");
            var name = block.name();
            var kind = block.required("type").flatMap(type -> oneOf(type, "entity type", ENTITY_TYPES, List.of()));
            var expr = block.text("expr").map(Word::text);
            return name.map(word -> {
                var entity = new Entity(word.text(), kind.orElse(Entity.Kind.NATURAL), expr.orElse(word.text()));
                draft.entities.add(new EntityUse(model, entity, word.place()));
                return entity;
            });
        }
    }

    private Optional<Dimension> dimension(Block block) {
        try (block) {
            block.refuse("is_partition");
            var name = block.name();
            var type = block.required("type")
                    .flatMap(word ->
                            oneOf(word, "dimension type", Map.of("time", true, "categorical", false), List.of()))
                    .orElse(false);
            var grain = grain(block, type);
            var expr = block.text("expr").map(Word::text);
            var meta = metas.ofDimension(block, name.map(Word::text).orElse(""));
            return name.map(word -> new Dimension(word.text(), grain, expr.orElse(word.text()), meta, word.place()));
        }
    }

    private Grain grain(Block block, boolean time) {
        var params = block.block("type_params", "dimension's type_params");
        if (!time) {
            params.ifPresent(Block::close);
            return Grain.NONE;
        }
        if (params.isEmpty()) {
            draft.problems.add(
                    ModelProblems.missing(block.place(), "type_params: time_granularity:", "time dimension"));
            return Grain.DAY;
        }
        try (var inside = params.get()) {
            inside.refuse("validity_params");
            return inside.required("time_granularity")
                    .flatMap(word -> oneOf(
                            word, "time_granularity", Map.of("day", Grain.DAY, "month", Grain.MONTH), GRAINS_TO_COME))
                    .orElse(Grain.DAY);
        }
    }

    private Optional<Measure> measure(Block block, String model, Optional<Word> time) {
        try (block) {
            block.text("description");
            block.text("label");
            block.refuse("create_metric", "non_additive_dimension", "agg_params", "config");
            var name = block.name();
            var aggregation = block.required("agg")
                    .flatMap(word -> oneOf(word, "agg", AGGREGATIONS, AGGREGATIONS_TO_COME))
                    .orElse(Aggregation.SUM);
            var expr = block.text("expr").map(Word::text);
            block.text("agg_time_dimension")
                    .filter(own -> !time.map(Word::text).orElse("").equals(own.text()))
                    .ifPresent(own -> draft.problems.add(
                            ModelProblems.otherTime(own, name.map(Word::text).orElse("?"), model)));
            return name.map(word -> new Measure(
                    word.text(),
                    aggregation,
                    expr.orElse(word.text()),
                    time.map(Word::text).orElse(""),
                    word.place()));
        }
    }

    private void checkTime(Block block, Optional<Word> time, List<Dimension> dimensions, boolean needed) {
        if (time.isEmpty()) {
            if (needed) {
                draft.problems.add(ModelProblems.missing(
                        block.place(), "defaults: agg_time_dimension:", "semantic model with measures"));
            }
            return;
        }
        var known = dimensions.stream()
                .filter(Dimension::isTime)
                .map(Dimension::name)
                .toList();
        if (!known.contains(time.get().text())) {
            draft.problems.add(ModelProblems.unknown(time.get(), "time dimension", known));
        }
    }

    private <T> Optional<T> oneOf(Word word, String what, Map<String, T> allowed, List<String> toCome) {
        var value = allowed.get(word.text().toLowerCase(Locale.ROOT));
        if (value != null) {
            return Optional.of(value);
        }
        draft.problems.add(
                toCome.contains(word.text().toLowerCase(Locale.ROOT))
                        ? ModelProblems.unsupported(word.place(), what + " " + word.text(), "semantic model")
                        : ModelProblems.notOneOf(
                                word, what, allowed.keySet().stream().sorted().toList()));
        return Optional.empty();
    }
}
