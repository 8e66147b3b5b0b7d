package ai.victor.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** Values of which some are drawn more often than others. */
final class Weighted<T> {
    private final List<T> values;
    private final int[] upTo;

    private Weighted(List<T> values, int[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /** Values of weight zero are never drawn. */
    static <T> Weighted<T> by(List<T> values, ToIntFunction<T> weight) {
        var kept = new ArrayList<T>();
        var upTo = new int[values.size()];
        var sum = 0;
        for (var value : values) {
            var own = weight.applyAsInt(value);
            if (own > 0) {
                sum += own;
                upTo[kept.size()] = sum;
                kept.add(value);
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw from " + values.size() + " values");
        }
        return new Weighted<>(List.copyOf(kept), Arrays.copyOf(upTo, kept.size()));
    }

    int total() {
        return upTo[upTo.length - 1];
    }

    /** The value whose share of {@code 0 … total − 1} holds the ticket. */
    T at(int ticket) {
        var found = Arrays.binarySearch(upTo, ticket + 1);
        return values.get(found >= 0 ? found : -found - 1);
    }
}
