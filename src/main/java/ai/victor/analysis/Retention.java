package ai.victor.analysis;

import java.util.Optional;

/**
 * What visitors bring on the 90 days after their assignment, of those only who have had them, and whether it is missing on the 60 days after.
 *
 * @param days days 1 to 90
 * @param after days 91 to 150; empty while no visitor of an arm has had 150 days
 * @param cost the tool's cost per treated visitor
 */
record Retention(Matured days, Optional<Matured> after, double cost) {
    /** One window: margin per visitor who has had all of its days. */
    record Matured(TwoArms margin, long treated, long held, Skew skew, Sheet sheet) {}

    private static final String VISITORS = """
            SELECT arm, margin, COUNT(*) AS visitors FROM (SELECT arm, assigned_visitor, AGGREGATE(assigned_margin_%1$d) AS margin, \
            AGGREGATE(assigned_visitors_%1$d) AS matured FROM metrics WHERE experiment = %2$s GROUP BY arm, assigned_visitor) AS visitor \
            WHERE matured > 0 GROUP BY arm, margin""";

    /** Empty while no visitor of an arm has had 90 days. */
    static Optional<Retention> read(DataDoor data, Trial trial, double costPerTreated) {
        return matured(data, trial, 90).map(days -> new Retention(days, matured(data, trial, 150), costPerTreated));
    }

    /** The difference less the tool's cost. */
    Estimate net() {
        var difference = days.margin().difference();
        return new Estimate(difference.value() - cost, difference.error());
    }

    private static Optional<Matured> matured(DataDoor data, Trial trial, int days) {
        var sheet = Sheet.read(data, VISITORS.formatted(days, Sheet.quoted(trial.id())));
        var treatment = Arm.sample(sheet, Arms.TREATMENT, "margin");
        var holdout = Arm.sample(sheet, Arms.HOLDOUT, "margin");
        return treatment.size() < 2 || holdout.size() < 2
                ? Optional.empty()
                : Optional.of(new Matured(
                        TwoArms.means(treatment, holdout),
                        treatment.size(),
                        holdout.size(),
                        Skew.of(treatment, holdout),
                        sheet));
    }
}
