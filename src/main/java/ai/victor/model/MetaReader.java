package ai.victor.model;

import ai.victor.model.Draft.Kind;
import ai.victor.model.Draft.Naming;
import ai.victor.model.Draft.Reference;
import ai.victor.model.Draft.Target;
import ai.victor.model.Meta.Goodness;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code label}, {@code description} and {@code config: meta:} of a metric or a dimension. */
final class MetaReader {
    private static final Pattern FORMAT = Pattern.compile("0(\\.0{1,6})?");
    private static final List<String> UNITS = List.of("money", "percent", "count", "ratio", "days", "none");

    private final Draft draft;
    private final StudyReader studies;

    MetaReader(Draft draft) {
        this.draft = draft;
        this.studies = new StudyReader(draft);
    }

    /** What is not said is told from the name; a unit, later, from the measure: empty until then. */
    Meta ofMetric(Block block, Block meta, String name) {
        var label = block.text("label");
        var description = block.text("description");
        label.ifPresent(word -> draft.namings.add(new Naming(Kind.METRIC, name, word)));
        try (meta) {
            verifiedQueries(meta);
            return new Meta(
                    label.map(Word::text).orElseGet(() -> ConformedDimensions.words(name)),
                    description.map(Word::text).orElse(""),
                    synonyms(meta, Kind.METRIC, name),
                    unit(meta).orElse(""),
                    Map.of(),
                    meta.flag("certificate").orElse(false),
                    meta.text("goodness").map(this::goodness).orElse(Goodness.NEITHER),
                    false,
                    List.of(),
                    new Wording(
                            texts(meta, "verbs"),
                            texts(meta, "also"),
                            meta.flag("headline").orElse(false),
                            "",
                            "",
                            Map.of(),
                            ""),
                    false,
                    format(meta),
                    studies.ofMetric(meta));
        }
    }

    /** A dimension may leave the saying to another semantic model's dimension of its name: empty parts are filled in later. */
    Meta ofDimension(Block block, Block meta, String name) {
        var label = block.text("label");
        label.ifPresent(word -> draft.namings.add(new Naming(Kind.DIMENSION, name, word)));
        try (meta) {
            return new Meta(
                    label.map(Word::text).orElse(""),
                    block.text("description").map(Word::text).orElse(""),
                    synonyms(meta, Kind.DIMENSION, name),
                    unit(meta).orElse("none"),
                    values(meta),
                    false,
                    Goodness.NEITHER,
                    meta.flag("is_enum").orElse(false),
                    meta.texts("sample_values").stream().map(Word::text).toList(),
                    new Wording(
                            List.of(),
                            texts(meta, "also"),
                            false,
                            metric(meta, "counts"),
                            metric(meta, "costs"),
                            only(meta),
                            pattern(meta)),
                    meta.flag("separate").orElse(false),
                    noFormat(meta),
                    studies.ofDimension(meta));
        }
    }

    /** A semantic model's: its verified queries, and which model it is a rollup of. */
    Optional<Word> ofSemanticModel(Block meta) {
        try (meta) {
            verifiedQueries(meta);
            meta.leave("synonyms");
            var rolledUp = meta.text("rollup_of");
            rolledUp.ifPresent(word -> draft.references.add(new Reference(Target.ROLLED_UP, word)));
            return rolledUp;
        }
    }

    private void verifiedQueries(Block meta) {
        meta.blocks("verified_queries", "verified query").forEach(block -> {
            try (block) {
                block.text("name");
                var question = block.required("question");
                var sql = block.verbatim("sql").stream().findFirst();
                var by = block.required("verified_by");
                var at = block.required("verified_at").flatMap(this::day);
                if (sql.isEmpty()) {
                    draft.problems.add(ModelProblems.missing(block.placeOf("sql"), "sql", block.what()));
                }
                if (question.isPresent() && sql.isPresent() && by.isPresent() && at.isPresent()) {
                    draft.verifiedQueries.add(new VerifiedQuery(
                            question.get().text(),
                            sql.get().text(),
                            by.get().text(),
                            at.get(),
                            sql.get().place()));
                }
            }
        });
    }

    private Optional<LocalDate> day(Word word) {
        try {
            return Optional.of(LocalDate.parse(word.text()));
        } catch (DateTimeException e) {
            draft.problems.add(ModelProblems.wrongShape(word.place(), word.text(), "a date such as 2026-05-31"));
            return Optional.empty();
        }
    }

    private List<String> synonyms(Block meta, Kind kind, String name) {
        var words = meta.texts("synonyms");
        var said = new HashMap<String, Word>();
        for (var word : words) {
            draft.namings.add(new Naming(kind, name, word));
            var first = said.putIfAbsent(lower(word.text()), word);
            if (first != null) {
                draft.problems.add(ModelProblems.saidTwice(word, first.place()));
            }
        }
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

    private String metric(Block meta, String key) {
        var metric = meta.text(key);
        metric.ifPresent(word -> draft.references.add(new Reference(Target.METRIC, word)));
        return metric.map(Word::text).orElse("");
    }

    private String pattern(Block meta) {
        return meta.text("pattern")
                .filter(word -> {
                    try {
                        Pattern.compile(word.text());
                        return true;
                    } catch (PatternSyntaxException e) {
                        draft.problems.add(ModelProblems.wrongShape(
                                word.place(), "pattern", "a regular expression: " + e.getDescription()));
                        return false;
                    }
                })
                .map(Word::text)
                .orElse("");
    }

    /** Values of dimensions are shown as they are. */
    private String noFormat(Block meta) {
        meta.text("format")
                .ifPresent(word -> draft.problems.add(ModelProblems.unsupported(word.place(), "format", "dimension")));
        return "";
    }

    private String format(Block meta) {
        var format = meta.text("format");
        format.filter(word -> !FORMAT.matcher(word.text()).matches())
                .ifPresent(word -> draft.problems.add(
                        ModelProblems.wrongShape(word.place(), "format", "zeros such as 0, 0.0 or 0.00")));
        return format.map(Word::text).orElse("");
    }

    private Map<String, String> only(Block meta) {
        var only = new LinkedHashMap<String, String>();
        meta.block("only", "map of facts").ifPresent(block -> {
            try (block) {
                for (var fact : block.keys()) {
                    draft.references.add(new Reference(Target.FACT, fact));
                    block.text(fact.text()).ifPresent(value -> only.put(fact.text(), value.text()));
                }
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

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
