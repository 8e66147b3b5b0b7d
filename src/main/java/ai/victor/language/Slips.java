package ai.victor.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Names that an unknown word may be a slip for, alone or with the words beside it: {@code product typ}, {@code moth kng}, {@code adspend}. */
final class Slips {
    private static final int MOST_WORDS = 4;
    private static final int MOST_NEAREST = 3;
    private static final int SHORTEST_CLOSED = 4;
    private static final int SHORTEST_ALONE = 5;
    private static final int SHORTEST_REPLACED = 6;
    private static final int SHORTEST_BESIDE = 3;
    private static final int LONG = 9;

    private final Lexicon lexicon;
    private final List<Token> tokens;

    Slips(Lexicon lexicon, List<Token> tokens) {
        this.lexicon = lexicon;
        this.tokens = tokens;
    }

    /** @param letters that are mended; none where only gaps and marks differ */
    record Slip(int from, int length, String name, List<Meaning> meanings, int letters) {}

    /** The nearest names that take in a token, and of those the ones that take in most words; several where they are equally near. */
    List<Slip> at(int token, IntPredicate unknown) {
        var found = new ArrayList<Slip>();
        for (int from = Math.max(0, token - MOST_WORDS + 1); from <= token; from++) {
            for (int to = token + 1; to <= Math.min(tokens.size(), from + MOST_WORDS); to++) {
                if (isPhrase(from, to)) {
                    found.addAll(near(from, to, unknown));
                }
            }
        }
        int least = found.stream().mapToInt(Slip::letters).min().orElse(0);
        int most = found.stream()
                .filter(slip -> slip.letters() == least)
                .mapToInt(Slip::length)
                .max()
                .orElse(0);
        var nearest = found.stream()
                .filter(slip -> slip.letters() == least && slip.length() == most)
                .toList();
        return nearest.size() > MOST_NEAREST ? List.of() : nearest;
    }

    private boolean isPhrase(int from, int to) {
        return tokens.subList(from, to).stream()
                .allMatch(token -> token.kind() == Token.Kind.WORD
                        && token.word().chars().allMatch(Character::isLetter)
                        && isOfOneScript(token.word()));
    }

    /** A word with a letter of another alphabet in it is a disguise, and no slip. */
    private static boolean isOfOneScript(String word) {
        return word.chars().mapToObj(Character.UnicodeScript::of).distinct().count() == 1;
    }

    private List<Slip> near(int from, int to, IntPredicate unknown) {
        var written = new StringBuilder();
        tokens.subList(from, to).forEach(token -> written.append(token.word()));
        var text = written.toString();
        var exact = lexicon.closed(text);
        if (exact.isPresent() && text.length() >= SHORTEST_CLOSED) {
            var slip = slip(from, to, exact.get(), 0);
            return slip.meanings().isEmpty() ? List.of() : List.of(slip);
        }
        var near = new LinkedHashMap<List<Meaning>, Slip>();
        for (Map.Entry<String, Lexicon.Written> name :
                lexicon.closed(text.charAt(0)).entrySet()) {
            if (Math.abs(name.getKey().length() - text.length()) <= 2
                    && name.getValue().words().size() == to - from) {
                int letters = letters(from, to, name.getValue().words(), unknown);
                var slip = slip(from, to, name.getValue(), letters);
                if (letters > 0 && !slip.meanings().isEmpty()) {
                    near.putIfAbsent(slip.meanings(), slip);
                }
            }
        }
        if (to - from == 1) {
            for (var part : lexicon.partWords(text.charAt(0))) {
                int letters = letters(from, to, List.of(part), unknown);
                if (letters > 0) {
                    var meanings = lexicon.meanings(Tokenizer.wordsOf(part));
                    near.putIfAbsent(meanings, new Slip(from, 1, part, meanings, letters));
                }
            }
            near.remove(List.<Meaning>of());
        }
        return List.copyOf(near.values());
    }

    private Slip slip(int from, int to, Lexicon.Written name, int letters) {
        return new Slip(from, to - from, name.name(), lexicon.named(name.key()), letters);
    }

    /** How many letters differ, where only unknown words differ, and each of them hardly; else none. */
    private int letters(int from, int to, List<String> name, IntPredicate unknown) {
        int letters = 0;
        for (int at = from; at < to; at++) {
            var word = tokens.get(at).word();
            var other = name.get(at - from);
            if (Words.stem(word).equals(Words.stem(other))) {
                continue;
            }
            int shortest = to - from == 1 ? SHORTEST_ALONE : SHORTEST_BESIDE;
            int limit = word.length() >= LONG ? 2 : 1;
            int distance = Words.distance(word, other, limit);
            if (!unknown.test(at)
                    || CommonWords.has(word)
                    || word.length() < shortest
                    || word.charAt(0) != other.charAt(0)
                    || distance > limit
                    || word.length() < SHORTEST_REPLACED && Spelling.isOtherWord(word, other)) {
                return 0;
            }
            letters += distance;
        }
        return letters;
    }
}
