package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What these methods give for examples whose figures were published, or that can be worked out on paper. */
class PublishedSplitsTest {
    private static final Offset<Double> PRINTED = within(0.0005);

    /** Weeks in remission of 21 children on 6-MP: E. J. Freireich and others, Blood 21 (1963); the curve as in D. Collett, "Modelling Survival Data". */
    @Test
    void kaplanMeierOfTheLeukaemiaTrial() {
        var relapsed = counts(6, 6, 6, 7, 10, 13, 16, 22, 23);
        var watched = counts(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);

        var curve = KaplanMeier.of(relapsed, watched);

        assertThat(curve.waiting(5)).isEqualTo(1);
        assertThat(curve.waiting(6)).isCloseTo(0.8571, PRINTED);
        assertThat(curve.waiting(7)).isCloseTo(0.8067, PRINTED);
        assertThat(curve.waiting(12)).isCloseTo(0.7529, PRINTED);
        assertThat(curve.waiting(13)).isCloseTo(0.6902, PRINTED);
        assertThat(curve.waiting(16)).isCloseTo(0.6275, PRINTED);
        assertThat(curve.waiting(22)).isCloseTo(0.5378, PRINTED);
        assertThat(curve.waiting(35)).isCloseTo(0.4482, PRINTED);
        assertThat(curve.error(6)).isCloseTo(0.0764, PRINTED);
        assertThat(curve.error(10)).isCloseTo(0.0963, PRINTED);
        assertThat(curve.error(23)).isCloseTo(0.1346, PRINTED);
        assertThat(curve.median()).hasValue(23);
    }

    @Test
    void aMedianThatWasNotReachedIsNotTold() {
        assertThat(KaplanMeier.of(counts(3), counts(5, 5, 5)).median()).isEmpty();
    }

    /** The p-values of 15 comparisons in Benjamini and Hochberg (1995), §4.1: at 5% the first four are findings, and by Bonferroni only three. */
    @Test
    void benjaminiAndHochbergsOwnExample() {
        double[] values = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };

        var adjusted = BenjaminiHochberg.adjusted(values);

        assertThat(IntStream.range(0, 15).filter(i -> adjusted[i] <= 0.05)).containsExactly(0, 1, 2, 3);
        assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(adjusted[4]).isCloseTo(0.0344 * 15 / 8, within(0.02));
    }

    /** Two industries whose energy use is output × share × intensity; by Ang's formulas activity, structure and intensity sum to the 46 more. */
    @Test
    void logarithmicMeansOfTwoIndustries() {
        var one = LogMean.shares(new double[] {50, 0.2, 3.0}, new double[] {80, 0.5, 2.0});
        var other = LogMean.shares(new double[] {50, 0.8, 0.5}, new double[] {80, 0.5, 0.4});

        assertThat(one[0] + other[0]).isCloseTo(32.38, within(0.01));
        assertThat(one[1] + other[1]).isCloseTo(38.28, within(0.01));
        assertThat(one[2] + other[2]).isCloseTo(-24.67, within(0.01));
        assertThat(LogMean.of(5, 5)).isEqualTo(5);
    }

    /** The airport game of S. C. Littlechild and G. Owen (1973): who needs a runway of 8, 11, 13 and 18 pays 2, 3, 4 and 9. */
    @Test
    void shapleyOfTheAirportGame() {
        double[] costs = {8, 11, 13, 18};

        var shares = Shapley.shares(
                4,
                set -> IntStream.range(0, 4)
                        .filter(i -> (set & 1 << i) != 0)
                        .mapToDouble(i -> costs[i])
                        .max()
                        .orElse(0));

        assertThat(shares).containsExactly(new double[] {2, 3, 4, 9}, within(1e-12));
    }

    @Test
    void factorsThatAreNegativeAreSharedByShapley() {
        var split = FactorSplit.of(new double[] {100, -0.1}, new double[] {200, 0.2});

        assertThat(split.logarithmic()).isFalse();
        assertThat(split.shares()).containsExactly(new double[] {100 * 0.05, 0.3 * 150}, within(1e-12));
    }

    /** On paper: Y is 1, 2 and 3, X is always 2; R is 1, and what Y differs from R·X by is −1, 0 and 1. */
    @Test
    void aRatioOverClustersIsTheMeanWhereAllClustersAreOfOneSize() {
        var ratio = new ClusteredRatio(3, 6, 6, 14, 12, 12);

        assertThat(ratio.value()).isEqualTo(1);
        assertThat(ratio.standardError()).isCloseTo(Math.sqrt(2 * 3 / 2.0) / 6, within(1e-12));
        assertThat(ratio.chanceOfBeingThisLow(1)).isCloseTo(0.5, within(1e-12));
    }

    private static Map<Integer, Double> counts(int... ages) {
        var counts = new HashMap<Integer, Double>();
        for (int age : ages) {
            counts.merge(age, 1.0, Double::sum);
        }
        return counts;
    }
}
