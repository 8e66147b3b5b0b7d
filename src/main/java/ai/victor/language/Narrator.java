package ai.victor.language;

import ai.victor.table.Table;
import java.util.List;

/** Says in plain text what the results of a plan are; every number in it stands in a result. */
public final class Narrator {
    public String tell(Interpretation.Plan plan, List<Table> results) {
        return plan.sentence();
    }
}
