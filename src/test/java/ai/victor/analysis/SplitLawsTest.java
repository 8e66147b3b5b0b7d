package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every split, whatever is split. */
class SplitLawsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void volumeMixAndRateSumToTheChange(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var segments = segments(random);
            double before = segments.stream().mapToDouble(Segment::volumeBefore).sum() + 1;
            double now = segments.stream().mapToDouble(Segment::volumeNow).sum() + 1;

            var amount = SegmentSplit.ofAmount(segments, before, now);
            var ratio = SegmentSplit.ofRatio(segments, before, now);

            double change = amountNow(segments) - amountBefore(segments);
            assertThat(amount.total()).isCloseTo(change, within(1e-6));
            assertThat(ratio.total())
                    .isCloseTo(amountNow(segments) / now - amountBefore(segments) / before, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theOrderOfSegmentsChangesNothing(long seed) {
        var segments = segments(new Random(seed));
        var shuffled = new ArrayList<>(segments);
        Collections.shuffle(shuffled, new Random(seed));

        var one = SegmentSplit.ofAmount(segments, 500, 700);
        var other = SegmentSplit.ofAmount(shuffled, 500, 700);

        assertThat(other.volume).isCloseTo(one.volume, within(1e-9));
        assertThat(other.mix()).isCloseTo(one.mix(), within(1e-9));
        assertThat(other.rate()).isCloseTo(one.rate(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void mergingTwoSegmentsOfTheSameRatesMovesNothingBetweenVolumeMixAndRate(long seed) {
        var random = new Random(seed);
        var others = segments(random);
        double rateBefore = random.nextDouble();
        double rateNow = random.nextDouble() - 0.5;
        var one = new Segment("one", 30 * rateBefore, 50 * rateNow, 30, 50);
        var two = new Segment("two", 70 * rateBefore, 10 * rateNow, 70, 10);
        var apart = new ArrayList<>(others);
        apart.addAll(List.of(one, two));
        var merged = new ArrayList<>(others);
        merged.add(one.and(two, "both"));

        var split = SegmentSplit.ofRatio(apart, 900, 1000);
        var other = SegmentSplit.ofRatio(merged, 900, 1000);

        assertThat(other.mix() + other.overlap).isCloseTo(split.mix() + split.overlap, within(1e-9));
        assertThat(other.rate()).isCloseTo(split.rate(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void aProductsFactorsSumToItsChange(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var before = random.doubles(4, -1, 3).toArray();
            var now = random.doubles(4, -1, 3).toArray();

            var shares = FactorSplit.of(before, now).shares();

            assertThat(Arrays.stream(shares).sum())
                    .isCloseTo(LogMean.product(now) - LogMean.product(before), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void whatIsShownSumsToTheCent(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var parts =
                    random.doubles(1 + random.nextInt(12), -1000, 1000).boxed().toList();
            var whole = BigDecimal.valueOf(
                            parts.stream().mapToDouble(Double::doubleValue).sum())
                    .setScale(2, RoundingMode.HALF_UP);

            var shown = LargestRemainder.rounded(parts, whole);

            assertThat(shown.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
            for (int at = 0; at < parts.size(); at++) {
                assertThat(shown.get(at).doubleValue()).isCloseTo(parts.get(at), within(0.0101));
            }
        }
    }

    private static double amountNow(List<Segment> segments) {
        return segments.stream().mapToDouble(Segment::amountNow).sum();
    }

    private static double amountBefore(List<Segment> segments) {
        return segments.stream().mapToDouble(Segment::amountBefore).sum();
    }

    /** Some new, some ended, some without volume, some with losses. */
    private static List<Segment> segments(Random random) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            segments.add(new Segment(
                    "s" + i,
                    random.nextDouble(-50, 100),
                    random.nextDouble(-50, 100),
                    random.nextInt(4) == 0 ? 0 : random.nextInt(200),
                    random.nextInt(4) == 0 ? 0 : random.nextInt(200)));
        }
        return segments;
    }
}
