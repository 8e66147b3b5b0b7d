package ai.victor.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories that the demo shop promises are true whatever day it is: a leap day, New Year, the first and the last of a month. */
class DemoStoriesTest {
    private static final Map<LocalDate, DemoTotals> SHOPS = new HashMap<>();
    private static final double CLEARLY = 1.96;

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-11-23", "2027-01-01", "2028-02-29", "2026-06-30"})
    void oneAestheticLosesMoneyOnMetaRetargetingAndNoOtherDoes(LocalDate today) {
        var totals = totals(today);
        var fullMonths = totals.months().navigableKeySet().stream()
                .filter(month -> !month.atDay(1).isBefore(totals.first())
                        && !month.atEndOfMonth().isAfter(totals.last()))
                .toList();
        assertThat(fullMonths).hasSizeBetween(17, 18);
        assertThat(fullMonths)
                .allSatisfy(
                        month -> assertOnlyOneLoses(totals.retargetingMargin(month.atDay(1), month.atEndOfMonth())));
        assertThat(weeksBefore(today))
                .allSatisfy(monday -> assertThat(totals.retargetingMargin(monday, monday.plusDays(6)))
                        .hasEntrySatisfying(
                                DemoShop.LOSING_AESTHETIC,
                                margin -> assertThat(margin).isNegative()));
        assertOnlyOneLoses(totals.retargetingMargin(
                weeksBefore(today).getFirst(), weeksBefore(today).getFirst().plusDays(6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-11-23", "2027-01-01", "2028-02-29", "2026-06-30"})
    void elsewhereTheSameAestheticEarns(LocalDate today) {
        var totals = totals(today);
        var retargeting = loser(totals.retargetingMargin(totals.first(), totals.last()));
        var elsewhere = loser(totals.aesthetics()).subtract(retargeting);
        assertThat(elsewhere).isGreaterThan(retargeting.negate());
        assertThat(totals.aesthetics().values())
                .allSatisfy(margin -> assertThat(margin).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-11-23", "2027-01-01", "2028-02-29", "2026-06-30"})
    void oneSupplierBecameDearer(LocalDate today) {
        var totals = totals(today);
        var rise = DemoShop.priceRise(today);
        assertThat(rise).hasDayOfMonth(1).isBetween(today.minusMonths(5), today.minusMonths(4));
        var before = supplied(totals, YearMonth.from(rise).minusMonths(3));
        var after = supplied(totals, YearMonth.from(rise));
        assertThat(perUnit(after) / perUnit(before)).isBetween(1.04, 1.25);
        assertThat(rate(after.margin())).isLessThan(rate(before.margin()) - 0.03);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-11-23", "2027-01-01", "2028-02-29", "2026-06-30"})
    void theUpsellLiftsRevenuePerVisitorButNotMargin(LocalDate today) {
        var totals = totals(today);
        var treatment = totals.treatment();
        var holdout = totals.holdout();
        assertThat((double) holdout.visitors() / (holdout.visitors() + treatment.visitors()))
                .isBetween(0.099, 0.101);
        var revenue = welch(
                mean(treatment.revenue(), treatment),
                treatment.revenueSquares(),
                treatment,
                mean(holdout.revenue(), holdout),
                holdout.revenueSquares(),
                holdout);
        assertThat(revenue).isGreaterThan(CLEARLY);
        var margin = welch(
                mean(treatment.contributionMargin(), treatment),
                treatment.contributionMarginSquares(),
                treatment,
                mean(holdout.contributionMargin(), holdout),
                holdout.contributionMarginSquares(),
                holdout);
        assertThat(margin).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-11-23", "2027-01-01", "2028-02-29", "2026-06-30"})
    void oneCountryLeavesNextToNothing(LocalDate today) {
        totals(today).countries().forEach((country, margin) -> {
            if (country.equals(DemoShop.POOR_COUNTRY)) {
                assertThat(rate(margin)).isLessThan(0.05);
            } else {
                assertThat(rate(margin)).as(country).isGreaterThan(0.15);
            }
        });
    }

    private static DemoTotals totals(LocalDate today) {
        return SHOPS.computeIfAbsent(today, day -> DemoShop.write(folder, day));
    }

    private static void assertOnlyOneLoses(SortedMap<String, BigDecimal> margins) {
        assertThat(margins).containsKey(DemoShop.LOSING_AESTHETIC).hasSizeGreaterThan(3);
        margins.forEach((aesthetic, margin) -> {
            if (aesthetic.equals(DemoShop.LOSING_AESTHETIC)) {
                assertThat(margin).isNegative();
            } else {
                assertThat(margin).as(aesthetic).isPositive();
            }
        });
    }

    private static BigDecimal loser(SortedMap<String, BigDecimal> margins) {
        return requireNonNull(margins.get(DemoShop.LOSING_AESTHETIC));
    }

    /** The Mondays of the full weeks before the day, the last week first. */
    private static List<LocalDate> weeksBefore(LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return IntStream.rangeClosed(1, 70).mapToObj(monday::minusWeeks).toList();
    }

    /** Three months of the dearer supplier, from this one. */
    private static DemoTotals.SupplierSums supplied(DemoTotals totals, YearMonth from) {
        var units = 0L;
        var base = BigDecimal.ZERO;
        var cogs = BigDecimal.ZERO;
        var revenue = BigDecimal.ZERO;
        var margin = BigDecimal.ZERO;
        for (var suppliers :
                totals.suppliers().subMap(from, true, from.plusMonths(2), true).values()) {
            var sums = requireNonNull(suppliers.get(DemoShop.DEARER_SUPPLIER_NAME));
            units += sums.units();
            base = base.add(sums.cogsBase());
            cogs = cogs.add(sums.cogs());
            revenue = revenue.add(sums.margin().revenue());
            margin = margin.add(sums.margin().contributionMargin());
        }
        return new DemoTotals.SupplierSums(units, base, cogs, new DemoTotals.Margin(revenue, margin));
    }

    private static double perUnit(DemoTotals.SupplierSums sums) {
        return sums.cogsBase().doubleValue() / sums.units();
    }

    private static double rate(DemoTotals.Margin margin) {
        return margin.contributionMargin().doubleValue() / margin.revenue().doubleValue();
    }

    private static double mean(BigDecimal sum, DemoTotals.Arm arm) {
        return sum.doubleValue() / arm.visitors();
    }

    /** The difference of two means in standard errors. */
    private static double welch(
            double mean,
            BigDecimal squares,
            DemoTotals.Arm arm,
            double otherMean,
            BigDecimal otherSquares,
            DemoTotals.Arm other) {
        var variance = squares.doubleValue() / arm.visitors() - mean * mean;
        var otherVariance = otherSquares.doubleValue() / other.visitors() - otherMean * otherMean;
        return (mean - otherMean) / Math.sqrt(variance / arm.visitors() + otherVariance / other.visitors());
    }
}
