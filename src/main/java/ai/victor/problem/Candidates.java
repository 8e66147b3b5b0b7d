package ai.victor.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known words that someone may have meant by an unknown one. */
public final class Candidates {
    private static final int MOST = 5;
    private static final int SHORTEST_PART = 3;

    private Candidates() {}

    /**
     * The known words near to a word, nearest first, at most five: those that a few typing errors (about one in three letters; swapped
     * neighbours are one error) separate from it, then those that have it as a part ({@code margin}: {@code contribution_margin}).
     * Upper and lower case are the same.
     */
    public static List<String> near(String word, Collection<String> known) {
        var wanted = fold(word);
        record Scored(String candidate, int score) {}
        return known.stream()
                .distinct()
                .map(candidate -> new Scored(candidate, score(wanted, fold(candidate))))
                .filter(scored -> scored.score != Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(Scored::score).thenComparing(Scored::candidate))
                .limit(MOST)
                .map(Scored::candidate)
                .toList();
    }

    private static String fold(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private static int score(String word, String candidate) {
        if (word.isEmpty() || candidate.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
        if (Math.min(word.length(), candidate.length()) < SHORTEST_PART) {
            allowed = word.equals(candidate) ? 0 : 1;
        }
        int distance = distance(word, candidate);
        if (distance <= allowed && distance < word.length()) {
            return distance;
        }
        var padded = "_" + candidate + "_";
        boolean part = word.length() >= SHORTEST_PART && padded.contains("_" + word + "_")
                || candidate.length() >= SHORTEST_PART && ("_" + word + "_").contains(padded);
        return part ? word.length() + candidate.length() : Integer.MAX_VALUE;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
