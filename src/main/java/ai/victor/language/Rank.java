package ai.victor.language;

import java.util.Comparator;

/**
 * How well a way to read a question accounts for its words: what is less is better, the first that differs decides. A question is read with as few
 * slips of spelling as can be; then with whole names before parts of names; then with words that mean what they mean first; then with as many words
 * as can be that name something; and then with long names before several short ones.
 *
 * @param slips letters that are mended
 * @param parts names that are met only in part
 * @param turned words that are not taken for what they mean first
 * @param unnamed words that name nothing
 * @param phrases names, numbers and days
 */
record Rank(int slips, int parts, int turned, int unnamed, int phrases) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::slips)
            .thenComparingInt(Rank::parts)
            .thenComparingInt(Rank::turned)
            .thenComparingInt(Rank::unnamed)
            .thenComparingInt(Rank::phrases);

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
