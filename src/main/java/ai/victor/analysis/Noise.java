package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.query.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Says whether a change is more than what the weeks before vary by.
 *
 * <p>The rule: take the metric of each of the twelve weeks before the earlier period (of periods shorter than a week, of the same weekdays in these
 * weeks; if there are fewer than four such weeks in the data, of the weeks before the later period). With s the standard deviation of these values, a
 * change between periods of v and w weeks is noise if it is no greater than t · s · √(1/v + 1/w), t being the 97.5% point of Student's distribution
 * with one degree less than there are weeks: the prediction interval of the difference of two means. Amounts are taken per day. A trend or a season in
 * those weeks makes s greater, so that too little is called a change rather than too much.
 */
final class Noise {
    private static final int MOST_WEEKS = 12;
    private static final int FEWEST_WEEKS = 4;
    private static final int DAYS = 7;

    /**
     * @param usual the greatest change that is no more than noise, of the whole period where amounts are compared
     * @param weeks how many weeks tell so
     */
    record Judged(double usual, int weeks, boolean isNoise, Outcome.Rows query) {}

    private Noise() {}

    static Optional<Judged> judge(Compared compared) {
        var now = compared.sideNow();
        var before = compared.sideBefore();
        if (!now.condition().equals(before.condition()) || now.period().equals(before.period())) {
            return Optional.empty();
        }
        var first = firstDay(compared);
        var earlier = before.period().from().isBefore(now.period().from()) ? before.period() : now.period();
        var later = earlier == before.period() ? now.period() : before.period();
        var windows = windows(earlier, now.period(), first);
        if (windows.size() < FEWEST_WEEKS) {
            windows = windows(later, now.period(), first);
        }
        if (windows.size() < FEWEST_WEEKS) {
            return Optional.empty();
        }
        return judge(compared, windows);
    }

    private static Optional<Judged> judge(Compared compared, List<DateRange> windows) {
        var name = compared.metric().name();
        var select = IntStream.range(0, windows.size())
                .mapToObj(i ->
                        "AGGREGATE(" + name + ") FILTER (WHERE " + Conditions.days(windows.get(i)) + ") AS w" + (i + 1))
                .collect(Collectors.joining(", "));
        var span = new DateRange(windows.getLast().from(), windows.getFirst().to());
        var sql = "SELECT " + select + " FROM metrics"
                + Conditions.where(Conditions.all(compared.sideNow().condition(), Conditions.days(span)));
        if (!(compared.data().run(sql) instanceof Outcome.Rows rows)) {
            return Optional.empty();
        }
        boolean amount = compared.formula() instanceof Formula.Amount;
        double length = amount ? PeriodName.days(windows.getFirst()) : 1;
        var values = rows.table().rows().getFirst().stream()
                .filter(Number.class::isInstance)
                .mapToDouble(cell -> Figures.number(cell) / length)
                .toArray();
        if (values.length < FEWEST_WEEKS) {
            return Optional.empty();
        }
        double deviation = StandardDeviation.of(values).getAsDouble();
        double weeksNow = Math.max(1, PeriodName.days(compared.sideNow().period()) / (double) DAYS);
        double weeksBefore = Math.max(1, PeriodName.days(compared.sideBefore().period()) / (double) DAYS);
        double t = TDistribution.of(values.length - 1).inverseCumulativeProbability(0.975);
        double bound = t * deviation * Math.sqrt(1 / weeksNow + 1 / weeksBefore);
        double change = perDay(compared, amount);
        double usual = bound * (amount ? PeriodName.days(compared.sideNow().period()) : 1);
        return Optional.of(new Judged(usual, values.length, Math.abs(change) <= bound, rows));
    }

    /** The change; of amounts the change of what a day brings. */
    private static double perDay(Compared compared, boolean amount) {
        double now = compared.now().doubleValue();
        double before = compared.before().doubleValue();
        return amount
                ? now / PeriodName.days(compared.sideNow().period())
                        - before / PeriodName.days(compared.sideBefore().period())
                : now - before;
    }

    /** Weeks before a period, the latest first. */
    private static List<DateRange> windows(DateRange period, DateRange like, LocalDate first) {
        int length = Math.min(DAYS, PeriodName.days(like));
        var windows = new ArrayList<DateRange>();
        for (int week = 1; week <= MOST_WEEKS; week++) {
            var from = period.from().minusDays((long) week * DAYS);
            if (from.isBefore(first)) {
                break;
            }
            windows.add(new DateRange(from, from.plusDays(length - 1L)));
        }
        return windows;
    }

    private static LocalDate firstDay(Compared compared) {
        var coverage = compared.data().coverage();
        return compared.model().factsOf(compared.metric()).stream()
                .map(fact -> coverage.get(fact.name()))
                .filter(Objects::nonNull)
                .map(DateRange::from)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
    }
}
