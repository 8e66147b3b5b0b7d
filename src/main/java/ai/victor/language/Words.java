package ai.victor.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How words are compared: without case, accents and plural endings. */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Pattern SIBILANT = Pattern.compile(".*(?:s|x|z|ch|sh)e");

    private static final Pattern NOT_PLURAL = Pattern.compile(".*(?:ss|(?<!k)us|is)");

    private static final Pattern STATEMENT =
            Pattern.compile("(?is)\\b(?:is|are|was|were|has|had|be|equals?|totall?ed|made|earned)\\b");

    private Words() {}

    /** Whether a name says something of a number, and would say it as a fact if it stood in a sentence as it is. */
    static boolean isStatement(String name) {
        return name.chars().anyMatch(Character::isDigit)
                && STATEMENT.matcher(name).find();
    }

    static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    /** A key that singular and plural share. It need not be a word: {@code niche} and {@code niches} are both {@code nich}. */
    static String stem(String folded) {
        var stem = folded;
        if (isPlural(stem)) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 4 && stem.endsWith("ie")) {
            return stem.substring(0, stem.length() - 2) + "y";
        }
        if (stem.length() > 3 && SIBILANT.matcher(stem).matches()) {
            return stem.substring(0, stem.length() - 1);
        }
        return stem;
    }

    static boolean isPlural(String folded) {
        return folded.length() > 3
                && folded.endsWith("s")
                && !NOT_PLURAL.matcher(folded).matches();
    }

    /** Edits (insert, delete, replace, swap neighbours) from one word to another; one more than the limit where there are more. */
    static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) > limit) {
            return limit + 1;
        }
        var before = new int[right.length() + 1];
        var last = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            var row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int cost = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return Math.min(last[right.length()], limit + 1);
    }
}
