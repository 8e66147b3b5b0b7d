package ai.victor.model;

import ai.victor.model.Dimension.Grain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the dimensions of a semantic model. */
final class DimensionReader {
    private static final List<String> TYPES = List.of("categorical", "time");

    private final Draft draft;
    private final MetaReader metas;
    private final Lengths lengths;

    DimensionReader(Draft draft) {
        this.draft = draft;
        this.metas = new MetaReader(draft);
        this.lengths = new Lengths(draft);
    }

    Optional<Dimension> read(Block block) {
        var settings = Settings.of(block);
        try (block) {
            if (block.flag("is_partition").orElse(false)) {
                block.refuse("is_partition");
            }
            var name = block.name();
            var type = block.required("type");
            boolean time = type.map(this::isTime).orElse(false);
            var grain = time ? timeGrain(block) : categorical(block);
            var expr = block.text("expr")
                    .map(Word::text)
                    .or(() -> name.map(Word::text))
                    .orElse("");
            var meta = metas.ofDimension(
                    block, settings.meta(), name.map(Word::text).orElse(""));
            return name.map(word -> new Dimension(
                    word.text(),
                    grain.grain(),
                    grain.cutToDays() ? "CAST(" + expr + " AS DATE)" : expr,
                    meta,
                    word.place()));
        }
    }

    /** @param cutToDays whether the column tells the time of day, which no query here asks for */
    private record Told(Grain grain, boolean cutToDays) {}

    private boolean isTime(Word type) {
        var word = type.text().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(word)) {
            draft.problems.add(ModelProblems.notOneOf(type, "dimension type", TYPES));
        }
        return word.equals("time");
    }

    private static Told categorical(Block block) {
        block.block("type_params", "dimension's type_params").ifPresent(Block::close);
        return new Told(Grain.NONE, false);
    }

    private Told timeGrain(Block block) {
        var params = block.block("type_params", "dimension's type_params");
        if (params.isEmpty()) {
            draft.problems.add(
                    ModelProblems.missing(block.place(), "type_params: time_granularity:", "time dimension"));
            return new Told(Grain.DAY, false);
        }
        try (var inside = params.get()) {
            inside.refuse("validity_params");
            return inside.required("time_granularity").map(this::told).orElse(new Told(Grain.DAY, false));
        }
    }

    private Told told(Word word) {
        if (Lengths.isFinerThanDays(word.text())) {
            return new Told(Grain.DAY, true);
        }
        return new Told(
                lengths.grain(word, "time_granularity")
                        .map(grain -> switch (grain) {
                            case DAY -> Grain.DAY;
                            case WEEK -> Grain.WEEK;
                            case MONTH -> Grain.MONTH;
                            case QUARTER -> Grain.QUARTER;
                            case YEAR -> Grain.YEAR;
                        })
                        .orElse(Grain.DAY),
                false);
    }
}
