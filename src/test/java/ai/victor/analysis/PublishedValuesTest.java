package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;

/** Each method gives what was published of it, or what its source proves of it. */
class PublishedValuesTest {
    /** The worked example of "Student's t-test" in Wikipedia, unequal variances: difference 0.095, t 1.959, p 0.09077 at 7.03 degrees of freedom. */
    @Test
    void welchOfTheScrews() {
        double[] first = {30.02, 29.99, 30.11, 29.97, 30.01, 29.99};
        double[] second = {29.89, 29.93, 29.72, 29.98, 30.02, 29.98};
        var difference = Welch.difference(Sample.of(first), Sample.of(second));
        assertThat(difference.value()).isCloseTo(0.095, within(1e-9));
        assertThat(difference.value() / difference.error()).isCloseTo(1.959, within(0.0005));
        var test = TTest.withDefaults().with(AlternativeHypothesis.TWO_SIDED).test(first, second);
        assertThat(test.getStatistic()).isCloseTo(difference.value() / difference.error(), within(1e-9));
        assertThat(test.getPValue()).isCloseTo(0.09077, within(0.00001));
    }

    /**
     * R. Kohavi, D. Tang, Y. Xu, "Trustworthy Online Controlled Experiments" (2020), chapter 21: 821,588 and 815,482 users of an even split have
     * p = 1.8E-6. Wikipedia, "Sample ratio mismatch": 600 and 400 have p = 2.54E-10.
     */
    @Test
    void sampleRatioOfTheBooks() {
        var kohavi = SampleRatio.of(815_482, 821_588, 0.5);
        assertThat(kohavi.p()).isCloseTo(1.8e-6, within(0.05e-6));
        assertThat(kohavi.isMismatch()).isTrue();
        assertThat(SampleRatio.of(600, 400, 0.5).p()).isCloseTo(2.54e-10, within(0.005e-10));
        assertThat(SampleRatio.of(902, 98, 0.1).isMismatch()).isFalse();
    }

    /**
     * Efron and Tibshirani (1993), chapter 12: nine untreated mice live 56.22 days, and the 90 % bootstrap-t interval of 1000 resamples is
     * (35.82, 116.74), which leans to the right as the data do. A second arm of which all are alike adds nothing to it.
     */
    @Test
    void bootstrapOfTheMice() {
        var mice = Sample.of(52, 104, 146, 10, 51, 30, 40, 27, 46);
        var alike = new Sample(new double[] {0}, new long[] {1000});
        var interval = new BootstrapT(new SplittableRandom(5), 99_999).difference(mice, alike, 0.9);
        assertThat(mice.mean()).isCloseTo(56.22, within(0.005));
        assertThat(interval.low()).isCloseTo(35.82, within(1.5));
        assertThat(interval.high()).isCloseTo(116.74, within(8.0));
    }

    /** Deng and others (2013), equation 4: the variance that is left is 1 − ρ² of what there was. */
    @Test
    void cupedLeavesWhatThePastDoesNotExplain() {
        var random = new SplittableRandom(3);
        int size = 4000;
        double[][] drawn = new double[4][size];
        for (int i = 0; i < size; i++) {
            for (int arm = 0; arm < 2; arm++) {
                drawn[2 * arm][i] = random.nextGaussian();
                drawn[2 * arm + 1][i] = 0.6 * drawn[2 * arm][i] + 0.8 * random.nextGaussian() + 0.1 * arm;
            }
        }
        var treatment = Sample.of(drawn[3]);
        var holdout = Sample.of(drawn[1]);
        var plain = Welch.difference(treatment, holdout);
        var cuped = Cuped.difference(treatment, Sample.of(drawn[2]), holdout, Sample.of(drawn[0]))
                .orElseThrow();
        assertThat(cuped.explained()).isCloseTo(0.36, within(0.02));
        double left = cuped.difference().error() * cuped.difference().error() / (plain.error() * plain.error());
        assertThat(left).isCloseTo(1 - cuped.explained(), within(0.002));
        assertThat(cuped.difference().value()).isCloseTo(0.1, within(0.05));
    }

    @Test
    void cupedNeedsAPast() {
        var nobody = new Sample(new double[] {0, 0}, new long[] {50, 50});
        var bought = new Sample(new double[] {0, 9}, new long[] {50, 50});
        assertThat(Cuped.difference(bought, nobody, bought, nobody)).isEmpty();
    }

    /** Equation 4 of Waudby-Smith and others, worked by hand with t = 10,000 and ρ² = (−2 ln α + ln(1 − 2 ln α)) / 10,000 = 7.93615 / 10,000. */
    @Test
    void alwaysValidIntervalOfTheFormula() {
        double mixed = -2 * Math.log(0.05) + Math.log(1 - 2 * Math.log(0.05));
        assertThat(mixed).isCloseTo(7.93615, within(0.00001));
        double width = Math.sqrt(2 * 10_000 * mixed / 10_000 + 2)
                / Math.sqrt(mixed)
                * Math.sqrt(Math.log(Math.sqrt(mixed + 1) / 0.05));
        assertThat(AlwaysValid.width(10_000)).isCloseTo(width, within(1e-9)).isBetween(1.5 * 1.96, 1.6 * 1.96);
        assertThat(IntStream.of(500, 3_000, 40_000, 1_000_000)
                        .mapToDouble(AlwaysValid::width)
                        .min()
                        .orElseThrow())
                .isGreaterThan(width - 0.1);
    }

    /** Fieller: at each end the ratio cannot be told from what the arms say, by exactly 1.96 standard errors. */
    @Test
    void liftEndsWhereTheRatioIsJustRuledOut() {
        var treatment = new Estimate(8.7, 0.1);
        var holdout = new Estimate(7.3, 0.45);
        var lift = RelativeLift.of(treatment, holdout).orElseThrow();
        assertThat(lift.value()).isCloseTo(8.7 / 7.3 - 1, within(1e-12));
        var interval = lift.interval().orElseThrow();
        for (double end : new double[] {interval.low(), interval.high()}) {
            var off = treatment.minus(holdout.times(1 + end));
            assertThat(Math.abs(off.value()) / off.error()).isCloseTo(1.96, within(1e-6));
        }
        assertThat(RelativeLift.of(treatment, new Estimate(0.1, 0.2))
                        .orElseThrow()
                        .interval())
                .isEmpty();
        assertThat(RelativeLift.of(treatment, new Estimate(-1, 0.2))).isEmpty();
    }

    /** W. G. Cochran, "Sampling Techniques" (1977), chapter 6: over a constant denominator the ratio is a mean; in proportion it has no error. */
    @Test
    void ratioOfSums() {
        var amounts = Sample.of(3, 0, 8, 1, 4);
        var mean = amounts.estimate();
        var ratio = DeltaMethod.ratio(amounts, Sample.of(2, 2, 2, 2, 2));
        assertThat(ratio.value()).isCloseTo(mean.value() / 2, within(1e-12));
        assertThat(ratio.error()).isCloseTo(mean.error() / 2, within(1e-12));
        assertThat(DeltaMethod.ratio(Sample.of(2, 4, 6), Sample.of(1, 2, 3)).error())
                .isCloseTo(0, within(1e-7));
    }

    /** G. van Belle, "Statistical Rules of Thumb" (2008), chapter 2: 16·s²/δ² units in each arm find δ in four of five experiments. */
    @Test
    void sixteenTimesTheVariance() {
        double units = 16 * 9.0 / 0.25;
        var difference = new Estimate(0, Math.sqrt(9.0 / units * 2));
        assertThat(DetectableEffect.of(difference)).isCloseTo(0.5, within(0.006));
        assertThat(DetectableEffect.timesTheSize(difference, 0.25)).isCloseTo(4, within(0.1));
    }

    @Test
    void partsOfTheMarginSplitAddUp() {
        var conversion = new TwoArms(new Estimate(0.152, 0), new Estimate(0.115, 0));
        var buyer = new TwoArms(new Estimate(-3.2, 0), new Estimate(9.16, 0));
        var split = MarginSplit.of(conversion, buyer);
        assertThat(split.byConversion() + split.byBuyer()).isCloseTo(0.152 * -3.2 - 0.115 * 9.16, within(1e-12));
    }

    @Test
    void binomialHasItsMeanAndVariance() {
        var random = new SplittableRandom(4);
        var binomial = new Binomial(2000, 0.16);
        var drawn = IntStream.range(0, 40_000)
                .mapToDouble(i -> binomial.draw(random))
                .toArray();
        assertThat(Sample.of(drawn).mean()).isCloseTo(320, within(0.5));
        assertThat(Sample.of(drawn).variance()).isCloseTo(268.8, within(10.0));
        assertThat(new Binomial(7, 1).draw(random)).isEqualTo(7);
    }
}
