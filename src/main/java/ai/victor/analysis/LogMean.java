package ai.victor.analysis;

/**
 * Shares the change of a product among its factors by the logarithmic mean Divisia index, additive form: factor k gets
 * L(after, before) · ln(factor after / factor before), with L(a, b) = (a − b) / (ln a − ln b) and L(a, a) = a.
 *
 * <p>Exact and symmetric, but only for factors above zero. B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33
 * (2005), 867–871.
 */
final class LogMean {
    private LogMean() {}

    static double of(double one, double other) {
        double logs = Math.log(one) - Math.log(other);
        return Math.abs(logs) < 1e-12 ? one : (one - other) / logs;
    }

    static double[] shares(double[] before, double[] after) {
        double mean = of(product(after), product(before));
        var shares = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            shares[i] = mean * Math.log(after[i] / before[i]);
        }
        return shares;
    }

    static double product(double[] factors) {
        double product = 1;
        for (double factor : factors) {
            product *= factor;
        }
        return product;
    }
}
