package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.Unit;
import java.util.Optional;

/**
 * An experiment read out: everything that its text and its tables tell.
 *
 * @param list the query that tells what the experiment is
 * @param visitors the query of what each visitor brought
 * @param retention empty while nobody has had 90 days
 * @param more empty where the holdout's margin is no measure
 */
record Readout(
        Trial trial,
        boolean running,
        Outcome.Rows list,
        Outcome.Rows visitors,
        Outcome.Rows cost,
        Measured measured,
        Verdict verdict,
        Worth worth,
        Optional<Retention> retention,
        Optional<MoreNeeded> more,
        Unit currency) {
    /** True if anybody added a recommended item. */
    boolean hasAttached() {
        return measured.treatment().recommendedOrders().sum()
                        + measured.holdout().recommendedOrders().sum()
                > 0;
    }
}
