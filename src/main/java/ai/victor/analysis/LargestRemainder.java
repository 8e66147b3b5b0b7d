package ai.victor.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds parts so that they sum to their rounded whole: all are rounded down, and what is missing goes, one last digit each, to those that lost most; of
 * equal ones to the first. Hamilton's method of apportionment.
 */
final class LargestRemainder {
    private LargestRemainder() {}

    /** @param whole what the parts sum to, with as many decimals as the parts shall have */
    static List<BigDecimal> rounded(List<Double> parts, BigDecimal whole) {
        if (parts.isEmpty()) {
            return List.of();
        }
        int scale = whole.scale();
        var down = new ArrayList<BigDecimal>();
        var lost = new ArrayList<BigDecimal>();
        for (double part : parts) {
            var exact = BigDecimal.valueOf(part);
            var floor = exact.setScale(scale, RoundingMode.FLOOR);
            down.add(floor);
            lost.add(exact.subtract(floor));
        }
        var digit = BigDecimal.ONE.movePointLeft(scale);
        int missing = whole.subtract(down.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .divide(digit, 0, RoundingMode.HALF_EVEN)
                .intValueExact();
        var byLoss = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> lost.get(i)).reversed())
                .toList();
        // More is missing than there are parts, or less than nothing, only where the parts do not sum to the whole as
        // exactly as doubles can.
        for (int i = 0; i < Math.abs(missing); i++) {
            int at = missing > 0 ? byLoss.get(i % byLoss.size()) : byLoss.get(byLoss.size() - 1 - i % byLoss.size());
            down.set(at, missing > 0 ? down.get(at).add(digit) : down.get(at).subtract(digit));
        }
        return down;
    }
}
