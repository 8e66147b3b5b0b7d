package ai.victor.analysis;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What an experiment says, in numbers.
 *
 * @param sampleRatio empty where nobody said which part was to be held out
 * @param skew of the difference in margin
 * @param bootstrap of the difference in margin, where its skew asks for it
 * @param cuped of the difference in margin, where visitors have a past
 * @param alwaysValid of the difference in margin; empty where it is too early to look
 */
record Measured(
        Arm treatment,
        Arm holdout,
        Optional<SampleRatio> sampleRatio,
        TwoArms revenue,
        TwoArms margin,
        TwoArms conversion,
        Optional<TwoArms> perBuyer,
        Optional<TwoArms> orderValue,
        Optional<TwoArms> attachRate,
        Optional<TwoArms> marginRate,
        Skew skew,
        Optional<Interval> bootstrap,
        Optional<Cuped> cuped,
        Optional<Interval> alwaysValid) {
    private static final int RESAMPLES = 1999;

    static Measured of(Trial trial, Arm treatment, Arm holdout, RandomGenerator random) {
        var skew = Skew.of(treatment.margin(), holdout.margin());
        var margin = TwoArms.means(treatment.margin(), holdout.margin());
        return new Measured(
                treatment,
                holdout,
                trial.plannedHoldout().isPresent()
                        ? Optional.of(SampleRatio.of(
                                treatment.size(),
                                holdout.size(),
                                trial.plannedHoldout().getAsDouble()))
                        : Optional.empty(),
                TwoArms.means(treatment.revenue(), holdout.revenue()),
                margin,
                TwoArms.means(treatment.buyers(), holdout.buyers()),
                TwoArms.ratios(treatment.margin(), treatment.buyers(), holdout.margin(), holdout.buyers()),
                TwoArms.ratios(treatment.revenue(), treatment.orders(), holdout.revenue(), holdout.orders()),
                TwoArms.ratios(
                        treatment.recommendedOrders(),
                        treatment.orders(),
                        holdout.recommendedOrders(),
                        holdout.orders()),
                TwoArms.ratios(treatment.margin(), treatment.revenue(), holdout.margin(), holdout.revenue()),
                skew,
                skew.method() == Skew.Method.BOOTSTRAP
                        ? Optional.of(
                                new BootstrapT(random, RESAMPLES).difference(treatment.margin(), holdout.margin()))
                        : Optional.empty(),
                Cuped.difference(treatment.margin(), treatment.before(), holdout.margin(), holdout.before()),
                AlwaysValid.isReady(skew)
                        ? Optional.of(AlwaysValid.interval(margin.difference(), treatment.size() + holdout.size()))
                        : Optional.empty());
    }

    /** The interval that the verdict goes by: Welch's, or the bootstrap's where skew makes it the right one. */
    Interval deciding() {
        return bootstrap.orElseGet(margin::interval);
    }

    Optional<MarginSplit> split() {
        return perBuyer.map(each -> MarginSplit.of(conversion, each));
    }
}
