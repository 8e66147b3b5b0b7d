package ai.victor.sql;

import ai.victor.problem.Problem;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;

/** What the time of a query must be like for metrics that look at other times than the one that is shown. */
final class TimeRules {
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final List<Problem> problems = new ArrayList<>();

    TimeRules(DayOfWeek weekStart, Plan plan) {
        this.weekStart = weekStart;
        this.plan = plan;
    }

    /** What is wrong with a plan of which a source would have to guess. */
    List<Problem> problems() {
        plan.sources().forEach(source -> {
            if (!source.shift().isNone() || isOfDays(source)) {
                refuseOwnTime(source);
            }
            if (isOfDays(source)) {
                refuseMixtures(source);
            }
            if (plan.query().sets().isPresent() && !(source instanceof Source.Rows)) {
                problems.add(KindProblems.noTotals(metric(source)));
            }
            if (source.shift().start().isPresent()) {
                checkStart(source);
            } else if (!source.shift().isNone()) {
                checkShift(source);
            }
        });
        return problems.stream().distinct().toList();
    }

    /** Whether a source goes over days, not over rows. */
    private static boolean isOfDays(Source source) {
        return switch (source) {
            case Source.Running running -> true;
            case Source.AtStart start -> true;
            case Source.Periods periods -> true;
            case Source.Rows rows -> false;
            case Source.State state -> false;
            case Source.Converted converted -> false;
        };
    }

    private static String metric(Source source) {
        return source.leaves().isEmpty()
                ? source.fact().name()
                : source.leaves().getFirst().use().metric().name();
    }

    private Stream<SqlNode> keys() {
        return plan.keys().stream().map(Plan.Key::expression);
    }

    private Stream<SqlNode> conditions(Source source) {
        return Stream.concat(
                plan.conditions().stream(), source.leaves().stream().flatMap(leaf -> leaf.conditions().stream()));
    }

    /** The date of the rows by its own name would stay where it is, while {@code day} moves. */
    private void refuseOwnTime(Source source) {
        Stream.concat(keys(), conditions(source))
                .flatMap(node -> Plan.dimensionNames(node).entrySet().stream())
                .filter(entry -> entry.getKey().equals(source.time()))
                .findFirst()
                .ifPresent(entry -> problems.add(KindProblems.ownTime(entry.getValue(), metric(source))));
    }

    private void refuseMixtures(Source source) {
        Stream.concat(keys(), plan.conditions().stream())
                .filter(node -> Timing.of(node) == Timing.BOTH)
                .forEach(node -> problems.add(KindProblems.timeWithOther(node, metric(source))));
        source.leaves().stream()
                .flatMap(leaf -> leaf.conditions().stream())
                .filter(node -> Timing.of(node) != Timing.OTHER)
                .forEach(node -> problems.add(KindProblems.timeInFilter(node, metric(source))));
    }

    private void checkStart(Source source) {
        var unit = TimeColumn.of(source.shift().start().orElseThrow());
        var finest = plan.finestTime();
        boolean nested = finest.filter(column -> column.compareTo(unit) < 0)
                .filter(column -> column != TimeColumn.WEEK)
                .isPresent();
        if (!nested) {
            problems.add(KindProblems.noFinerTime(metric(source), unit));
        }
    }

    private void checkShift(Source source) {
        var shift = source.shift();
        var keyed = Timing.columns(keys().toList());
        keyed.stream()
                .filter(column -> !shift.keeps(column))
                .forEach(column -> problems.add(KindProblems.shiftedPeriod(metric(source), shift, column)));
        Timing.columns(conditions(source).toList()).stream()
                .filter(column -> column == TimeColumn.WEEKDAY || column == TimeColumn.DAY_TYPE)
                .filter(column -> !shift.keeps(column))
                .filter(column -> !keyed.contains(column))
                .forEach(column -> problems.add(KindProblems.shiftedPeriod(metric(source), shift, column)));
        if (shift.days() > 0 && source.fact().isOfMonths(source.time())) {
            problems.add(KindProblems.shiftedMonths(metric(source), shift));
        }
        if (keyed.isEmpty()) {
            source.leaves().stream()
                    .map(leaf -> DayBounds.of(
                            Stream.concat(plan.conditions().stream(), leaf.conditions().stream())
                                    .toList(),
                            weekStart))
                    .map(DayBounds::to)
                    .filter(Optional::isEmpty)
                    .findFirst()
                    .ifPresent(none -> problems.add(KindProblems.shiftWithoutTime(metric(source), shift)));
        }
    }
}
