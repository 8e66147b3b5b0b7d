package ai.victor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cents divided by value: nothing is lost, and a tie is the earlier line's. */
class LargestRemainderTest {
    @Test
    void dividesWhatComesOutEven() {
        assertThat(divide(600, 1, 2, 3)).containsExactly(100, 200, 300);
    }

    @Test
    void givesTheOddCentToTheLargestRemainder() {
        // 33.3, 66.6: the second has the larger rest.
        assertThat(divide(100, 1, 2)).containsExactly(33, 67);
        // 14.28, 28.57, 57.14: one cent is over.
        assertThat(divide(100, 1, 2, 4)).containsExactly(14, 29, 57);
    }

    @Test
    void aTieGoesToTheEarlierLine() {
        assertThat(divide(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(divide(101, 1, 1, 1)).containsExactly(34, 34, 33);
        assertThat(divide(1, 5, 5)).containsExactly(1, 0);
    }

    @Test
    void aLineWithoutValueGetsNothing() {
        assertThat(divide(499, 0, 2799, 0)).containsExactly(0, 499, 0);
    }

    @Test
    void anOrderOfOneLineGetsAll() {
        assertThat(divide(131, 17)).containsExactly(131);
    }

    @Test
    void nothingAndLessThanNothingAreDividedToo() {
        assertThat(divide(0, 3, 4)).containsExactly(0, 0);
        assertThat(divide(-100, 1, 1, 1)).containsExactly(-34, -33, -33);
    }

    @Test
    void thePartsAlwaysAddUp() {
        var chance = new Chance("largest remainder");
        for (var i = 0; i < 500; i++) {
            var weights = new long[chance.between(1, 9)];
            Arrays.setAll(weights, ignored -> chance.between(0, 100_000));
            weights[0] += 1;
            var cents = chance.between(0, 1_000_000);
            assertThat(Arrays.stream(divide(cents, weights)).sum()).isEqualTo(cents);
        }
    }

    @Test
    void refusesToDivideByNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> divide(5, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> divide(5, 2, -1));
    }

    private static long[] divide(long cents, long... weights) {
        return LargestRemainder.divide(cents, weights);
    }
}
