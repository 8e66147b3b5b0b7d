package ai.victor.analysis;

import java.util.List;

/**
 * Splits a change over the segments of a dimension into volume, mix and rate, with nothing left over.
 *
 * <p>An amount is V · Σ sᵢ rᵢ (total volume, shares, rates), a ratio is Σ sᵢ rᵢ. Each of the factors gets its Shapley value, written out: it depends on
 * no order of the factors, and for two factors is the form with mean weights. Mix is told against the average rate, so that a segment counts
 * as good mix if it gains share and is better than the average. Segments may overlap (a visitor comes by two channels): then the shares sum to more than
 * one, and what the overlap's change did is a part of its own. Where an amount stands without volume (a refund of another day) it is a part of its own
 * too. A. F. Shorrocks, "Decomposition procedures for distributional analysis" (2013).
 */
final class SegmentSplit {
    /** One segment's part of mix and of rate. */
    record Effect(Segment segment, double mix, double rate, double loose) {
        double total() {
            return mix + rate + loose;
        }
    }

    final double volume;
    final double overlap;
    final List<Effect> effects;

    private SegmentSplit(double volume, double overlap, List<Effect> effects) {
        this.volume = volume;
        this.overlap = overlap;
        this.effects = List.copyOf(effects);
    }

    /** Of a ratio: the volumes are those of the whole, which segments that overlap exceed. */
    static SegmentSplit ofRatio(List<Segment> segments, double volumeBefore, double volumeNow) {
        return split(segments, volumeBefore, volumeNow, 1, 1);
    }

    /** Of an amount that grows with its volume. */
    static SegmentSplit ofAmount(List<Segment> segments, double volumeBefore, double volumeNow) {
        return split(segments, volumeBefore, volumeNow, volumeBefore, volumeNow);
    }

    private static SegmentSplit split(
            List<Segment> segments, double wholeBefore, double wholeNow, double scaleBefore, double scaleNow) {
        double rate00 = 0;
        double rate01 = 0;
        double rate10 = 0;
        double rate11 = 0;
        double gained = 0;
        for (var segment : segments) {
            double before = segment.volumeBefore() / wholeBefore;
            double now = segment.volumeNow() / wholeNow;
            rate00 += before * segment.rateBefore();
            rate01 += before * segment.rateNow();
            rate10 += now * segment.rateBefore();
            rate11 += now * segment.rateNow();
            gained += now - before;
        }
        double scale = scaleNow - scaleBefore;
        double volume = scale * (rate00 / 3 + rate01 / 6 + rate10 / 6 + rate11 / 3);
        // What one unit of share is worth on average; a segment's mix is told against it.
        double shared = weighted(scaleBefore, scaleNow, rate00, rate11);
        var effects = segments.stream()
                .map(segment -> effect(segment, wholeBefore, wholeNow, scaleBefore, scaleNow, shared))
                .toList();
        return new SegmentSplit(volume, gained * shared, effects);
    }

    private static Effect effect(
            Segment segment, double wholeBefore, double wholeNow, double scaleBefore, double scaleNow, double shared) {
        double before = segment.volumeBefore() / wholeBefore;
        double now = segment.volumeNow() / wholeNow;
        double rateBefore = segment.rateBefore();
        double rateNow = segment.rateNow();
        double mix = (now - before) * (weighted(scaleBefore, scaleNow, rateBefore, rateNow) - shared);
        double rate = (rateNow - rateBefore) * weighted(scaleBefore, scaleNow, before, now);
        double loose = loose(segment.amountNow(), segment.volumeNow()) * scaleNow / wholeNow
                - loose(segment.amountBefore(), segment.volumeBefore()) * scaleBefore / wholeBefore;
        return new Effect(segment, mix, rate, loose);
    }

    private static double loose(double amount, double volume) {
        return volume == 0 ? amount : 0;
    }

    /** The other two factors as they stand, on average over all orders, when the third one changes. */
    private static double weighted(double scaleBefore, double scaleNow, double before, double now) {
        return scaleBefore * before / 3 + scaleNow * before / 6 + scaleBefore * now / 6 + scaleNow * now / 3;
    }

    double mix() {
        return effects.stream().mapToDouble(Effect::mix).sum();
    }

    double rate() {
        return effects.stream().mapToDouble(Effect::rate).sum();
    }

    double loose() {
        return effects.stream().mapToDouble(Effect::loose).sum();
    }

    double total() {
        return volume + overlap + mix() + rate() + loose();
    }
}
