package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the sources of a plan as common table expressions, and one that unites them where there are several. */
final class UnitedText {
    private static final String UNITED = "united";

    private final DayOfWeek weekStart;
    private final Plan plan;

    UnitedText(DayOfWeek weekStart, Plan plan) {
        this.weekStart = weekStart;
        this.plan = plan;
    }

    /** The table that has all keys and leaves. */
    String source() {
        return isSeveral() ? UNITED : plan.sources().getFirst().name();
    }

    /** The common table expressions, in the order in which they must stand. */
    List<String> parts() {
        var parts = new ArrayList<String>();
        plan.sources().forEach(source -> parts.add(comment(source) + SelectText.table(source.name(), select(source))));
        if (isSeveral()) {
            parts.add("  -- a row for each group, whichever fact has it\n" + SelectText.table(UNITED, united()));
        }
        return parts;
    }

    private boolean isSeveral() {
        return plan.sources().size() > 1;
    }

    private String select(Source source) {
        return switch (source) {
            case Source.Rows rows -> new FactSelect(weekStart, plan, rows).text(!isSeveral());
            case Source.State state -> new StateSelect(weekStart, plan, state).text(!isSeveral());
            case Source.AtStart start -> new StartSelect(weekStart, plan, start).text(!isSeveral());
            case Source.Running running -> new RunningSelect(weekStart, plan, running).text(!isSeveral());
            case Source.Converted converted -> new ConversionSelect(weekStart, plan, converted).text(!isSeveral());
            case Source.Periods periods -> new PeriodSelect(weekStart, plan, periods).text();
        };
    }

    private static String comment(Source source) {
        var names = source.leaves().stream().map(Leaf::name).collect(Collectors.joining(", "));
        var kind = switch (source) {
            case Source.Rows rows -> shown(rows);
            case Source.State state -> ", of each period the rows of one time" + shown(state);
            case Source.AtStart start -> ", the value " + start.shift().words();
            case Source.Running running -> ", added up over time" + shown(running);
            case Source.Converted converted ->
                ", each with what it converted to in " + converted.converted().name() + shown(converted);
            case Source.Periods periods -> ", every period";
        };
        return "  -- "
                + oneLine(source.fact().name() + " by " + source.time() + kind + (names.isEmpty() ? "" : ": " + names))
                + "\n";
    }

    private static String shown(Source source) {
        return source.shift().isNone() ? "" : ", " + source.shift().words();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    /** Where rows of another time are not known, or not any more, there is no zero. */
    private String filled(Source source, Leaf leaf, String value) {
        boolean here = source.shift().isNone() && !(source instanceof Source.Running);
        if (here || !Aggregates.isZeroForNone(leaf)) {
            return Aggregates.filled(leaf, value);
        }
        return new DataEdges(weekStart, plan)
                .within(source)
                .map(known -> "COALESCE(" + value + ", CASE WHEN " + known + " THEN 0 END)")
                .orElseGet(() -> Aggregates.filled(leaf, value));
    }

    private String united() {
        var keys = new ArrayList<>(
                plan.keys().stream().map(key -> SqlText.name(key.name())).toList());
        keys.addAll(plan.marks());
        var branches = plan.sources().stream()
                .map(branch -> {
                    var items = new ArrayList<>(keys);
                    plan.sources()
                            .forEach(source -> source.leaves()
                                    .forEach(leaf -> items.add(
                                            (source.equals(branch) ? "" : "NULL AS ") + SqlText.name(leaf.name()))));
                    return "  SELECT " + String.join(", ", items) + " FROM " + SqlText.name(branch.name());
                })
                .collect(Collectors.joining("\n  UNION ALL\n"));
        var items = new ArrayList<>(keys);
        // At most one branch has a value for a group.
        plan.sources()
                .forEach(source -> source.leaves().forEach(leaf -> {
                    var name = SqlText.name(leaf.name());
                    items.add(filled(source, leaf, "MAX(" + name + ")") + " AS " + name);
                }));
        return "SELECT " + String.join(", ", items) + "\nFROM (\n" + branches + "\n) AS parts"
                + (keys.isEmpty() ? "" : "\nGROUP BY " + FactSelect.ordinals(keys.size()));
    }
}
