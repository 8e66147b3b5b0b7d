package ai.victor.language;

import ai.victor.table.Table;
import java.math.BigDecimal;
import java.util.List;

/** Says yes or no to whether something makes or loses money, before the number that shows it. */
final class Verdict {
    static final String LOSING = "Losing money";
    static final String MAKING = "Making money";

    private Verdict() {}

    /** Yes or no where a single number decides; else nothing. */
    static String opening(Interpretation.Plan plan, List<Table> results) {
        var reading = plan.reading();
        var losing = plan.assumptions().stream().anyMatch(text -> text.startsWith(LOSING + " is taken as"));
        var making = plan.assumptions().stream().anyMatch(text -> text.startsWith(MAKING + " is taken as"));
        if (losing == making
                || results.size() != 1
                || !reading.breakdowns().isEmpty()
                || reading.periods().size() > 1
                || reading.quantities().size() != 1
                || results.get(0).rows().size() != 1
                || !(results.get(0).rows().get(0).get(0) instanceof Number number)) {
            return "";
        }
        int sign = new BigDecimal(number.toString()).signum();
        if (sign == 0) {
            return "";
        }
        var does = sign > 0 ? "it makes money. " : "it loses money. ";
        // "Should I stop it" is not answered with yes because it makes money.
        return plan.assumptions().contains(Advice.NONE)
                ? does.replace("it ", "It ")
                : ((sign > 0) == making ? "Yes, " : "No, ") + does;
    }
}
