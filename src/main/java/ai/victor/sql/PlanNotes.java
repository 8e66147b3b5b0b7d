package ai.victor.sql;

import ai.victor.model.Metric;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what rows a plan reads beside those of the days that are shown. */
final class PlanNotes {
    private final DayOfWeek weekStart;
    private final Plan plan;

    PlanNotes(DayOfWeek weekStart, Plan plan) {
        this.weekStart = weekStart;
        this.plan = plan;
    }

    List<String> sentences() {
        var notes = new ArrayList<String>();
        for (var source : plan.sources()) {
            var labels = source.leaves().stream()
                    .map(leaf -> leaf.use().metric().meta().label())
                    .distinct()
                    .toList();
            var label = String.join(", ", labels);
            if (source.shift().isBack()) {
                notes.add(label + " " + source.shift().words() + ": " + days(source) + ".");
            }
            switch (source) {
                case Source.Running running -> notes.addAll(running(running, label));
                case Source.Converted converted -> conversions(converted, label).ifPresent(notes::add);
                case Source.Rows rows -> {}
                case Source.State state -> {}
                case Source.AtStart start -> {}
                case Source.Periods periods -> {}
            }
        }
        return notes.stream().distinct().toList();
    }

    private String days(Source source) {
        var bounds = plan.bounds().before(source.shift());
        if (bounds.from().isPresent() && bounds.to().isPresent()) {
            return "the rows of " + bounds.from().get() + " to " + bounds.to().get();
        }
        return bounds.from()
                .map(from -> "the rows from " + from)
                .or(() -> bounds.to().map(to -> "the rows up to " + to))
                .orElse("the rows of each period so long before");
    }

    private List<String> running(Source.Running source, String label) {
        var notes = new ArrayList<String>();
        if (plan.keys(Timing.TIME).isEmpty()) {
            notes.add(label + " is the value on the last day "
                    + (plan.bounds().equals(DayBounds.NONE) ? "" : "asked for ") + "up to which there are rows.");
        }
        plan.bounds().before(source.shift()).from().ifPresent(from -> {
            var first = source.metric().span().map(span -> switch (span) {
                case Metric.Span.Trailing trailing ->
                    from.minusMonths(RunningSelect.months(trailing.window()))
                            .minusDays(RunningSelect.days(trailing.window()))
                            .plusDays(1);
                case Metric.Span.ToDate toDate -> TimeColumn.of(toDate.grain()).start(from, weekStart);
            });
            if (first.isEmpty()) {
                notes.add(label + " adds up all rows before " + from + " too.");
            } else if (first.get().isBefore(from)) {
                notes.add(label + " adds up the rows since " + first.get() + " too.");
            }
        });
        return notes;
    }

    private Optional<String> conversions(Source.Converted source, String label) {
        return plan.bounds()
                .to()
                .map(to -> label + " counts what followed after " + to + " too"
                        + source.metric()
                                .window()
                                .map(window -> ", within " + window)
                                .orElse("") + ".");
    }
}
