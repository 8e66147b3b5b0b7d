package ai.victor.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a misspelt word may have been. */
final class Spelling {
    private static final int SHORTEST = 5;
    private static final int LONG = 9;
    private static final int SHORTEST_VALUE = 7;

    /** Words of every question, which people mix up as they type fast. */
    private static final Set<String> LITTLE = Set.of("""
            many much what which show last this month months week weeks year years quarter yesterday today from with between until since
            january february march april june july august september october november december""".split("\\s+"));

    private Spelling() {}

    /**
     * The one known word within reach, if there is just one that is nearest. A word of the language is no slip, and a value is held to more than
     * the name of a number: a wrong value is a wrong filter.
     */
    static Optional<String> correct(String word, Collection<String> known, Collection<String> values) {
        if (CommonWords.has(word) || !word.chars().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        var name = correct(word, known, SHORTEST, word.length() >= LONG ? 2 : 1);
        if (name.isEmpty() && Words.isPlural(word)) {
            name = correct(word.substring(0, word.length() - 1), known, SHORTEST, 1)
                    .or(() -> correct(word, known.stream().map(one -> one + "s").toList(), SHORTEST, 1));
        }
        return name.or(() -> correct(word, values, SHORTEST_VALUE, 1))
                .or(() -> mixed(
                        word, Stream.concat(known.stream(), known.stream().map(one -> one + "s")), SHORTEST + 1, 2))
                .or(() -> mixed(word, LITTLE.stream(), SHORTEST - 1, 1));
    }

    /** The one word that has the same letters in an order that is hardly another. */
    private static Optional<String> mixed(String word, Stream<String> known, int shortest, int limit) {
        var found = known.filter(candidate -> word.length() >= shortest
                        && candidate.length() == word.length()
                        && candidate.charAt(0) == word.charAt(0)
                        && !isOtherWord(word, candidate)
                        && Words.distance(word, candidate, limit) <= limit)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<String> correct(String word, Collection<String> known, int shortest, int limit) {
        if (word.length() < shortest) {
            return Optional.empty();
        }
        String best = null;
        int least = limit + 1;
        var tied = false;
        for (var candidate : known) {
            if (candidate.length() < shortest
                    || candidate.charAt(0) != word.charAt(0)
                    || word.length() < LONG && isOtherWord(word, candidate)) {
                continue;
            }
            int distance = Words.distance(word, candidate, limit);
            if (distance < least) {
                best = candidate;
                least = distance;
                tied = false;
            } else if (distance == least
                    && distance <= limit
                    && best != null
                    && !Words.stem(best).equals(Words.stem(candidate))) {
                tied = true;
            }
        }
        return least > limit || tied ? Optional.empty() : Optional.ofNullable(best);
    }

    /** One letter in place of another makes another word (older, order) more often than a slip; a slip leaves out, doubles or swaps. */
    static boolean isOtherWord(String word, String candidate) {
        var letters = word.chars().sorted().boxed().toList();
        return word.length() == candidate.length()
                && !letters.equals(candidate.chars().sorted().boxed().toList());
    }

    /** Known words that are a little like this one, nearest first. */
    static List<String> nearby(String word, Collection<String> known) {
        var near = new ArrayList<String>();
        int limit = word.length() > 6 ? 2 : 1;
        for (var candidate : known) {
            if (candidate.length() > 3 && Words.distance(word, candidate, limit) <= limit) {
                near.add(candidate);
            }
        }
        near.sort(Comparator.comparingInt((String candidate) -> Words.distance(word, candidate, limit))
                .thenComparing(Comparator.naturalOrder()));
        return near.subList(0, Math.min(3, near.size()));
    }
}
