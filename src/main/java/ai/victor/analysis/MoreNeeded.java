package ai.victor.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How much longer an experiment must run to find a difference that matters.
 *
 * @param detectable the smallest difference that it finds as it is
 * @param wanted the difference to find
 * @param visitors that this takes, both arms together
 * @param more of them than there are
 * @param weeks until they are there, at the pace of the experiment so far
 */
record MoreNeeded(double detectable, double wanted, long visitors, long more, long weeks) {
    private static final double DAYS = 7;

    /** Empty where the holdout's margin gives no measure of what matters. */
    static Optional<MoreNeeded> of(Measured measured, LocalDate first, LocalDate last) {
        var difference = measured.margin().difference();
        double wanted = Verdict.MATTERS * measured.margin().holdout().value();
        if (wanted <= 0 || difference.error() == 0) {
            return Optional.empty();
        }
        long now = measured.treatment().size() + measured.holdout().size();
        long visitors = (long) Math.ceil(now * DetectableEffect.timesTheSize(difference, wanted));
        long more = Math.max(0, visitors - now);
        double weeksSoFar = (ChronoUnit.DAYS.between(first, last) + 1) / DAYS;
        return Optional.of(new MoreNeeded(
                DetectableEffect.of(difference), wanted, visitors, more, (long) Math.ceil(more / (now / weeksSoFar))));
    }
}
