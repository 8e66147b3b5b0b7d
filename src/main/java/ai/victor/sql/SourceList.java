package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    private final List<Supplier<Source>> sources = new ArrayList<>();
    private final Map<Place, List<Leaf>> places = new LinkedHashMap<>();
    private final List<Leaf> singles = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    SourceList(SemanticColumns columns) {
        this.columns = columns;
    }

    /** A fact read for its dimensions only. */
    static Source ofNothing(Fact fact) {
        return rows(new Place(fact, fact.model().timeDimension(), Shift.NONE), List.of());
    }

    /** @param conditions what rows must meet beside the metric's own filters */
    void add(Metric metric, List<SqlNode> conditions) {
        new Recipe(columns, use -> {
                    add(use);
                    return Expressions.whole(0);
                })
                .value(metric, conditions);
    }

    /** @param periods whether the query has keys of time, so that there are periods without rows */
    List<Source> sources(boolean periods) {
        var all = new ArrayList<Source>();
        sources.forEach(source -> all.add(source.get()));
        if (periods) {
            var known = new HashSet<String>();
            all.stream()
                    .filter(source ->
                            source.leaves().stream().anyMatch(leaf -> gaps(leaf).everyPeriod()))
                    .filter(source -> known.add(source.fact().name() + " " + source.time()))
                    .map(source ->
                            new Source.Periods(source.fact(), source.time(), source.name() + "_periods", source.name()))
                    .toList()
                    .forEach(all::add);
        }
        return all;
    }

    static Metric.Gaps gaps(Leaf leaf) {
        return switch (leaf.use().metric()) {
            case Metric.Simple simple -> simple.gaps();
            case Metric.Cumulative cumulative -> cumulative.gaps();
            case Metric.Conversion conversion -> Metric.Gaps.LEFT;
        };
    }

    private static Source rows(Place place, List<Leaf> leaves) {
        return new Source.Rows(place.fact, place.fact, place.time, place.shift, place.name(), leaves);
    }

    private void add(Use use) {
        var measure = columns.measure(use.measure());
        var fact = columns.factOf(use.metric().measures().getFirst());
        var time = columns.measure(use.metric().measures().getFirst()).timeDimension();
        var single = switch (use.metric()) {
            case Metric.Cumulative cumulative -> true;
            case Metric.Conversion conversion when use.role() == Use.Role.CONVERTED -> true;
            case Metric.Conversion conversion -> false;
            case Metric.Simple simple ->
                measure.nonAdditive().isPresent() || use.shift().start().isPresent();
        };
        if (!single) {
            var place = new Place(fact, time, use.shift());
            var leaves = places.computeIfAbsent(place, nothing -> {
                sources.add(() -> rows(place, places.getOrDefault(place, List.of())));
                return new ArrayList<>();
            });
            if (leaves.stream().noneMatch(leaf -> leaf.use().isSame(use))) {
                leaves.add(new Leaf(use, measure, name(use)));
            }
        } else if (singles.stream().noneMatch(leaf -> leaf.use().isSame(use))) {
            var leaf = new Leaf(use, measure, name(use));
            singles.add(leaf);
            var source = single(fact, time, leaf);
            sources.add(() -> source);
        }
    }

    private Source single(Fact fact, String time, Leaf leaf) {
        var shift = leaf.use().shift();
        var start = shift.start().isPresent();
        boolean state = leaf.measure().nonAdditive().isPresent();
        return switch (leaf.use().metric()) {
            case Metric.Cumulative metric -> {
                refuseIf(start || state, metric);
                yield new Source.Running(fact, time, shift, leaf.name() + "_running", leaf, metric);
            }
            case Metric.Conversion metric -> {
                refuseIf(start || state, metric);
                yield new Source.Converted(
                        fact,
                        time,
                        shift,
                        leaf.name() + "_matched",
                        leaf,
                        metric,
                        columns.factOf(leaf.measure().name()),
                        columns.conditions(metric.base().filters()),
                        columns.conditions(metric.conversion().filters()));
            }
            case Metric.Simple metric -> {
                refuseIf(start && state, metric);
                yield start
                        ? new Source.AtStart(fact, time, shift, leaf.name() + "_first", leaf)
                        : new Source.State(fact, time, shift, leaf.name() + "_states", leaf);
            }
        };
    }

    private static void refuseIf(boolean impossible, Metric metric) {
        if (impossible) {
            throw new Refusal(KindProblems.kindsTogether(metric));
        }
    }

    private String name(Use use) {
        var role = use.role() == Use.Role.BASE ? "_base" : isPart(use) ? "_converted" : "";
        var whole = use.metric().name() + role + use.shift().suffix();
        boolean narrowed = use.conditions().size() > own(use);
        if (!narrowed && isFree(whole, use) && names.add(whole)) {
            return whole;
        }
        int part = 1;
        while (!isFree(whole + "_part_" + part, use) || !names.add(whole + "_part_" + part)) {
            part++;
        }
        return whole + "_part_" + part;
    }

    /** Whether the metric is more than what is read. */
    private static boolean isPart(Use use) {
        return use.metric() instanceof Metric.Conversion conversion
                && conversion.calculation() == Metric.Calculation.CONVERSION_RATE;
    }

    /** Whether no other column of metrics has the name. */
    private boolean isFree(String name, Use use) {
        return name.equals(use.metric().name()) || columns.find(name).isEmpty();
    }

    private static int own(Use use) {
        int filters = use.metric().filters().size();
        return Optional.of(use.metric())
                .filter(Metric.Conversion.class::isInstance)
                .map(Metric.Conversion.class::cast)
                .filter(conversion -> use.role() == Use.Role.BASE)
                .map(conversion -> filters + conversion.base().filters().size())
                .orElse(filters);
    }
}
