package ai.victor.analysis;

import ai.victor.model.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The dimensions worth cutting a change by: those the metric has, with few values; ranked by how unevenly the change sits in them. */
final class Cuts {
    private static final int MOST_VALUES = 40;
    private static final int MOST_SHOWN = 4;

    private Cuts() {}

    static List<CutSplit> ranked(Compared compared) {
        var all = new ArrayList<CutSplit>();
        var values = compared.data().values();
        for (var dimension : candidates(compared, values)) {
            CutSplit.of(compared, dimension, true)
                    .filter(cut -> cut.segments().size() > 1)
                    .ifPresent(all::add);
        }
        all.sort(Comparator.comparing(CutSplit::unevenness).reversed());
        var shown = new ArrayList<CutSplit>();
        for (var cut : all) {
            if (shown.size() < MOST_SHOWN && shown.stream().noneMatch(cut::sameAs)) {
                shown.add(cut);
            }
        }
        return shown;
    }

    private static List<String> candidates(Compared compared, Map<String, List<String>> values) {
        var model = compared.model();
        var fitting = new ArrayList<String>();
        for (var entry : model.dimensions().entrySet()) {
            if (fits(entry.getValue(), values.getOrDefault(entry.getKey(), List.of()))
                    && model.metricsWith(entry.getKey()).contains(compared.metric())) {
                fitting.add(entry.getKey());
            }
        }
        return fitting;
    }

    /** Values that overlap, or are numbers, are no segments. */
    private static boolean fits(Dimension dimension, List<String> values) {
        return values.size() >= 2
                && values.size() <= MOST_VALUES
                && !dimension.meta().separate()
                && dimension.meta().unit().equals("none")
                && values.stream().anyMatch(value -> !value.matches("-?\\d+"));
    }
}
