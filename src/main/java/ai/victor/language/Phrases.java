package ai.victor.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The words of a question, from which phrases are taken out, so that what is left can be read by itself. Used by one thread. */
final class Phrases {
    /** A word; {@code text} is what goes on into the rest. */
    private record Word(String word, String text) {}

    private final List<Word> words = new ArrayList<>();

    Phrases(String question) {
        int end = 0;
        for (var token : Tokenizer.tokens(question)) {
            var gap = question.substring(
                    Math.min(end, token.start()), Math.max(token.start(), Math.min(end, token.start())));
            // Two tokens of one place, as of "didn't", are the first one's text.
            var again = token.start() < end;
            words.add(new Word(token.word(), again ? "" : gap + question.substring(token.start(), token.end())));
            end = token.end();
        }
    }

    /** Phrases with commas between them, each cut into words, the longest first. */
    static List<List<String>> of(String listed) {
        return Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> List.of(phrase.split("\\s+")))
                .sorted((left, right) -> right.size() - left.size())
                .toList();
    }

    boolean has(List<List<String>> phrases) {
        return phrases.stream().anyMatch(phrase -> at(phrase) >= 0);
    }

    private int at(List<String> phrase) {
        for (int at = 0; at + phrase.size() <= words.size(); at++) {
            if (is(at, phrase)) {
                return at;
            }
        }
        return -1;
    }

    private boolean is(int at, List<String> phrase) {
        for (int here = 0; here < phrase.size(); here++) {
            if (!words.get(at + here).word().equals(phrase.get(here))) {
                return false;
            }
        }
        return true;
    }

    /** Takes out every occurrence; says whether there was one. */
    boolean remove(List<List<String>> phrases) {
        return replace(phrases, "");
    }

    /** Puts other words in the place of every occurrence; says whether there was one. */
    boolean replace(List<List<String>> phrases, String by) {
        var any = false;
        for (var phrase : phrases) {
            for (int at = at(phrase); at >= 0; at = at(phrase)) {
                words.subList(at, at + phrase.size()).clear();
                if (!by.isEmpty()) {
                    words.add(at, new Word("", " " + by + " "));
                }
                any = true;
            }
        }
        return any;
    }

    /** Takes out nouns, {@code the drop in}, with the word that leads on from them, and verbs, {@code dropped in}, without it. */
    boolean removeNouns(List<List<String>> phrases, Set<String> before, Set<String> after) {
        var any = false;
        for (var phrase : phrases) {
            for (int at = at(phrase); at >= 0; at = at(phrase)) {
                var noun = at > 0 && before.contains(words.get(at - 1).word());
                words.subList(at, at + phrase.size()).clear();
                if (noun && at < words.size() && after.contains(words.get(at).word())) {
                    words.remove(at);
                }
                any = true;
            }
        }
        return any;
    }

    /** How many words a phrase takes that begins here; 0 where none does. */
    int starts(int at, List<List<String>> phrases) {
        return phrases.stream()
                .filter(phrase -> at + phrase.size() <= words.size() && is(at, phrase))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    int size() {
        return words.size();
    }

    String word(int at) {
        return at >= 0 && at < words.size() ? words.get(at).word() : "";
    }

    /** Text from one word up to another. */
    String text(int from, int to) {
        var text = new StringBuilder();
        words.subList(from, to).forEach(word -> text.append(word.text()));
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    void put(int from, int to, String by) {
        words.subList(from, to).clear();
        words.add(from, new Word("", " " + by + " "));
    }

    /** What is left of the question. */
    String rest() {
        return text(0, words.size());
    }
}
