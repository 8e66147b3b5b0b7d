package ai.victor.analysis;

import java.util.function.IntToDoubleFunction;

/**
 * Shares a change among the causes that make it together: each cause gets what it adds, averaged over all orders in which the causes could have come.
 *
 * <p>The shares sum to the change, depend on no order, and are there whatever the signs. L. S. Shapley, "A value for n-person games" (1953); for changes
 * of indicators A. F. Shorrocks, "Decomposition procedures for distributional analysis" (2013).
 */
final class Shapley {
    static final int MOST_CAUSES = 16;

    private Shapley() {}

    /** @param value of the set of causes that have come, one bit each: of 0 how it was, of all bits how it is */
    static double[] shares(int causes, IntToDoubleFunction value) {
        if (causes > MOST_CAUSES) {
            throw new IllegalArgumentException(causes + " causes are too many");
        }
        int sets = 1 << causes;
        var values = new double[sets];
        for (int set = 0; set < sets; set++) {
            values[set] = value.applyAsDouble(set);
        }
        var weights = weights(causes);
        var shares = new double[causes];
        for (int cause = 0; cause < causes; cause++) {
            int bit = 1 << cause;
            for (int set = 0; set < sets; set++) {
                if ((set & bit) == 0) {
                    shares[cause] += weights[Integer.bitCount(set)] * (values[set | bit] - values[set]);
                }
            }
        }
        return shares;
    }

    /** How often, of all orders, exactly that many given causes come before one: s! (n - s - 1)! / n!. */
    private static double[] weights(int causes) {
        var weights = new double[causes];
        for (int before = 0; before < causes; before++) {
            double weight = 1.0 / causes;
            for (int i = 1; i <= before; i++) {
                weight *= (double) i / (causes - i);
            }
            weights[before] = weight;
        }
        return weights;
    }
}
