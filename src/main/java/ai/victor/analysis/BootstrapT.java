package ai.victor.analysis;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An interval that leans as the data lean: the spread of the t statistic is taken from resamples of the units.
 *
 * <p>B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 12.5: with z* = (d* − d)/se* of each resample the interval runs
 * from d − z*₀.₉₇₅·se to d − z*₀.₀₂₅·se.
 */
final class BootstrapT {
    private final RandomGenerator random;
    private final int resamples;

    /** @param resamples 1999 for what is told, so that the 50th from each end stands at 2.5 % */
    BootstrapT(RandomGenerator random, int resamples) {
        this.random = random;
        this.resamples = resamples;
    }

    /** The 95 % interval of treatment minus holdout. */
    Interval difference(Sample treatment, Sample holdout) {
        return difference(treatment, holdout, 0.95);
    }

    Interval difference(Sample treatment, Sample holdout, double level) {
        var difference = Welch.difference(treatment, holdout);
        var ofTreatment = new Resampled(treatment);
        var ofHoldout = new Resampled(holdout);
        var scores = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            ofTreatment.draw(random);
            ofHoldout.draw(random);
            double error = Math.sqrt(ofTreatment.squaredError + ofHoldout.squaredError);
            double off = ofTreatment.mean - ofHoldout.mean - difference.value();
            // A resample without any spread is one of the many that say that anything is possible.
            scores[i] = error == 0 ? Math.copySign(Double.MAX_VALUE, off) : off / error;
        }
        Arrays.sort(scores);
        int tail = (int) Math.round((resamples + 1) * (1 - level) / 2);
        return new Interval(
                difference.value() - scores[resamples - tail] * difference.error(),
                difference.value() - scores[tail - 1] * difference.error());
    }

    /** An arm drawn anew, with replacement: how many units are not 0 by the binomial distribution, then which of them, one by one. */
    private static final class Resampled {
        private final long size;
        private final double[] others;
        private final Binomial howMany;
        private double mean;
        private double squaredError;

        Resampled(Sample arm) {
            this.size = arm.size();
            this.others = arm.listOthers();
            this.howMany = new Binomial(size, (double) others.length / size);
        }

        void draw(RandomGenerator random) {
            long drawn = others.length == 0 ? 0 : howMany.draw(random);
            double sum = 0;
            double squares = 0;
            for (long i = 0; i < drawn; i++) {
                double value = others[random.nextInt(others.length)];
                sum += value;
                squares += value * value;
            }
            mean = sum / size;
            squaredError = Math.max(0, squares - sum * mean) / (size - 1) / size;
        }
    }
}
