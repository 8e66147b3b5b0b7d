package ai.victor.analysis;

import ai.victor.analysis.Finding.Part;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables of changes cut by dimensions; in each the parts sum to the shown change, to the last digit. */
final class CutTables {
    private static final int MOST_SEGMENTS = 12;

    private CutTables() {}

    /** Volume, mix and rate of one dimension, as they are shown. */
    record Totals(BigDecimal volume, BigDecimal mix, BigDecimal rate, BigDecimal overlap) {}

    static Totals totals(CutSplit cut) {
        var split = cut.split();
        var parts = LargestRemainder.rounded(
                List.of(split.volume, split.mix(), split.rate(), split.overlap + split.loose()),
                cut.compared().change());
        return new Totals(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    /** One row a dimension, the one first in which the change sits most unevenly. */
    static Part ranking(Compared compared, List<CutSplit> cuts) {
        boolean amount = compared.formula() instanceof Formula.Amount;
        var unit = compared.unit();
        var columns = new ArrayList<Column>();
        columns.add(Figures.text("cut", "By"));
        if (amount) {
            columns.add(Figures.decimal("volume", "Volume", unit));
        }
        columns.add(Figures.decimal("mix", "Mix", unit));
        columns.add(Figures.decimal("rate", "Rate", unit));
        boolean others = cuts.stream()
                .map(CutTables::totals)
                .anyMatch(totals -> totals.overlap().signum() != 0);
        if (others) {
            columns.add(Figures.decimal("overlap", "Overlap", unit));
        }
        columns.add(Figures.text("largest", "Largest part"));
        columns.add(Figures.decimal("largest_part", amount ? "Its change" : "Its mix and rate", unit));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var cut : cuts) {
            var totals = totals(cut);
            int top = cut.bySize().getFirst();
            var row = new ArrayList<@Nullable Object>();
            row.add(cut.label());
            boolean split = cut.volume().isPresent();
            if (amount) {
                row.add(split ? totals.volume() : null);
            }
            row.add(split ? totals.mix() : null);
            row.add(split ? totals.rate() : null);
            if (others) {
                row.add(split ? totals.overlap() : null);
            }
            row.add(cut.segments().get(top).name());
            row.add(Figures.rounded(cut.effect(top), unit));
            rows.add(row);
        }
        return new Part(
                "Where the " + (compared.isOfParts() ? "difference" : "change") + " sits, the most uneven first",
                new Table(columns, rows, false),
                List.of(cuts.getFirst().query()));
    }

    /** One row a segment. */
    static Part segments(CutSplit cut) {
        return cut.compared().formula() instanceof Formula.Amount ? ofAmount(cut) : ofRatio(cut);
    }

    private static Part ofAmount(CutSplit cut) {
        var unit = cut.unit();
        var columns = List.of(
                Figures.text(cut.dimension(), cut.label()),
                Figures.decimal("now", cut.compared().sideNow().name(), unit),
                Figures.decimal("before", cut.compared().sideBefore().name(), unit),
                Figures.decimal("change", "Change", unit));
        var rows = new ArrayList<List<@Nullable Object>>();
        var order = cut.bySize();
        for (int at : order.subList(0, Math.min(MOST_SEGMENTS, order.size()))) {
            rows.add(amountRow(cut.segments().get(at), unit));
        }
        order.stream()
                .skip(MOST_SEGMENTS)
                .map(cut.segments()::get)
                .reduce((one, other) -> one.and(other, "all others"))
                .ifPresent(rest -> rows.add(amountRow(rest, unit)));
        return new Part(title(cut), new Table(columns, rows, false), List.of(cut.query()));
    }

    private static List<@Nullable Object> amountRow(Segment segment, Unit unit) {
        var now = Figures.rounded(segment.amountNow(), unit);
        var before = Figures.rounded(segment.amountBefore(), unit);
        return List.of(segment.name(), now, before, now.subtract(before));
    }

    private static Part ofRatio(CutSplit cut) {
        var unit = cut.unit();
        var compared = cut.compared();
        var volume = cut.volume().orElse("").toLowerCase(Locale.ROOT);
        var columns = List.of(
                Figures.text(cut.dimension(), cut.label()),
                Figures.decimal("now", compared.sideNow().name(), unit),
                Figures.decimal("before", compared.sideBefore().name(), unit),
                Figures.decimal(
                        "share_now",
                        "Share of " + volume + ", " + compared.sideNow().name(),
                        Unit.PERCENT),
                Figures.decimal(
                        "share_before",
                        "Share of " + volume + ", " + compared.sideBefore().name(),
                        Unit.PERCENT),
                new Column("mix", "By mix", Type.DECIMAL, unit),
                new Column("rate", "By rate", Type.DECIMAL, unit));
        var order = cut.bySize();
        var parts = new ArrayList<Double>();
        for (int at : order) {
            var effect = cut.split().effects.get(at);
            parts.add(effect.mix());
            parts.add(effect.rate() + effect.loose());
        }
        parts.add(cut.split().overlap);
        var rounded = LargestRemainder.rounded(parts, compared.change());
        var rows = new ArrayList<List<@Nullable Object>>();
        var restMix = BigDecimal.ZERO;
        var restRate = BigDecimal.ZERO;
        for (int i = 0; i < order.size(); i++) {
            if (i < MOST_SEGMENTS) {
                rows.add(ratioRow(cut, order.get(i), rounded.get(2 * i), rounded.get(2 * i + 1)));
            } else {
                restMix = restMix.add(rounded.get(2 * i));
                restRate = restRate.add(rounded.get(2 * i + 1));
            }
        }
        if (order.size() > MOST_SEGMENTS) {
            rows.add(row("all others", restMix, restRate));
        }
        if (rounded.getLast().signum() != 0) {
            rows.add(row("overlap of these", rounded.getLast(), null));
        }
        return new Part(title(cut), new Table(columns, rows, false), List.of(cut.query()));
    }

    private static List<@Nullable Object> ratioRow(CutSplit cut, int at, BigDecimal mix, BigDecimal rate) {
        var segment = cut.segments().get(at);
        var row = new ArrayList<@Nullable Object>();
        int scale = cut.compared().formula() instanceof Formula.Ratio ratio ? ratio.scale() : 1;
        row.add(segment.name());
        row.add(segment.volumeNow() == 0 ? null : Figures.rounded(scale * segment.rateNow(), cut.unit()));
        row.add(segment.volumeBefore() == 0 ? null : Figures.rounded(scale * segment.rateBefore(), cut.unit()));
        row.add(Figures.rounded(100 * segment.volumeNow() / cut.volumeNow(), Unit.PERCENT));
        row.add(Figures.rounded(100 * segment.volumeBefore() / cut.volumeBefore(), Unit.PERCENT));
        row.add(mix);
        row.add(rate);
        return row;
    }

    private static List<@Nullable Object> row(String name, BigDecimal mix, @Nullable BigDecimal rate) {
        var row = new ArrayList<@Nullable Object>();
        row.add(name);
        for (int i = 0; i < 4; i++) {
            row.add(null);
        }
        row.add(mix);
        row.add(rate);
        return row;
    }

    private static String title(CutSplit cut) {
        return cut.compared().metric().meta().label() + " by " + cut.label().toLowerCase(Locale.ROOT);
    }
}
