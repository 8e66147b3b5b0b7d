package ai.victor.demo;

import java.util.List;
import java.util.Locale;

/**
 * Random numbers by a fixed recipe (SplitMix64), so that a shop has the same bytes on every JDK. Each part of the generator draws from a stream of
 * its own: a change in one part leaves the others as they were. Not thread-safe.
 */
final class Chance {
    private static final long SHOP_SEED = 0x7C03E7_900D5L;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(String stream) {
        state = SHOP_SEED;
        for (var i = 0; i < stream.length(); i++) {
            state = next() + stream.charAt(i);
        }
    }

    private long next() {
        state += GOLDEN_GAMMA;
        var mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to one less than the bound. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in so many of a thousand cases. */
    boolean perMille(int share) {
        return below(1000) < share;
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    <T> T pick(Weighted<T> values) {
        return values.at(below(values.total()));
    }

    /** So many hexadecimal digits, for references that only have to differ. */
    String hex(int digits) {
        return String.format(Locale.ROOT, "%016X", next()).substring(0, digits);
    }
}
