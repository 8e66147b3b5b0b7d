package ai.victor.language;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code which orders had a discount}: rows that have any of a number are asked for, and not all rows with it beside them. */
final class Having {
    private static final Pattern HAVE =
            Pattern.compile("have|has|had|got|get|gets|on|with|carry|carries|carried|saw|see|received");

    private Having() {}

    /** Runs when names have their roles, and bounds are read. */
    static void read(Draft draft) {
        if (draft.metrics.size() != 1
                || draft.breakdowns.size() != 1
                || !draft.bounds.isEmpty()
                || !draft.thresholds.isEmpty()
                || draft.superlative.isPresent()
                || draft.share
                || draft.trend
                || draft.hasVerdict()
                || draft.form != Form.PLAIN) {
            return;
        }
        int row = draft.breakdowns.keySet().iterator().next();
        var asked = draft.metrics.entrySet().iterator().next();
        if (row < 0
                || asked.getKey() < row
                || draft.ratios.containsKey(asked.getKey())
                || !which(draft, row)
                || !has(draft, row, asked.getKey())) {
            return;
        }
        var quantity = new Quantity.Plain(asked.getValue());
        var unit = draft.names.unit(quantity);
        if (!draft.names.isRatio(asked.getValue()) && (unit.equals("money") || unit.equals("count"))) {
            draft.thresholds.add(new Threshold(quantity, Threshold.Comparison.ABOVE, BigDecimal.ZERO));
        }
    }

    private static boolean which(Draft draft, int row) {
        for (int at = row - 1; at >= 0; at--) {
            if (draft.is(at, Role.WHICH)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing but little words between them, and a verb of having among those. */
    private static boolean has(Draft draft, int row, int number) {
        var having = false;
        for (int at = row + 1; at < number; at++) {
            var item = draft.item(at);
            var word = item.text().toLowerCase(Locale.ROOT);
            having |= HAVE.matcher(word).matches();
            if (item.is(Role.AND) || item.is(Role.NOTHING) || item.is(Role.NOT) || item.is(Role.NAME)) {
                return false;
            }
        }
        return having;
    }
}
