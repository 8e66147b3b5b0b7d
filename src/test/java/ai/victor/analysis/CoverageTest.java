package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small part of what the bench measures: intervals hold what they say, and looking often costs nothing. */
class CoverageTest {
    @Test
    void intervalsCoverWhereTheyClaimTo() {
        var coverage = Coverage.of(new Simulation("even", 12_000, 0.5, 0.05, 1.0, 0.1, 0.05), 600, 199, 7);
        assertThat(coverage.claimed()).isEqualTo(600);
        // Of 600 experiments the share is off by one point as often as not by chance.
        assertThat(coverage.percent()).isBetween(92.0, 98.0);
    }

    @Test
    void noIntervalIsClaimedWhereAFewOrdersDecide() {
        var coverage = Coverage.of(new Simulation("lopsided", 4_000, 0.1, 0.04, 1.5, 0, 0), 200, 199, 7);
        assertThat(coverage.claimed()).isLessThan(20);
    }

    @Test
    void lookingOftenDoesNotRaiseAlarms() {
        var alarms = Peeking.of(new Simulation("looked at", 8_000, 0.5, 0.05, 1.0, 0, 0), 300, 80, 11);
        assertThat(alarms.naive()).isGreaterThan(60);
        assertThat(alarms.alwaysValid()).isLessThanOrEqualTo(15);
    }

    @Test
    void theSampleRatioStopsOneSoundExperimentInAThousand() {
        assertThat(MismatchAlarms.of(12_000, 0.1, 0.1, 20_000, 3)).isBetween(5, 40);
        assertThat(MismatchAlarms.of(12_000, 0.1, 0.08, 200, 3)).isEqualTo(200);
    }
}
