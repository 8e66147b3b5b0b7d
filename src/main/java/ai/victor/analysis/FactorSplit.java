package ai.victor.analysis;

import java.util.Arrays;

/**
 * Shares the change of a product of rates among the rates: by the logarithmic mean where all are above zero at both times, else by Shapley's value, which
 * needs no logarithm. Either way the shares sum to the change.
 */
final class FactorSplit {
    /** @param logarithmic whether the logarithmic mean was possible */
    record Shares(double[] shares, boolean logarithmic) {}

    private FactorSplit() {}

    static Shares of(double[] before, double[] after) {
        if (before.length > Shapley.MOST_CAUSES || before.length != after.length) {
            throw new IllegalArgumentException("factors " + before.length + " and " + after.length);
        }
        if (positive(before) && positive(after)) {
            return new Shares(LogMean.shares(before, after), true);
        }
        return new Shares(Shapley.shares(before.length, set -> mixed(before, after, set)), false);
    }

    private static double mixed(double[] before, double[] after, int changed) {
        double product = 1;
        for (int i = 0; i < before.length; i++) {
            product *= (changed & 1 << i) == 0 ? before[i] : after[i];
        }
        return product;
    }

    private static boolean positive(double[] factors) {
        return Arrays.stream(factors).allMatch(factor -> factor > 0 && Double.isFinite(factor));
    }
}
