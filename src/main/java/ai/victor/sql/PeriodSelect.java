package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.stream.Collectors;

/** The SELECT of all periods that a query shows, with or without rows; in each all groups that another source has. */
final class PeriodSelect {
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final Source.Periods source;

    PeriodSelect(DayOfWeek weekStart, Plan plan, Source.Periods source) {
        this.weekStart = weekStart;
        this.plan = plan;
        this.source = source;
    }

    String text() {
        var spine = new Spine(weekStart, plan, source);
        var periods = "SELECT DISTINCT "
                + plan.keys(Timing.TIME).stream()
                        .map(key -> spine.text(key.expression()) + " AS " + SqlText.name(key.name()))
                        .collect(Collectors.joining(", "))
                + "\n" + spine.from();
        var others = plan.keys(Timing.OTHER);
        if (others.isEmpty()) {
            return periods;
        }
        var names = others.stream().map(key -> SqlText.name(key.name())).collect(Collectors.joining(", "));
        return "SELECT *\nFROM (\n" + periods.indent(2) + ") AS periods\nCROSS JOIN (SELECT DISTINCT " + names
                + " FROM " + SqlText.name(source.groups()) + ") AS groups_known";
    }
}
