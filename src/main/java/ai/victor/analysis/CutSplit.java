package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.CellText;
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
        Compared compared,
        String dimension,
        String label,
        List<Segment> segments,
        Optional<String> volume,
        SegmentSplit split,
        double volumeBefore,
        double volumeNow,
        Outcome.Rows query) {
    /** A segment this small, in both of the sides, is not worth a name of its own when dimensions are ranked. */
    private static final double SMALL = 0.02;

    /** What the sum of the segments may differ from the whole by: the last digits of what was rounded. */
    private static final double TOLERANCE = 1e-6;

    /** Cuts by a dimension; empty where the metric cannot be cut by it, or what is added up there overlaps. */
    static Optional<CutSplit> of(Compared compared, String dimension, boolean smallTogether) {
        return switch (compared.formula()) {
            case Formula.Ratio ratio -> of(compared, dimension, ratio.numerator(), Optional.of(ratio.denominator()), smallTogether);
            case Formula.Amount amount -> {
                var per = compared.metric().meta().study().per();
                var split = per.isEmpty() || per.equals(amount.metric())
                        ? Optional.<CutSplit>empty()
                        : of(compared, dimension, amount.metric(), Optional.of(per), smallTogether);
                yield split.or(() -> of(compared, dimension, amount.metric(), Optional.empty(), smallTogether));
            }
            case Formula.Other other -> Optional.empty();
        };
    }

    private static Optional<CutSplit> of(
            Compared compared, String dimension, String amount, Optional<String> volume, boolean smallTogether) {
        var names = new ArrayList<String>(List.of(amount));
        volume.ifPresent(names::add);
        var whole = compared.values(names, "");
        var sql = sql(compared, dimension, names);
        if (whole.isEmpty() || !(compared.data().run(sql) instanceof Outcome.Rows rows) || rows.table().truncated()) {
            return Optional.empty();
        }
        var label = rows.table().columns().getFirst().label();
        var segments = new ArrayList<Segment>();
        for (var row : rows.table().rows()) {
            var name = CellText.of(rows.table().columns().getFirst(), row.getFirst());
            boolean measured = volume.isPresent();
            double now = Figures.number(row.get(1));
            double before = Figures.number(row.get(2));
            segments.add(new Segment(
                    name, before, now, measured ? Figures.number(row.get(4)) : 0, measured ? Figures.number(row.get(3)) : 0));
        }
        var values = whole.get();
        boolean sums = close(segments.stream().mapToDouble(Segment::amountNow).sum(), values.now(amount))
                && close(segments.stream().mapToDouble(Segment::amountBefore).sum(), values.before(amount));
        boolean ratio = compared.formula() instanceof Formula.Ratio;
        double volumeNow = volume.map(values::now).orElse(0.0);
        double volumeBefore = volume.map(values::before).orElse(0.0);
        if (!sums || segments.size() < 2 || volume.isPresent() && (volumeNow <= 0 || volumeBefore <= 0)) {
            return Optional.empty();
        }
        var shown = smallTogether && volume.isPresent() ? together(segments, volumeBefore, volumeNow) : segments;
        var split = ratio
                ? scaled(shown, volumeBefore, volumeNow, compared)
                : SegmentSplit.ofAmount(shown, volume.isPresent() ? volumeBefore : 1, volume.isPresent() ? volumeNow : 1);
        return Optional.of(new CutSplit(
                compared,
                dimension,
                label,
                List.copyOf(shown),
                volume.map(compared::label),
                split,
                volumeBefore,
                volumeNow,
                rows));
    }

    /** Points are a hundred times the ratio. */
    private static SegmentSplit scaled(List<Segment> segments, double before, double now, Compared compared) {
        int scale = compared.formula() instanceof Formula.Ratio ratio ? ratio.scale() : 1;
        return SegmentSplit.ofRatio(
                segments.stream()
                        .map(s -> new Segment(
                                s.name(), s.amountBefore() * scale, s.amountNow() * scale, s.volumeBefore(), s.volumeNow()))
                        .toList(),
                before,
                now);
    }

    private static String sql(Compared compared, String dimension, List<String> names) {
        var now = compared.sideNow().rows();
        var before = compared.sideBefore().rows();
        var columns = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            columns.add("AGGREGATE(" + names.get(i) + ") FILTER (WHERE " + now + ") AS now_" + i);
            columns.add("AGGREGATE(" + names.get(i) + ") FILTER (WHERE " + before + ") AS before_" + i);
        }
        var same = compared.sideNow().condition().equals(compared.sideBefore().condition())
                ? Conditions.all(
                        compared.sideNow().condition(),
                        "(" + Conditions.days(compared.sideNow().period()) + " OR "
                                + Conditions.days(compared.sideBefore().period()) + ")")
                : "(" + now + ") OR (" + before + ")";
        return "SELECT " + dimension + ", " + String.join(", ", columns) + " FROM metrics WHERE " + same + " GROUP BY "
                + dimension;
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
            large.add(small.stream().reduce((one, other) -> one.and(other, name)).orElseThrow());
            return large;
        }
        return segments;
    }

    private static boolean close(double sum, double whole) {
        return Math.abs(sum - whole) <= TOLERANCE * Math.max(1, Math.abs(whole));
    }

    /**
     * How unevenly the change sits: half of what the segments' parts differ, in sum, from what each would have if all had moved alike, by its share of
     * the volume. Nothing for a dimension that has nothing to do with the change.
     */
    double unevenness() {
        double change = split.total();
        double[] weights = segments.stream()
                .mapToDouble(segment -> volume.isPresent()
                        ? segment.volumeBefore() / volumeBefore + segment.volumeNow() / volumeNow
                        : Math.abs(segment.amountBefore()) + Math.abs(segment.amountNow()))
                .toArray();
        double all = Arrays.stream(weights).sum();
        double uneven = 0;
        for (int i = 0; i < weights.length; i++) {
            uneven += Math.abs(effect(i) - change * weights[i] / all);
        }
        return uneven / 2;
    }

    /** What a segment adds to the change: of an amount its own change, of a ratio its mix and rate. */
    double effect(int at) {
        return compared.formula() instanceof Formula.Amount
                ? segments.get(at).change()
                : split.effects.get(at).total();
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
                .filter(segment -> segment.volumeBefore() >= SMALL * volumeBefore && segment.volumeNow() >= SMALL * volumeNow)
                .map(segment -> Math.signum(segment.rateNow() - segment.rateBefore()))
                .distinct()
                .toList();
        return ways.size() == 1 && ways.getFirst() == -Math.signum(compared.change().doubleValue()) && ways.getFirst() != 0;
    }

    Unit unit() {
        return compared.unit();
    }

    /** True where another cut shows the same segments under other names. */
    boolean sameAs(CutSplit other) {
        var mine = bySize().stream().limit(2).map(segments::get).map(CutSplit::amounts).toList();
        var others = other.bySize().stream().limit(2).map(other.segments::get).map(CutSplit::amounts).toList();
        return Objects.equals(mine, others);
    }

    private static List<Double> amounts(Segment segment) {
        return List.of(segment.amountBefore(), segment.amountNow());
    }
}
