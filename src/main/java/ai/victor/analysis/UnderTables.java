package ai.victor.analysis;

import ai.victor.analysis.UnderSegment.Verdict;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.query.Outcome;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables and text of segments under a threshold. */
final class UnderTables {
    private static final int MOST_NAMED = 3;

    private final Metric metric;
    private final Formula.Ratio ratio;
    private final Column segment;
    private final Unit money;
    private final Unit unit;
    private final String clusters;
    private final BigDecimal threshold;
    private final Optional<String> coverage;

    UnderTables(
            Model model,
            Metric metric,
            Formula.Ratio ratio,
            Outcome.Rows rows,
            String cluster,
            BigDecimal threshold,
            Optional<String> coverage) {
        this.metric = metric;
        this.ratio = ratio;
        this.segment = rows.table().columns().getFirst();
        this.money = rows.table().columns().get(2).unit();
        this.unit = switch (metric.meta().unit()) {
            case "percent" -> Unit.PERCENT;
            case "money" -> money;
            default -> Unit.RATIO;
        };
        this.clusters = Optional.ofNullable(model.dimensions().get(cluster))
                .map(dimension -> dimension.meta().label())
                .orElse(cluster);
        this.threshold = threshold;
        this.coverage = coverage;
    }

    String segment() {
        return segment.label();
    }

    String threshold() {
        return Figures.told(threshold, unit);
    }

    private double bound() {
        return threshold.doubleValue() / ratio.scale();
    }

    /** One row a verdict, with how many segments have it, and the whole. */
    Table counts(List<UnderSegment> judged) {
        var columns = List.of(
                Figures.text("verdict", "Verdict"),
                new Column("segments", "Segments", Type.INTEGER, Unit.COUNT),
                Figures.decimal("short", "Short of " + threshold(), money));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var verdict : Verdict.values()) {
            var those = judged.stream().filter(one -> one.verdict() == verdict).toList();
            if (!those.isEmpty()) {
                rows.add(List.of(verdict.words(), (long) those.size(), sum(those)));
            }
        }
        rows.add(List.of("all", (long) judged.size(), sum(judged)));
        return new Table(columns, rows, false);
    }

    private BigDecimal sum(List<UnderSegment> those) {
        return those.stream()
                .map(one -> Figures.rounded(one.shortOf(bound()), money))
                .reduce(Figures.rounded(0, money), BigDecimal::add);
    }

    /** One row a segment: those under for sure first, by what is at stake. */
    Table segments(List<UnderSegment> judged) {
        var columns = new ArrayList<>(List.of(
                segment,
                Figures.text("verdict", "Verdict"),
                Figures.decimal("rate", metric.meta().label(), unit),
                Figures.decimal("low", "95% from", unit),
                Figures.decimal("high", "to", unit),
                new Column("clusters", "Count of " + clusters.toLowerCase(Locale.ROOT), Type.INTEGER, Unit.COUNT)));
        coverage.ifPresent(label -> columns.add(Figures.decimal("coverage", label, Unit.PERCENT)));
        columns.add(Figures.decimal("short", "Short of " + threshold(), money));
        var rows = new ArrayList<List<@Nullable Object>>();
        ordered(judged).forEach(one -> {
            boolean known = one.isJudgeable();
            var row = new ArrayList<@Nullable Object>();
            row.add(one.name());
            row.add(one.verdict().words());
            row.add(one.ratio().below() > 0 ? rate(one.ratio().value()) : null);
            row.add(known ? rate(one.ratio().value() - one.ratio().margin()) : null);
            row.add(known ? rate(one.ratio().value() + one.ratio().margin()) : null);
            row.add(one.ratio().clusters());
            if (coverage.isPresent()) {
                row.add(one.coverage()
                        .map(share -> Figures.rounded(share, Unit.PERCENT))
                        .orElse(null));
            }
            row.add(Figures.rounded(one.shortOf(bound()), money));
            rows.add(row);
        });
        return new Table(columns, rows, false);
    }

    private Stream<UnderSegment> ordered(List<UnderSegment> judged) {
        return judged.stream()
                .sorted(Comparator.comparing(UnderSegment::verdict)
                        .thenComparing(Comparator.comparing((UnderSegment one) -> one.shortOf(bound()))
                                .reversed()));
    }

    private BigDecimal rate(double value) {
        return Figures.rounded(value * ratio.scale(), unit);
    }

    String text(List<UnderSegment> judged) {
        var sure = ordered(judged).filter(one -> one.verdict() == Verdict.SURE).toList();
        var name = segment.label().toLowerCase(Locale.ROOT);
        var sentences = new ArrayList<String>();
        if (sure.isEmpty()) {
            sentences.add("No " + name + " is under " + threshold() + " for sure.");
        } else {
            var named = sure.stream()
                    .limit(MOST_NAMED)
                    .map(one -> one.name() + " ("
                            + Figures.told(rate(one.ratio().value()), unit) + ", at most "
                            + Figures.told(
                                    rate(one.ratio().value() + one.ratio().margin()), unit) + ")")
                    .toList();
            int more = sure.size() - named.size();
            sentences.add("By " + name + ", " + sure.size() + " of " + judged.size()
                    + (sure.size() == 1 ? " is" : " are") + " under " + threshold() + " for sure: "
                    + Figures.list(named) + (more > 0 ? ", and others" : "") + ".");
            sentences.add((sure.size() == 1 ? "It is " : "Together they are ") + Figures.told(sum(sure), money)
                    + " short of it.");
        }
        count(
                judged,
                Verdict.ESTIMATED,
                "under too, but less than four fifths of what it rests on is actual",
                sentences);
        count(judged, Verdict.MAYBE, "under it by the figure alone, which may be chance", sentences);
        count(judged, Verdict.TOO_FEW, "too small to judge", sentences);
        return String.join(" ", sentences);
    }

    private static void count(List<UnderSegment> judged, Verdict verdict, String words, List<String> sentences) {
        long count = judged.stream().filter(one -> one.verdict() == verdict).count();
        if (count > 0) {
            sentences.add(count + (count == 1 ? " is " : " are ") + words + ".");
        }
    }

    String rule(boolean covered) {
        return "For sure means: the whole 95% interval is under " + threshold() + ", from at least "
                + UnderMargin.FEWEST_CLUSTERS + " "
                + clusters.toLowerCase(Locale.ROOT)
                + "s, and still so after correcting for all segments at once (one false in ten)"
                + (covered ? ", with at least four fifths of it actual." : ".");
    }
}
