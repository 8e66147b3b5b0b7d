package ai.victor.analysis;

import java.util.Optional;

/**
 * A segment whose rate was judged.
 *
 * @param coverage how much of what the rate rests on is actual, in points; empty where nothing tells
 */
record UnderSegment(String name, ClusteredRatio ratio, Optional<Double> coverage, Verdict verdict) {
    /** What is said of a segment; in the order in which they are shown. */
    enum Verdict {
        SURE("under for sure"),
        ESTIMATED("under, but much is estimated"),
        MAYBE("under, may be chance"),
        NOT_UNDER("not under"),
        TOO_FEW("too few to judge");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean isJudgeable() {
        return ratio.clusters() >= UnderMargin.FEWEST_CLUSTERS && ratio.below() > 0;
    }

    /** @param chance of a value this low by luck, corrected for all segments that were tested */
    UnderSegment judged(double bound, double chance) {
        return new UnderSegment(name, ratio, coverage, verdict(bound, chance));
    }

    private Verdict verdict(double bound, double chance) {
        if (!isJudgeable()) {
            return Verdict.TOO_FEW;
        }
        if (ratio.value() >= bound) {
            return Verdict.NOT_UNDER;
        }
        if (ratio.value() + ratio.margin() >= bound || chance > UnderMargin.FALSE_DISCOVERIES) {
            return Verdict.MAYBE;
        }
        return coverage.filter(share -> share < UnderMargin.LEAST_COVERAGE).isPresent()
                ? Verdict.ESTIMATED
                : Verdict.SURE;
    }

    /** What is missing to the threshold, as an amount; nothing where the rate is over it. */
    double shortOf(double bound) {
        return Math.max(0, bound * ratio.below() - ratio.above());
    }
}
