package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/** Gathers what the metrics of a query need, each measure once, and finds the fewest sources that yield it. */
final class SourceList {
    /** What may be read together. */
    private record Place(Fact fact, String time, Shift shift) {
        String name() {
            return fact.name()
                    + (time.equals(fact.model().timeDimension()) ? "" : "_by_" + time)
                    + (shift.isNone() ? "_totals" : shift.suffix());
        }
    }

    private final SemanticColumns columns;
    private final Map<Place, List<Leaf>> places = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    SourceList(SemanticColumns columns) {
        this.columns = columns;
    }

    /** A fact read for its dimensions only. */
    static Source ofNothing(Fact fact) {
        var time = fact.model().timeDimension();
        return new Source.Rows(fact, time, Shift.NONE, new Place(fact, time, Shift.NONE).name(), List.of());
    }

    /** @param conditions what rows must meet beside the metric's own filters */
    void add(Metric metric, List<SqlNode> conditions) {
        new Recipe(columns, use -> {
                    add(use);
                    return Expressions.whole(0);
                })
                .value(metric, conditions);
    }

    List<Source> sources() {
        var sources = new ArrayList<Source>();
        places.forEach((place, leaves) ->
                sources.add(new Source.Rows(place.fact(), place.time(), place.shift(), place.name(), leaves)));
        return sources;
    }

    private void add(Use use) {
        var measure = columns.measure(use.measure());
        var place = new Place(columns.factOf(use.measure()), measure.timeDimension(), use.shift());
        var leaves = places.computeIfAbsent(place, nothing -> new ArrayList<>());
        if (leaves.stream().noneMatch(leaf -> leaf.use().isSame(use))) {
            leaves.add(new Leaf(use, measure, name(use)));
        }
    }

    private String name(Use use) {
        var whole = use.metric().name()
                + (use.role() == Use.Role.BASE ? "_base" : "")
                + use.shift().suffix();
        boolean narrowed = use.conditions().size() > own(use);
        if (!narrowed && names.add(whole)) {
            return whole;
        }
        int part = 1;
        while (!names.add(whole + "_part_" + part)) {
            part++;
        }
        return whole + "_part_" + part;
    }

    private static int own(Use use) {
        int filters = use.metric().filters().size();
        return use.metric() instanceof Metric.Conversion conversion && use.role() == Use.Role.BASE
                ? filters + conversion.base().filters().size()
                : filters;
    }
}
