package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.Optional;

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

    SelectText write(Optional<Integer> most) {
        var united = new UnitedText(weekStart, plan);
        return new SelectText(united.parts(), new OuterSelect(columns, plan, united.source()).text(most));
    }
}
