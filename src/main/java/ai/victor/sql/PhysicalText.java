package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the physical SELECT of a plan: one common table expression for each fact, one that unites them where there are several, then the
 * columns of the query over these.
 */
final class PhysicalText {
    private static final String UNITED = "united";

    private final SemanticColumns columns;
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final boolean several;
    private final String source;

    PhysicalText(SemanticColumns columns, DayOfWeek weekStart, Plan plan) {
        this.columns = columns;
        this.weekStart = weekStart;
        this.plan = plan;
        this.several = plan.leaves().size() > 1;
        this.source =
                several ? UNITED : totals(plan.leaves().keySet().iterator().next());
    }

    SelectText write(Optional<Integer> most) {
        var parts = new ArrayList<String>();
        plan.leaves()
                .forEach((fact, leaves) -> parts.add(comment(fact, leaves)
                        + SelectText.table(totals(fact), new FactSelect(columns, weekStart, plan, fact, leaves).text(!several))));
        if (several) {
            parts.add("  -- a row for each group, whichever fact has it\n" + SelectText.table(UNITED, united()));
        }
        return new SelectText(parts, new OuterSelect(columns, plan, source).text(most));
    }

    private static String totals(Fact fact) {
        return fact.name() + "_totals";
    }

    private static String comment(Fact fact, List<Leaf> leaves) {
        var names = leaves.stream().map(Leaf::name).collect(Collectors.joining(", "));
        return "  -- " + oneLine(fact.name()) + " by " + oneLine(fact.model().timeDimension())
                + (names.isEmpty() ? "" : ": " + oneLine(names)) + "\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private String united() {
        var keys = new ArrayList<>(
                plan.keys().stream().map(key -> SqlText.name(key.name())).toList());
        keys.addAll(plan.marks());
        var branches = plan.leaves().entrySet().stream()
                .map(branch -> {
                    var items = new ArrayList<>(keys);
                    plan.leaves()
                            .forEach((fact, leaves) -> leaves.forEach(leaf -> items.add(
                                    (fact == branch.getKey() ? "" : "NULL AS ") + SqlText.name(leaf.name()))));
                    return "  SELECT " + String.join(", ", items) + " FROM " + SqlText.name(totals(branch.getKey()));
                })
                .collect(Collectors.joining("\n  UNION ALL\n"));
        var items = new ArrayList<>(keys);
        plan.leaves().values().forEach(leaves -> leaves.forEach(leaf -> items.add(filled(leaf))));
        return "SELECT " + String.join(", ", items) + "\nFROM (\n" + branches + "\n) AS parts"
                + (keys.isEmpty() ? "" : "\nGROUP BY " + ordinals(keys.size()));
    }

    /** At most one branch has a value for a group; a sum or a count of no rows is zero, the least of no rows is unknown. */
    private String filled(Leaf leaf) {
        var name = SqlText.name(leaf.name());
        return switch (columns.measureOf(leaf.metric()).aggregation()) {
            case SUM, COUNT, COUNT_DISTINCT -> "COALESCE(MAX(" + name + "), 0) AS " + name;
            case MIN, MAX, AVERAGE -> "MAX(" + name + ") AS " + name;
        };
    }

    private static String ordinals(int count) {
        return String.join(
                ", ",
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }
}
