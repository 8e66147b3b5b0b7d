package ai.victor.agent;

import ai.victor.analysis.DataDoor;
import ai.victor.model.Meta;
import ai.victor.problem.Candidates;
import ai.victor.query.VerifiedQueries;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks up what some words may mean here: the metrics, dimensions, values and verified queries that fit them best, and never the whole catalogue.
 * A word counts the more, the fewer entries have it.
 */
final class Finder {
    private static final int MOST_METRICS = 8;
    private static final int MOST_DIMENSIONS = 6;
    private static final int MOST_VALUES = 12;
    private static final int MOST_OF_ONE_DIMENSION = 4;
    private static final int MOST_QUERIES = 3;
    private static final int SHORTEST_PART = 4;
    private static final int LONGEST_VALUE = 80;

    private static final double NAMED = 3;
    private static final double PHRASE = 5;

    /** Of the best one's score. */
    private static final double LEAST = 0.2;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Words of every question. */
    private static final Set<String> EMPTY = Set.of(
            "a",
            "all",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "between",
            "by",
            "can",
            "compare",
            "did",
            "do",
            "does",
            "each",
            "for",
            "from",
            "give",
            "had",
            "has",
            "have",
            "how",
            "i",
            "in",
            "is",
            "it",
            "last",
            "list",
            "many",
            "me",
            "more",
            "most",
            "much",
            "my",
            "of",
            "on",
            "or",
            "our",
            "over",
            "per",
            "show",
            "than",
            "that",
            "the",
            "their",
            "there",
            "this",
            "to",
            "up",
            "us",
            "versus",
            "vs",
            "was",
            "we",
            "were",
            "what",
            "when",
            "where",
            "which",
            "who",
            "why",
            "with",
            "you",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "today",
            "yesterday");

    /** Something with a name. */
    private record Entry(String name, Meta meta, Set<String> strong, Set<String> weak, List<List<String>> phrases) {
        static Entry of(String name, Meta meta) {
            var phrases = new ArrayList<List<String>>();
            phrases.add(words(name));
            phrases.add(words(meta.label()));
            meta.synonyms().forEach(synonym -> phrases.add(words(synonym)));
            var strong = new LinkedHashSet<String>();
            phrases.forEach(strong::addAll);
            return new Entry(name, meta, strong, new LinkedHashSet<>(words(meta.description())), phrases);
        }
    }

    private record Scored<T>(T found, double score) {}

    private record Value(String dimension, String text) {}

    private final DataDoor data;
    private final VerifiedQueries verified;
    private final List<Entry> metrics;
    private final List<Entry> dimensions;
    private final Map<String, Integer> frequency = new HashMap<>();

    /** @param verified of which those that hold are found */
    Finder(DataDoor data, VerifiedQueries verified) {
        this.data = data;
        this.verified = verified;
        this.metrics = data.model().metrics().stream()
                .map(metric -> Entry.of(metric.name(), metric.meta()))
                .toList();
        this.dimensions = data.model().dimensions().values().stream()
                .map(dimension -> Entry.of(dimension.name(), dimension.meta()))
                .toList();
        for (var entries : List.of(metrics, dimensions)) {
            for (var entry : entries) {
                var all = new LinkedHashSet<>(entry.strong());
                all.addAll(entry.weak());
                all.forEach(word -> frequency.merge(word, 1, Integer::sum));
            }
        }
    }

    /** What was found, as JSON for a model. */
    String find(String text) {
        var asked = words(text);
        var wanted = repaired(asked);
        var foundMetrics = best(metrics, wanted, MOST_METRICS);
        var foundDimensions = best(dimensions, wanted, MOST_DIMENSIONS);
        var values = values(asked);
        return Json.text(json -> {
            json.writeStartObject();
            entries(json, "metrics", foundMetrics, true);
            entries(json, "dimensions", foundDimensions, false);
            json.writeArrayFieldStart("values");
            for (var value : values) {
                json.writeStartObject();
                json.writeStringField("dimension", value.dimension());
                json.writeStringField("value", value.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            verified(json, new LinkedHashSet<>(asked));
            json.writeEndObject();
        });
    }

    private static void entries(JsonGenerator json, String name, List<Entry> found, boolean withUnit)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var entry : found) {
            json.writeStartObject();
            json.writeStringField("name", entry.name());
            if (withUnit) {
                json.writeStringField("unit", entry.meta().unit());
            }
            json.writeStringField("what", entry.meta().description());
            if (!withUnit && entry.meta().enumerated()) {
                Json.writeStrings(json, "values", entry.meta().samples());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void verified(JsonGenerator json, Set<String> asked) throws IOException {
        json.writeArrayFieldStart("verified_queries");
        var best = verified.queries().stream()
                .map(query -> {
                    var words = new LinkedHashSet<>(words(query.question()));
                    int all = words.size();
                    words.retainAll(asked);
                    return new Scored<>(query, all == 0 ? 0 : (double) words.size() / all);
                })
                .filter(scored -> scored.score() >= 0.5)
                .sorted(Comparator.comparingDouble(scored -> -scored.score()))
                .filter(scored -> verified.holds(scored.found()))
                .limit(MOST_QUERIES)
                .toList();
        for (var scored : best) {
            json.writeStartObject();
            json.writeStringField("question", scored.found().question());
            json.writeStringField("sql", scored.found().sql());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The words, each that is in no entry replaced by the nearest one that is. */
    private List<String> repaired(List<String> asked) {
        return asked.stream()
                .map(word -> frequency.containsKey(word) || word.length() < SHORTEST_PART
                        ? word
                        : Candidates.near(word, frequency.keySet()).stream()
                                .findFirst()
                                .orElse(word))
                .toList();
    }

    private List<Entry> best(List<Entry> entries, List<String> wanted, int most) {
        var scores = entries.stream()
                .map(entry -> new Scored<>(entry, score(entry, wanted)))
                .toList();
        double highest = scores.stream().mapToDouble(Scored::score).max().orElse(0);
        return scores.stream()
                .filter(scored -> scored.score() > highest * LEAST)
                .sorted(Comparator.comparingDouble((Scored<Entry> scored) -> -scored.score())
                        .thenComparing(scored -> scored.found().name()))
                .limit(most)
                .map(Scored::found)
                .toList();
    }

    private double score(Entry entry, List<String> wanted) {
        double score = 0;
        for (var word : new LinkedHashSet<>(wanted)) {
            double rare = Math.log(1 + (double) (metrics.size() + dimensions.size()) / frequency.getOrDefault(word, 1));
            if (entry.strong().contains(word)) {
                score += NAMED * rare;
            } else if (entry.weak().contains(word)) {
                score += rare;
            }
        }
        for (var phrase : entry.phrases()) {
            if (!phrase.isEmpty() && Collections.indexOfSubList(wanted, phrase) >= 0) {
                score += PHRASE * phrase.size();
            }
        }
        // Of two that fit alike the one with fewer words more is meant.
        return score / (1 + 0.01 * entry.strong().size());
    }

    private List<Value> values(List<String> asked) {
        var scored = new ArrayList<Scored<Value>>();
        var set = Set.copyOf(asked);
        data.values().forEach((dimension, values) -> {
            var meta = data.model().dimensions().get(dimension);
            for (var value : values) {
                var names = new ArrayList<>(List.of(value));
                if (meta != null) {
                    names.addAll(meta.meta().values().getOrDefault(value, List.of()));
                }
                double score = names.stream()
                        .mapToDouble(name -> fit(words(name), asked, set))
                        .max()
                        .orElse(0);
                if (score >= 0.5 && value.length() <= LONGEST_VALUE) {
                    scored.add(new Scored<>(new Value(dimension, value), score));
                }
            }
        });
        scored.sort(Comparator.comparingDouble((Scored<Value> one) -> -one.score())
                .thenComparing(one -> one.found().dimension())
                .thenComparing(one -> one.found().text()));
        var taken = new HashMap<String, Integer>();
        return scored.stream()
                .map(Scored::found)
                .filter(value -> taken.merge(value.dimension(), 1, Integer::sum) <= MOST_OF_ONE_DIMENSION)
                .limit(MOST_VALUES)
                .toList();
    }

    /** More than 1 where the value is named as a whole, else the part of its words that are. */
    private static double fit(List<String> value, List<String> asked, Set<String> set) {
        if (value.isEmpty()) {
            return 0;
        }
        if (Collections.indexOfSubList(asked, value) >= 0) {
            return 1 + value.size();
        }
        long named = value.stream()
                .filter(word -> word.length() >= SHORTEST_PART && set.contains(word))
                .count();
        return (double) named / value.size();
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
                .map(Finder::singular)
                .toList();
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
