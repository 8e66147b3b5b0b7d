package ai.victor.analysis;

import java.util.SplittableRandom;

/** How many experiments the sample ratio stops. */
public final class MismatchAlarms {
    private MismatchAlarms() {}

    /**
     * @param planned the part that was to be held out
     * @param actual the part that is
     */
    public static int of(int visitors, double planned, double actual, int experiments, long seed) {
        var random = new SplittableRandom(seed);
        var held = new Binomial(visitors, actual);
        int stopped = 0;
        for (int i = 0; i < experiments; i++) {
            long holdout = held.draw(random);
            stopped += SampleRatio.of(visitors - holdout, holdout, planned).isMismatch() ? 1 : 0;
        }
        return stopped;
    }
}
