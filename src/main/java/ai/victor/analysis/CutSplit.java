package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The change cut by one dimension.
 *
 * @param volume what rates are per, by its label; empty where the model knows none, and the segments' changes are all there is to tell
 */
record CutSplit(
        Compared compared, Cutting.Cut cut, List<Segment> segments, Optional<String> volume, SegmentSplit split) {
    /** A segment this small, in both of the sides, is not worth a name of its own when dimensions are ranked. */
    private static final double SMALL = 0.02;

    /** The least share of the volume that two sides have in the same segments, for these to be segments of both. */
    private static final double LEAST_COMMON = 0.1;

    /** What the sum of the segments may differ from the whole by: the last digits of what was rounded. */
    private static final double TOLERANCE = 1e-6;

    /** A cut split; empty where what is added up there overlaps, or there is but one segment. */
    static Optional<CutSplit> of(Compared compared, Cutting.Cut cut, Optional<String> volume, boolean smallTogether) {
        var all = cut.all();
        var whole = all.whole();
        boolean sums =
                close(all.segments().stream().mapToDouble(Segment::amountNow).sum(), whole.amountNow())
                        && close(
                                all.segments().stream()
                                        .mapToDouble(Segment::amountBefore)
                                        .sum(),
                                whole.amountBefore());
        boolean measured = volume.isPresent();
        if (!sums || all.segments().size() < 2 || measured && (whole.volumeNow() <= 0 || whole.volumeBefore() <= 0)) {
            return Optional.empty();
        }
        var segments = smallTogether && measured
                ? together(all.segments(), whole.volumeBefore(), whole.volumeNow())
                : all.segments();
        return Optional.of(new CutSplit(
                compared,
                cut,
                segments,
                volume.map(compared::label),
                split(compared, new Cutting.Extent(segments, whole), measured)));
    }

    private static SegmentSplit split(Compared compared, Cutting.Extent extent, boolean measured) {
        var whole = extent.whole();
        return compared.formula() instanceof Formula.Ratio ratio
                ? scaled(extent.segments(), whole.volumeBefore(), whole.volumeNow(), ratio.scale())
                : SegmentSplit.ofAmount(
                        extent.segments(), measured ? whole.volumeBefore() : 1, measured ? whole.volumeNow() : 1);
    }

    /** Points are a hundred times the ratio. */
    private static SegmentSplit scaled(List<Segment> segments, double before, double now, int scale) {
        return SegmentSplit.ofRatio(
                segments.stream()
                        .map(s -> new Segment(
                                s.name(),
                                s.amountBefore() * scale,
                                s.amountNow() * scale,
                                s.volumeBefore(),
                                s.volumeNow()))
                        .toList(),
                before,
                now);
    }

    private static List<Segment> together(List<Segment> segments, double volumeBefore, double volumeNow) {
        var large = new ArrayList<Segment>();
        var small = new ArrayList<Segment>();
        for (var segment : segments) {
            boolean isSmall = Math.abs(segment.volumeBefore()) < SMALL * volumeBefore
                    && Math.abs(segment.volumeNow()) < SMALL * volumeNow;
            (isSmall ? small : large).add(segment);
        }
        if (small.size() > 1) {
            var name = "the " + small.size() + " smallest";
            large.add(
                    small.stream().reduce((one, other) -> one.and(other, name)).orElseThrow());
            return large;
        }
        return segments;
    }

    private static boolean close(double sum, double whole) {
        return Math.abs(sum - whole) <= TOLERANCE * Math.max(1, Math.abs(whole));
    }

    /**
     * How unevenly the change sits. A segment's part may differ from what it would be had all moved alike, by its share of the volume. A dimension that has
     * nothing to do with the change has such differences too, by chance, and more of them the more values it has; so the differences of one half of the
     * days are multiplied with those of the other half, where chance is another one, and the root of the sum counts. Without halves: half of their sum.
     */
    double unevenness() {
        if (cut.halves().isEmpty()) {
            return Arrays.stream(differences(cut.all())).map(Math::abs).sum() / 2;
        }
        var one = differences(cut.halves().get().getFirst());
        var other = differences(cut.halves().get().getLast());
        double common = IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
        return Math.sqrt(Math.max(0, common));
    }

    /** Whether the segments of one side are hardly any of the other's: then they only say again which side is which, as the age of orders does of months. */
    boolean isApart() {
        var whole = cut.all().whole();
        if (volume.isEmpty() || whole.volumeBefore() <= 0 || whole.volumeNow() <= 0) {
            return false;
        }
        double common = segments.stream()
                .mapToDouble(segment -> Math.min(
                        segment.volumeBefore() / whole.volumeBefore(), segment.volumeNow() / whole.volumeNow()))
                .sum();
        return common < LEAST_COMMON;
    }

    private double[] differences(Cutting.Extent extent) {
        var whole = extent.whole();
        boolean measured = volume.isPresent();
        if (measured && (whole.volumeBefore() <= 0 || whole.volumeNow() <= 0)) {
            return new double[extent.segments().size()];
        }
        var parts = split(compared, extent, measured);
        double change = parts.total();
        var weights = extent.segments().stream()
                .mapToDouble(segment -> measured
                        ? segment.volumeBefore() / whole.volumeBefore() + segment.volumeNow() / whole.volumeNow()
                        : Math.abs(segment.amountBefore()) + Math.abs(segment.amountNow()))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return IntStream.range(0, weights.length)
                .mapToDouble(i -> effect(extent.segments().get(i), parts.effects.get(i))
                        - (sum == 0 ? 0 : change * weights[i] / sum))
                .toArray();
    }

    /** What a segment adds to the change: of an amount its own change, of a ratio its mix and rate. */
    double effect(int at) {
        return effect(segments.get(at), split.effects.get(at));
    }

    private double effect(Segment segment, SegmentSplit.Effect parts) {
        return compared.formula() instanceof Formula.Amount ? segment.change() : parts.total();
    }

    String dimension() {
        return cut.dimension();
    }

    String label() {
        return cut.label();
    }

    Outcome.Rows query() {
        return cut.query();
    }

    double volumeBefore() {
        return cut.all().whole().volumeBefore();
    }

    double volumeNow() {
        return cut.all().whole().volumeNow();
    }

    /** Segments by what they add, the greatest first, whichever way. */
    List<Integer> bySize() {
        return IntStream.range(0, segments.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> Math.abs(effect(i))).reversed())
                .toList();
    }

    /** True where every segment that matters went one way and the whole the other. */
    boolean isReversed() {
        if (volume.isEmpty() || compared.formula() instanceof Formula.Amount) {
            return false;
        }
        var ways = segments.stream()
                .filter(segment ->
                        segment.volumeBefore() >= SMALL * volumeBefore() && segment.volumeNow() >= SMALL * volumeNow())
                .map(segment -> Math.signum(segment.rateNow() - segment.rateBefore()))
                .distinct()
                .toList();
        return ways.size() == 1
                && ways.getFirst() == -Math.signum(compared.change().doubleValue())
                && ways.getFirst() != 0;
    }

    Unit unit() {
        return compared.unit();
    }

    /** True where another cut shows the same segments under other names. */
    boolean sameAs(CutSplit other) {
        var mine = bySize().stream()
                .limit(2)
                .map(segments::get)
                .map(CutSplit::amounts)
                .toList();
        var others = other.bySize().stream()
                .limit(2)
                .map(other.segments::get)
                .map(CutSplit::amounts)
                .toList();
        return Objects.equals(mine, others);
    }

    private static List<Double> amounts(Segment segment) {
        return List.of(segment.amountBefore(), segment.amountNow());
    }
}
