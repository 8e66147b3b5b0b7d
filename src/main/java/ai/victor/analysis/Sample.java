package ai.victor.analysis;

import java.util.Arrays;

/** One amount of many units: each value, and how many units have it. Units that brought nothing are there with 0. */
final class Sample {
    private final double[] values;
    private final long[] counts;
    private final long size;
    private final double mean;

    /** The arrays stay as they are. */
    Sample(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(values.length + " values of " + counts.length + " counts");
        }
        this.values = values;
        this.counts = counts;
        this.size = Arrays.stream(counts).sum();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * counts[i];
        }
        this.mean = size == 0 ? 0 : sum / size;
    }

    /** Each value once. */
    static Sample of(double... values) {
        var once = new long[values.length];
        Arrays.fill(once, 1);
        return new Sample(values, once);
    }

    long size() {
        return size;
    }

    double mean() {
        return mean;
    }

    double sum() {
        return mean * size;
    }

    /** How many are not 0. */
    long others() {
        long others = 0;
        for (int i = 0; i < values.length; i++) {
            others += values[i] == 0 ? 0 : counts[i];
        }
        return others;
    }

    /** Those that are not 0, one by one. */
    double[] listOthers() {
        var list = new double[Math.toIntExact(others())];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                Arrays.fill(list, next, next + (int) counts[i], values[i]);
                next += (int) counts[i];
            }
        }
        return list;
    }

    /** Of the sample, divided by n − 1; 0 of fewer than two units. */
    double variance() {
        return covariance(this);
    }

    /** With another amount of the same units. */
    double covariance(Sample other) {
        if (size < 2) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * (values[i] - mean) * (other.values[i] - other.mean);
        }
        return sum / (size - 1);
    }

    /** The mean cube of what a unit is off the mean. */
    double thirdMoment() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean;
            sum += counts[i] * off * off * off;
        }
        return size == 0 ? 0 : sum / size;
    }

    /** This amount plus so many times another of the same units. */
    Sample plus(double times, Sample other) {
        var sums = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sums[i] = values[i] + times * other.values[i];
        }
        return new Sample(sums, counts);
    }

    /** 1 for each unit that is not 0. */
    Sample whether() {
        return new Sample(Arrays.stream(values).map(value -> value == 0 ? 0 : 1).toArray(), counts);
    }

    /** The mean with its standard error. */
    Estimate estimate() {
        return new Estimate(mean, size == 0 ? 0 : Math.sqrt(variance() / size));
    }
}
