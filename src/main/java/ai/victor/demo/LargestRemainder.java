package ai.victor.demo;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides cents in proportion to weights so that the parts add up: whole parts first, then a cent each to the largest remainders. */
final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * The parts, in the weights' order. Of equal remainders the earlier is served first.
     *
     * @param cents a negative amount is divided as its opposite would be
     * @param weights none negative, at least one above zero
     */
    static long[] divide(long cents, long[] weights) {
        var sum = Arrays.stream(weights).sum();
        if (sum <= 0 || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("nothing to divide by: " + Arrays.toString(weights));
        }
        var amount = BigInteger.valueOf(Math.abs(cents));
        var parts = new long[weights.length];
        var remainders = new long[weights.length];
        var left = Math.abs(cents);
        for (var i = 0; i < weights.length; i++) {
            var divided = amount.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(BigInteger.valueOf(sum));
            parts[i] = divided[0].longValueExact();
            remainders[i] = divided[1].longValueExact();
            left -= parts[i];
        }
        // The sort is stable: a tie keeps the file's order.
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]))
                .limit(left)
                .forEach(i -> parts[i]++);
        return cents < 0 ? Arrays.stream(parts).map(part -> -part).toArray() : parts;
    }
}
