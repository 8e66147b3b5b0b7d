package ai.victor.language;

import ai.victor.model.Meta;
import ai.victor.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What phrases mean: made from the model's names, labels and synonyms and from the values in the data. */
final class Lexicon {
    /** How much of a value's name a single word must be to stand for it. */
    private static final double LEAST_PART = 0.5;

    private final Map<String, LinkedHashSet<Meaning>> whole = new HashMap<>();
    private final Map<String, LinkedHashMap<String, LinkedHashSet<String>>> parts = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> spelledValues = new HashSet<>();
    private final Map<String, LinkedHashSet<String>> labels = new HashMap<>();
    private final NavigableMap<String, Written> closed = new TreeMap<>();
    private final Map<String, LinkedHashSet<Meaning>> written = new HashMap<>();
    private final NavigableSet<String> partWords = new TreeSet<>();
    private int longest = 1;

    Lexicon(Model model, Vocabulary vocabulary) {
        model.metrics()
                .forEach(metric ->
                        names(metric.name(), metric.meta(), byName -> new Meaning.OfMetric(metric.name(), byName)));
        model.metrics().forEach(metric -> {
            var wording = metric.meta().wording();
            wording.also().forEach(word -> put(word, new Meaning.OfOther(metric.name())));
            wording.verbs().forEach(verb -> put(verb, new Meaning.OfVerb(metric.name())));
        });
        model.dimensions()
                .forEach((name, dimension) -> names(name, dimension.meta(), byName -> new Meaning.OfDimension(name)));
        model.dimensions()
                .forEach((name, dimension) ->
                        dimension.meta().wording().also().forEach(word -> put(word, new Meaning.OfDimension(name))));
        TimeColumns.names()
                .forEach((column, names) -> names.forEach(name -> put(name, new Meaning.OfDimension(column))));
        TimeColumns.adverbs().forEach((adverb, column) -> put(adverb, new Meaning.OfDimension(column)));
        TimeColumns.values()
                .forEach((column, values) -> values.forEach((value, names) ->
                        names.forEach(name -> put(name, new Meaning.OfValue(column, List.of(value), true)))));
        model.dimensions().forEach((name, dimension) -> {
            dimension
                    .meta()
                    .values()
                    .forEach((value, names) ->
                            names.forEach(synonym -> put(synonym, new Meaning.OfValue(name, List.of(value), true))));
            if (dimension.meta().enumerated()) {
                dimension
                        .meta()
                        .samples()
                        .forEach(value -> put(value, new Meaning.OfValue(name, List.of(value), true)));
            }
            values(name, told(dimension.meta(), vocabulary.values().getOrDefault(name, List.of())));
        });
    }

    /** What a phrase is found to mean, and how many tokens it takes. */
    record Match(List<Meaning> meanings, int length) {}

    /** The longest phrase that starts here. Whole names go before parts of names of the same length. */
    Optional<Match> longest(List<Token> tokens, int from) {
        for (int end = Math.min(tokens.size(), from + longest + 3); end > from; end--) {
            var meanings = exactly(tokens, from, end);
            if (!meanings.isEmpty()) {
                return Optional.of(new Match(meanings, end - from));
            }
        }
        return Optional.empty();
    }

    /** What a text means as one phrase, to its last word; empty if nothing. */
    List<Meaning> meanings(String text) {
        var tokens = Tokenizer.tokens(text);
        return tokens.isEmpty() ? List.of() : exactly(tokens, 0, tokens.size());
    }

    /** What the phrase from one token up to another means; empty if nothing. */
    List<Meaning> exactly(List<Token> tokens, int from, int end) {
        var span = tokens.subList(from, end);
        if (isBroken(tokens, from, end)
                || isMark(span.get(0))
                || isMark(span.get(span.size() - 1))
                        && !span.get(span.size() - 1).is("%")) {
            return List.of();
        }
        var meanings = meanings(span);
        var apart = span.stream().anyMatch(token -> token.is(":") || token.is(";") || token.is("?"));
        // Only names in the data have such a mark inside: "email: clicks" are two things.
        return apart
                ? meanings.stream().filter(Meaning.OfValue.class::isInstance).toList()
                : meanings;
    }

    /** How many tokens a phrase takes at most. */
    int longest() {
        return longest + 3;
    }

    /**
     * A whole name.
     *
     * @param words as it is compared
     * @param key what {@link #named} knows it by
     */
    record Written(String name, List<String> words, String key) {}

    /** Whole names with that letter first, by how they are written without gaps and marks. */
    Map<String, Written> closed(char first) {
        return closed.subMap(String.valueOf(first), String.valueOf((char) (first + 1)));
    }

    /** The name that is written so, without gaps and marks. */
    Optional<Written> closed(String text) {
        return Optional.ofNullable(closed.get(text));
    }

    /** Single words inside the names of values, with that letter first. */
    Set<String> partWords(char first) {
        return partWords.subSet(String.valueOf(first), String.valueOf((char) (first + 1)));
    }

    /** What a name means that is known by a key. */
    List<Meaning> named(String key) {
        return List.copyOf(whole.getOrDefault(key, new LinkedHashSet<>()));
    }

    /** What a phrase means; empty if nothing. */
    List<Meaning> meanings(List<Token> span) {
        var key = key(span);
        var found = whole.get(key);
        if (found != null) {
            return asWritten(found, span);
        }
        var byDimension = parts.get(key);
        if (byDimension == null) {
            return List.of();
        }
        var single = span.size() == 1;
        var meanings = new ArrayList<Meaning>();
        byDimension.forEach((dimension, values) -> {
            if (!single
                    || values.size() == 1
                            && stands(span.get(0).word(), values.iterator().next())) {
                meanings.add(new Meaning.OfValue(dimension, List.copyOf(values), false));
            }
        });
        return meanings;
    }

    /** Numbers and dimensions with this word in their names, for a hint. */
    List<String> withWord(String key) {
        var hints = List.copyOf(labels.getOrDefault(key, new LinkedHashSet<>()));
        return hints.subList(0, Math.min(3, hints.size()));
    }

    /** Whether a word occurs in any phrase. */
    boolean knows(Token token) {
        return words.contains(token.key());
    }

    /** Words in the names of numbers and of what they are cut by, each stem once. */
    Map<String, String> spellings() {
        return spellings;
    }

    /** Values of one word. */
    Set<String> spelledValues() {
        return spelledValues;
    }

    /** {@code conversion} and {@code conversions} are one word, and of two numbers the one that is called so to the letter is meant. */
    private List<Meaning> asWritten(Set<Meaning> found, List<Token> span) {
        var letters = span.stream().map(Token::word).collect(Collectors.joining(" "));
        var exact = written.getOrDefault(letters, new LinkedHashSet<>());
        var some = found.stream().anyMatch(exact::contains);
        return found.stream()
                .filter(meaning -> !some || !(meaning instanceof Meaning.OfMetric) || exact.contains(meaning))
                .toList();
    }

    private static boolean stands(String word, String value) {
        var letters = value.replaceAll("[^\\p{L}\\p{N}]", "").length();
        return word.length() >= 4 && word.length() >= LEAST_PART * letters && !CommonWords.has(word);
    }

    /** A mark with a gap beside it parts what it stands between: {@code sales, tax} is no sales tax. */
    private static boolean isBroken(List<Token> tokens, int from, int end) {
        for (int at = from + 1; at < end - 1; at++) {
            var mark = tokens.get(at);
            var gap = mark.end() < tokens.get(at + 1).start()
                    || tokens.get(at - 1).end() < mark.start();
            if (isMark(mark) && gap && !mark.is("%") && !mark.is("&") && !mark.is("/")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(Token token) {
        return token.kind() == Token.Kind.MARK;
    }

    private static String key(List<Token> span) {
        return Tokenizer.key(span.stream()
                .filter(token -> !isMark(token) || token.is("%"))
                .filter(token -> !token.is(","))
                .toList());
    }

    private void names(String name, Meta meta, Function<Boolean, Meaning> meaning) {
        // Names of several words are for queries: "revenue_paid" must not catch "revenue paid with …".
        if (name.indexOf('_') < 0 || meta.label().isBlank()) {
            put(name.replace('_', ' '), meaning.apply(true));
        }
        put(meta.label(), meaning.apply(true));
        meta.synonyms().forEach(synonym -> {
            put(synonym, meaning.apply(false));
            Tokenizer.wordsOf(synonym)
                    .forEach(token -> labels.computeIfAbsent(token.key(), key -> new LinkedHashSet<>())
                            .add(meta.label()));
        });
    }

    /** How the books are kept has words that people use for other things: {@code split revenue by channel} is of no split order. */
    private static List<String> told(Meta meta, List<String> values) {
        return meta.study().role().equals("bookkeeping")
                ? values.stream()
                        .filter(value -> !Grammar.knows(Words.fold(value)))
                        .toList()
                : values;
    }

    private void values(String dimension, List<String> values) {
        for (var value : values) {
            put(value, new Meaning.OfValue(dimension, List.of(value), true));
            parts(dimension, value);
        }
        lists(dimension, values);
    }

    /** A value that is a list, {@code a, b}, is met by each of its elements. */
    private void lists(String dimension, List<String> values) {
        var holders = new LinkedHashMap<String, LinkedHashSet<String>>();
        for (var value : values) {
            for (var element : value.split(", ")) {
                holders.computeIfAbsent(element, key -> new LinkedHashSet<>()).add(value);
            }
        }
        holders.forEach((element, holding) -> {
            if (holding.size() > 1 || !holding.contains(element)) {
                remove(element, new Meaning.OfValue(dimension, List.of(element), true));
                put(element, new Meaning.OfValue(dimension, List.copyOf(holding), true));
            }
        });
    }

    private void parts(String dimension, String value) {
        // A name such as "Total revenue was $5" is not what somebody means who says "total revenue".
        var tokens = Tokenizer.wordsOf(value);
        if (tokens.size() < 2 || tokens.size() > 8 || Words.isStatement(value)) {
            return;
        }
        tokens.forEach(token -> partWords.add(token.word()));
        for (int from = 0; from < tokens.size(); from++) {
            for (int to = from + 1; to <= tokens.size(); to++) {
                if (to - from < tokens.size()) {
                    parts.computeIfAbsent(Tokenizer.key(tokens.subList(from, to)), key -> new LinkedHashMap<>())
                            .computeIfAbsent(dimension, key -> new LinkedHashSet<>())
                            .add(value);
                }
            }
        }
    }

    private void put(String phrase, Meaning meaning) {
        var tokens = Tokenizer.wordsOf(phrase);
        if (tokens.isEmpty()) {
            return;
        }
        var meanings = whole.computeIfAbsent(Tokenizer.key(tokens), key -> new LinkedHashSet<>());
        var repeated = meaning instanceof Meaning.OfMetric metric
                && meanings.contains(new Meaning.OfMetric(metric.metric(), true));
        if (!repeated) {
            meanings.add(meaning);
        }
        longest = Math.max(longest, tokens.size());
        var folded = tokens.stream().map(Token::word).toList();
        if (meaning instanceof Meaning.OfMetric) {
            written.computeIfAbsent(String.join(" ", folded), key -> new LinkedHashSet<>())
                    .add(meaning);
        }
        closed.putIfAbsent(String.join("", folded), new Written(phrase, folded, Tokenizer.key(tokens)));
        for (var token : tokens) {
            words.add(token.key());
            // A word inside a value's name is too easily met by a slip of another word.
            if (meaning instanceof Meaning.OfValue) {
                if (tokens.size() == 1) {
                    spelledValues.add(token.word());
                }
            } else {
                spellings.merge(
                        token.key(), token.word(), (known, other) -> known.length() <= other.length() ? known : other);
            }
        }
    }

    private void remove(String phrase, Meaning meaning) {
        var meanings = whole.get(Tokenizer.key(Tokenizer.wordsOf(phrase)));
        if (meanings != null) {
            meanings.remove(meaning);
        }
    }
}
