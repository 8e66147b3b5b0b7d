package ai.victor.sql;

import java.time.DayOfWeek;

/** Writes the physical SELECT of a plan: a common table expression for each source, then the columns of the query over these. */
final class PhysicalText {
    private final SemanticColumns columns;
    private final DayOfWeek weekStart;
    private final Plan plan;

    PhysicalText(SemanticColumns columns, DayOfWeek weekStart, Plan plan) {
        this.columns = columns;
        this.weekStart = weekStart;
        this.plan = plan;
    }

    String write(int maxRows) {
        var united = new UnitedText(weekStart, plan);
        return "WITH\n" + String.join(",\n", united.parts()) + "\n"
                + new OuterSelect(columns, plan, united.source()).text(maxRows);
    }
}
