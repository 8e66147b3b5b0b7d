package ai.victor.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The experiments of the data, and which of them people mean by a few words: their ids, names and tools, and what the model knows by the same word. */
final class Trials {
    static final String ID = "experiment";
    private static final String NAME = "experiment_name";
    private static final String TOOL = "tool";

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;

    Trials(Lexicon lexicon, Vocabulary vocabulary) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
    }

    boolean isEmpty() {
        return ids().isEmpty();
    }

    /** Whether a value is what an experiment is called by. */
    static boolean names(Meaning meaning) {
        return meaning instanceof Meaning.OfValue value
                && value.whole()
                && List.of(ID, NAME, TOOL).contains(value.dimension());
    }

    /** What they are called, for a sentence. */
    String listed() {
        var names = vocabulary.values().getOrDefault(NAME, List.of());
        return ids().size() == 1 && names.size() == 1
                ? names.get(0) + " (" + ids().get(0) + ")"
                : String.join(", ", ids());
    }

    /** Which one is meant, where several are asked about at once. */
    Optional<Interpretation> oneOf(List<Token> tokens, String data) {
        return ids().size() > 1
                        && tokens.stream().anyMatch(token -> token.word().matches("experiments|tests|trials"))
                ? Optional.of(Interpretation.Reply.clarify("I read out one experiment at a time. The " + data
                        + " have: " + listed() + ". Which one do you mean?"))
                : Optional.empty();
    }

    /** Those that all the words fit, by what each can be asked for. */
    List<String> meant(List<Token> words) {
        var ids = fitting(words, ID);
        var named = fitting(words, NAME);
        if (ids.size() == 1 && named.size() == 1) {
            return ids().size() == 1 || sameWords(ids.get(0), named.get(0)) ? ids : List.of(ids.get(0), named.get(0));
        }
        if (!ids.isEmpty() || !named.isEmpty()) {
            return ids.size() >= named.size() ? ids : named;
        }
        return fitting(words, TOOL);
    }

    /** Whether a name is only that of a tool. */
    boolean isTool(String name) {
        return vocabulary.values().getOrDefault(TOOL, List.of()).contains(name);
    }

    private List<String> ids() {
        return vocabulary.values().getOrDefault(ID, List.of());
    }

    private List<String> fitting(List<Token> words, String dimension) {
        return vocabulary.values().getOrDefault(dimension, List.of()).stream()
                .filter(value -> words.stream().allMatch(word -> fits(word, value)))
                .toList();
    }

    private boolean fits(Token word, String called) {
        return Tokenizer.wordsOf(called).stream()
                .anyMatch(own ->
                        own.key().equals(word.key()) || !shared(own, word).isEmpty());
    }

    /** What two words are both a name of: an upsell is a recommendation where the model says so. */
    private Set<Meaning> shared(Token left, Token right) {
        var shared = whole(left);
        shared.retainAll(whole(right));
        return shared;
    }

    private Set<Meaning> whole(Token word) {
        return lexicon.meanings(List.of(word)).stream()
                .filter(meaning -> meaning instanceof Meaning.OfValue value && value.whole())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean sameWords(String id, String name) {
        var left = keys(id);
        var right = keys(name);
        return left.containsAll(right) || right.containsAll(left);
    }

    private static List<String> keys(String text) {
        return Tokenizer.wordsOf(text).stream().map(Token::key).toList();
    }
}
