package ai.victor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The share of those still waiting for an event, by age, where some have not been watched for long: who leaves the watch before the event counts for as
 * long as watched.
 *
 * <p>E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958), 457–481; the variance is Greenwood's (1926), and
 * the limits are those of log(−log S), which stay between 0 and 1 (J. D. Kalbfleisch and R. L. Prentice, "The Statistical Analysis of Failure Time Data").
 */
final class KaplanMeier {
    private static final double Z = 1.959963984540054;

    /**
     * @param atRisk how many were still waiting, and watched, just before
     * @param waiting share of those waiting after this age
     * @param greenwood sum of d / (n (n − d)) so far
     */
    record Step(int age, double atRisk, double events, double waiting, double greenwood) {}

    private final List<Step> steps;

    private KaplanMeier(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * @param events age → how many had the event at it
     * @param censored age → how many had been watched that long without the event
     */
    static KaplanMeier of(Map<Integer, Double> events, Map<Integer, Double> censored) {
        SortedMap<Integer, double[]> ages = new TreeMap<>();
        events.forEach((age, count) -> ages.computeIfAbsent(age, unused -> new double[2])[0] += count);
        censored.forEach((age, count) -> ages.computeIfAbsent(age, unused -> new double[2])[1] += count);
        double atRisk = ages.values().stream()
                .mapToDouble(counts -> counts[0] + counts[1])
                .sum();
        double waiting = 1;
        double greenwood = 0;
        var steps = new ArrayList<Step>();
        for (var entry : ages.entrySet()) {
            double happened = entry.getValue()[0];
            if (happened > 0) {
                waiting *= 1 - happened / atRisk;
                greenwood += atRisk > happened ? happened / (atRisk * (atRisk - happened)) : 0;
                steps.add(new Step(entry.getKey(), atRisk, happened, waiting, greenwood));
            }
            atRisk -= happened + entry.getValue()[1];
        }
        return new KaplanMeier(steps);
    }

    List<Step> steps() {
        return steps;
    }

    /** The share that still waits after an age. */
    double waiting(int age) {
        return last(age).waiting();
    }

    /** Standard error of {@link #waiting}, by Greenwood. */
    double error(int age) {
        var step = last(age);
        return step.waiting() * Math.sqrt(step.greenwood());
    }

    /** Limits of the 95% interval of {@link #waiting}: lower, upper. */
    double[] limits(int age) {
        var step = last(age);
        double share = step.waiting();
        if (share <= 0 || share >= 1) {
            return new double[] {share, share};
        }
        double spread = Z * Math.sqrt(step.greenwood()) / Math.abs(Math.log(share));
        return new double[] {Math.pow(share, Math.exp(spread)), Math.pow(share, Math.exp(-spread))};
    }

    /** The first age by which at least half have had the event; empty if fewer ever had it while they were watched. */
    OptionalInt median() {
        return steps.stream()
                .filter(step -> step.waiting() <= 0.5 + 1e-12)
                .mapToInt(Step::age)
                .findFirst();
    }

    private Step last(int age) {
        var last = new Step(0, 0, 0, 1, 0);
        for (var step : steps) {
            if (step.age() <= age) {
                last = step;
            }
        }
        return last;
    }
}
