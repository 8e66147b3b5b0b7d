package ai.victor.analysis;

import ai.victor.model.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dimensions worth cutting a change by: those the metric has, with few values; ranked by how unevenly the change sits in them. */
final class Cuts {
    private static final int MOST_VALUES = 25;
    private static final int MOST_SHOWN = 4;

    private Cuts() {}

    /** The dimensions that hold the change apart by more than chance, best first. */
    static List<CutSplit> ranked(Compared compared) {
        var values = compared.data().values();
        var dimensions = compared.model().dimensions().entrySet().stream()
                .filter(entry -> fits(entry.getValue(), values.getOrDefault(entry.getKey(), List.of())))
                .map(Map.Entry::getKey)
                .toList();
        var all = new ArrayList<>(cut(compared, dimensions, true));
        all.removeIf(cut -> cut.unevenness() == 0 || cut.isApart());
        all.sort(Comparator.comparing(CutSplit::unevenness).reversed());
        var shown = new ArrayList<CutSplit>();
        for (var cut : all) {
            if (shown.size() < MOST_SHOWN && shown.stream().noneMatch(cut::sameAs)) {
                shown.add(cut);
            }
        }
        return shown;
    }

    /** The cut by one dimension; empty where the metric cannot be cut by it. */
    static Optional<CutSplit> by(Compared compared, String dimension) {
        return cut(compared, List.of(dimension), false).stream().findFirst();
    }

    private static List<CutSplit> cut(Compared compared, List<String> dimensions, boolean smallTogether) {
        return switch (compared.formula()) {
            case Formula.Ratio ratio ->
                cut(compared, ratio.numerator(), Optional.of(ratio.denominator()), dimensions, smallTogether);
            case Formula.Amount amount -> {
                var per = compared.metric().meta().study().per();
                var split = per.isEmpty() || per.equals(amount.metric())
                        ? List.<CutSplit>of()
                        : cut(compared, amount.metric(), Optional.of(per), dimensions, smallTogether);
                yield split.isEmpty()
                        ? cut(compared, amount.metric(), Optional.empty(), dimensions, smallTogether)
                        : split;
            }
            case Formula.Other other -> List.of();
        };
    }

    private static List<CutSplit> cut(
            Compared compared, String amount, Optional<String> volume, List<String> dimensions, boolean smallTogether) {
        var model = compared.model();
        var metrics = Stream.concat(Stream.of(amount), volume.stream())
                .flatMap(name -> model.metric(name).stream())
                .toList();
        var common = dimensions.stream()
                .filter(dimension -> model.metricsWith(dimension).containsAll(metrics))
                .toList();
        return new Cutting(compared, amount, volume)
                .by(common).stream()
                        .flatMap(cut -> CutSplit.of(compared, cut, volume, smallTogether).stream())
                        .toList();
    }

    /** Values that overlap, or are numbers, are no segments; nor does how the books are kept explain the trade. */
    private static boolean fits(Dimension dimension, List<String> values) {
        return values.size() >= 2
                && values.size() <= MOST_VALUES
                && !dimension.meta().separate()
                && !dimension.meta().study().role().equals(Roles.BOOKKEEPING)
                && dimension.meta().unit().equals("none")
                && values.stream().anyMatch(value -> !value.matches("-?\\d+"));
    }
}
