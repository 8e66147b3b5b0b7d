package ai.victor.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What the visitors of one arm brought, each visitor once, with or without orders.
 *
 * @param before their margin before the assignment
 * @param attached the margin of the items that they added from a recommendation
 */
record Arm(Sample orders, Sample recommendedOrders, Sample revenue, Sample margin, Sample attached, Sample before) {
    /** As many rows as there are different visitors; those who brought nothing are one row, so that this stays small where visitors are many. */
    private static final String VISITORS = """
            SELECT arm, orders, recommended_orders, revenue, margin, attached, margin_before, COUNT(*) AS visitors FROM (\
            SELECT arm, assigned_visitor, AGGREGATE(assigned_orders) AS orders, AGGREGATE(assigned_recommended_orders) AS recommended_orders, \
            AGGREGATE(assigned_revenue) AS revenue, AGGREGATE(assigned_margin) AS margin, AGGREGATE(assigned_recommended_margin) AS attached, \
            AGGREGATE(assigned_margin_before) AS margin_before FROM metrics WHERE experiment = %s GROUP BY arm, assigned_visitor) AS visitor \
            GROUP BY arm, orders, recommended_orders, revenue, margin, attached, margin_before""";

    static Sheet read(DataDoor data, Trial trial) {
        return Sheet.read(data, VISITORS.formatted(Sheet.quoted(trial.id())));
    }

    static Arm of(Sheet visitors, String arm) {
        return new Arm(
                sample(visitors, arm, "orders"),
                sample(visitors, arm, "recommended_orders"),
                sample(visitors, arm, "revenue"),
                sample(visitors, arm, "margin"),
                sample(visitors, arm, "attached"),
                sample(visitors, arm, "margin_before"));
    }

    /** One amount of an arm's visitors, from rows with their number. */
    static Sample sample(Sheet visitors, String arm, String amount) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < visitors.size(); i++) {
            if (visitors.text(i, "arm").filter(arm::equalsIgnoreCase).isPresent()) {
                rows.add(i);
            }
        }
        return new Sample(
                rows.stream().mapToDouble(row -> visitors.number(row, amount)).toArray(),
                rows.stream().mapToLong(row -> visitors.count(row, "visitors")).toArray());
    }

    long size() {
        return margin.size();
    }

    Sample buyers() {
        return orders.whether();
    }

    /** The margin of what they bought without a recommendation. */
    Sample unattached() {
        return margin.plus(-1, attached);
    }
}
