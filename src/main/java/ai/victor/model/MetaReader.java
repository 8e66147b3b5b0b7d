package ai.victor.model;

import ai.victor.model.Draft.Kind;
import ai.victor.model.Draft.Naming;
import ai.victor.model.Meta.Goodness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code label}, {@code description} and {@code config: meta:} of a metric or a dimension. */
final class MetaReader {
    private static final List<String> UNITS = List.of("money", "percent", "count", "ratio", "days", "none");

    private final Draft draft;

    MetaReader(Draft draft) {
        this.draft = draft;
    }

    /** A metric must say its label, description and unit: answers print all three. */
    Meta ofMetric(Block block, String name) {
        var label = said(block, "label", name);
        var description = said(block, "description", name);
        label.ifPresent(word -> draft.namings.add(new Naming(Kind.METRIC, name, word)));
        try (var meta = meta(block)) {
            var unit = unit(meta);
            if (unit.isEmpty() && meta.text("unit").isEmpty()) {
                draft.problems.add(
                        ModelProblems.missingMeta(block.place(), "unit under config: meta:", "metric", name));
            }
            return new Meta(
                    label.map(Word::text).orElse(name),
                    description.map(Word::text).orElse(""),
                    synonyms(meta, Kind.METRIC, name),
                    unit.orElse("none"),
                    Map.of(),
                    meta.text("certificate").map(this::yes).orElse(false),
                    meta.text("goodness").map(this::goodness).orElse(Goodness.NEITHER),
                    false,
                    List.of(),
                    new Wording(
                            texts(meta, "verbs"),
                            texts(meta, "also"),
                            meta.text("headline").map(this::yes).orElse(false),
                            "",
                            "",
                            Map.of(),
                            ""));
        }
    }

    /** A dimension may leave the saying to another semantic model's dimension of its name: empty parts are filled in later. */
    Meta ofDimension(Block block, String name) {
        var label = block.text("label");
        label.ifPresent(word -> draft.namings.add(new Naming(Kind.DIMENSION, name, word)));
        try (var meta = meta(block)) {
            return new Meta(
                    label.map(Word::text).orElse(""),
                    block.text("description").map(Word::text).orElse(""),
                    synonyms(meta, Kind.DIMENSION, name),
                    unit(meta).orElse("none"),
                    values(meta),
                    false,
                    Goodness.NEITHER,
                    meta.text("is_enum").map(this::yes).orElse(false),
                    meta.texts("sample_values").stream().map(Word::text).toList(),
                    new Wording(
                            List.of(),
                            texts(meta, "also"),
                            false,
                            text(meta, "counts"),
                            text(meta, "costs"),
                            only(meta),
                            text(meta, "pattern")));
        }
    }

    private Optional<Word> said(Block block, String key, String name) {
        var word = block.text(key);
        if (word.isEmpty()) {
            draft.problems.add(ModelProblems.missingMeta(block.placeOf(key), key, "metric", name));
        }
        return word;
    }

    private Block meta(Block owner) {
        var config = owner.block("config", "config of a " + owner.what());
        if (config.isEmpty()) {
            return owner.nothing("meta of a " + owner.what());
        }
        try (var block = config.get()) {
            return block.block("meta", "meta of a " + owner.what())
                    .orElseGet(() -> owner.nothing("meta of a " + owner.what()));
        }
    }

    private List<String> synonyms(Block meta, Kind kind, String name) {
        var words = meta.texts("synonyms");
        words.forEach(word -> draft.namings.add(new Naming(kind, name, word)));
        return words.stream().map(Word::text).map(MetaReader::lower).distinct().toList();
    }

    private Map<String, List<String>> values(Block meta) {
        var values = new LinkedHashMap<String, List<String>>();
        meta.block("values", "map of values").ifPresent(block -> {
            try (block) {
                for (var value : block.keys()) {
                    values.put(
                            value.text(),
                            block.texts(value.text()).stream()
                                    .map(word -> lower(word.text()))
                                    .distinct()
                                    .toList());
                }
            }
        });
        return values;
    }

    private static List<String> texts(Block meta, String key) {
        return meta.texts(key).stream()
                .map(word -> lower(word.text()))
                .distinct()
                .toList();
    }

    private static String text(Block meta, String key) {
        return meta.text(key).map(Word::text).orElse("");
    }

    private static Map<String, String> only(Block meta) {
        var only = new LinkedHashMap<String, String>();
        meta.block("only", "map of facts").ifPresent(block -> {
            try (block) {
                block.keys()
                        .forEach(fact ->
                                block.text(fact.text()).ifPresent(value -> only.put(fact.text(), value.text())));
            }
        });
        return only;
    }

    private Optional<String> unit(Block meta) {
        var unit = meta.text("unit");
        unit.filter(word -> !UNITS.contains(word.text()))
                .ifPresent(word -> draft.problems.add(ModelProblems.notOneOf(word, "unit", UNITS)));
        return unit.map(Word::text).filter(UNITS::contains);
    }

    private Goodness goodness(Word word) {
        for (var goodness : Goodness.values()) {
            if (lower(goodness.name()).equals(word.text())) {
                return goodness;
            }
        }
        draft.problems.add(ModelProblems.notOneOf(word, "goodness", List.of("higher", "lower", "neither")));
        return Goodness.NEITHER;
    }

    private boolean yes(Word word) {
        if (!word.text().equals("true") && !word.text().equals("false")) {
            draft.problems.add(ModelProblems.notOneOf(word, "value", List.of("true", "false")));
        }
        return word.text().equals("true");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
