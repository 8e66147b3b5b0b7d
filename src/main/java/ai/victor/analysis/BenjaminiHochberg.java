package ai.victor.analysis;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrects for many tests at once: of all that is called a finding, the expected share of false ones stays under a rate.
 *
 * <p>Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57 (1995), 289–300. Their procedure
 * calls the k smallest p-values findings, k being the greatest with p₍ₖ₎ ≤ k·q/m; a value adjusted here is the smallest rate q at which it is one.
 */
final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The adjusted p-values, in the order of those given. */
    static double[] adjusted(double[] values) {
        int count = values.length;
        var order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(i -> values[i]))
                .toList();
        var adjusted = new double[count];
        double least = 1;
        for (int rank = count; rank >= 1; rank--) {
            int at = order.get(rank - 1);
            least = Math.min(least, values[at] * count / rank);
            adjusted[at] = least;
        }
        return adjusted;
    }
}
