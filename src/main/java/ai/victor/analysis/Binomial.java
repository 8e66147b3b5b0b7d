package ai.victor.analysis;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Draws from one binomial distribution many times: the distribution's table is made once, as far as anything of it can be drawn. */
final class Binomial {
    /** Beyond so many standard deviations lies less than the smallest double that a draw can be off by. */
    private static final double REACH = 9;

    private final long first;
    private final double[] below;

    Binomial(long trials, double probability) {
        var distribution = BinomialDistribution.of(Math.toIntExact(trials), probability);
        double mean = distribution.getMean();
        double reach = REACH * Math.sqrt(distribution.getVariance()) + REACH;
        this.first = (long) Math.max(0, Math.floor(mean - reach));
        long last = (long) Math.min(trials, Math.ceil(mean + reach));
        this.below = new double[(int) (last - first + 1)];
        double sum = 0;
        for (int i = 0; i < below.length; i++) {
            sum += distribution.probability((int) first + i);
            below[i] = sum;
        }
    }

    long draw(RandomGenerator random) {
        int place = Arrays.binarySearch(below, random.nextDouble());
        return first + Math.min(place < 0 ? -place - 1 : place + 1, below.length - 1);
    }
}
