package ai.victor.model;

import ai.victor.model.Draft.EntityUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the entries of {@code semantic_models:}. */
final class SemanticModelReader {
    private static final Pattern REF = Pattern.compile(
            "(?:\\{\\{\\s*)?ref\\(\\s*(?:['\"]\\w+['\"]\\s*,\\s*)?['\"](\\w+)['\"]\\s*\\)(?:\\s*\\}\\})?");
    private static final Pattern TABLE = Pattern.compile("\\w+");

    private static final Map<String, Entity.Kind> ENTITY_TYPES = Map.of(
            "primary", Entity.Kind.PRIMARY,
            "unique", Entity.Kind.UNIQUE,
            "foreign", Entity.Kind.FOREIGN,
            "natural", Entity.Kind.NATURAL);

    private final Draft draft;
    private final MetaReader metas;
    private final DimensionReader dimensionReader;
    private final MeasureReader measureReader;

    SemanticModelReader(Draft draft) {
        this.draft = draft;
        this.metas = new MetaReader(draft);
        this.dimensionReader = new DimensionReader(draft);
        this.measureReader = new MeasureReader(draft);
    }

    void read(Block block) {
        var settings = Settings.of(block);
        if (!settings.enabled()) {
            return;
        }
        try (block) {
            var name = block.name();
            var description = block.text("description").map(Word::text).orElse("");
            block.text("label");
            var rows = metas.ofSemanticModel(settings.meta());
            var table = table(block);
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
                    .forEach(dimension -> dimensionReader.read(dimension).ifPresent(dimensions::add));
            var fact = new MeasureReader.Owner(
                    block, time, dimensions, entities, rows.rollupOf().isPresent());
            var measures = measureReader.read(fact);
            var first = measures.stream().map(Measure::timeDimension).findFirst();
            draft.semanticModels.add(new SemanticModel(
                    model,
                    description,
                    table,
                    time.map(Word::text).or(() -> first).orElse(""),
                    entities,
                    dimensions,
                    measures,
                    rows.rollupOf().map(Word::text),
                    rows.gathers().map(Word::text),
                    name.map(Word::place).orElse(block.place())));
        }
    }

    private String table(Block block) {
        if (block.has("node_relation") && !block.has("model")) {
            return block.block("node_relation", "node relation")
                    .flatMap(relation -> {
                        try (relation) {
                            relation.text("schema_name");
                            relation.text("database");
                            relation.text("relation_name");
                            return relation.required("alias").map(Word::text);
                        }
                    })
                    .orElse("");
        }
        return block.required("model").map(this::table).orElse("");
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
        if (!Settings.isEnabled(block)) {
            return Optional.empty();
        }
        try (block) {
            block.text("description");
            block.text("label");
            block.refuse("role", "entity");
            var name = block.name();
            var kind = block.required("type").flatMap(this::kind);
            var expr = block.text("expr").map(Word::text);
            return name.map(word -> {
                var entity = new Entity(word.text(), kind.orElse(Entity.Kind.NATURAL), expr.orElse(word.text()));
                draft.entities.add(new EntityUse(model, entity, word.place()));
                return entity;
            });
        }
    }

    private Optional<Entity.Kind> kind(Word type) {
        var kind = Optional.ofNullable(ENTITY_TYPES.get(type.text().toLowerCase(Locale.ROOT)));
        if (kind.isEmpty()) {
            draft.problems.add(
                    ModelProblems.notOneOf(type, "entity type", List.of("primary", "unique", "foreign", "natural")));
        }
        return kind;
    }
}
