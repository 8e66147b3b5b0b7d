package ai.victor.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the demo shop's figures must be: sums that the generator took from its own orders, before they were files. Money is in dollars, to the
 * cent; the definitions are those of the export formats.
 *
 * @param first the shop's first day
 * @param last its last, the day before {@code today}
 * @param all over the whole time; visitors are counted once
 * @param months by month of order, visit or spend; the first and the last month may be partial
 * @param retargetingMargin contribution margin of the lines of orders that came from Meta retargeting, by order date and aesthetic; the aesthetic of
 *     untagged designs is empty
 * @param aesthetics contribution margin of all lines by aesthetic, over the whole time
 * @param suppliers by month and supplier
 * @param countries over the whole time
 * @param treatment outcome of those who were shown the upsell
 * @param holdout outcome of those who were not
 */
public record DemoTotals(
        LocalDate first,
        LocalDate last,
        Sums all,
        NavigableMap<YearMonth, Sums> months,
        NavigableMap<LocalDate, SortedMap<String, BigDecimal>> retargetingMargin,
        SortedMap<String, BigDecimal> aesthetics,
        NavigableMap<YearMonth, SortedMap<String, SupplierSums>> suppliers,
        SortedMap<String, Margin> countries,
        Arm treatment,
        Arm holdout) {
    /** The sums of a period; {@code adSpend} is by platform. */
    public record Sums(
            long orders,
            long units,
            BigDecimal grossSales,
            BigDecimal discounts,
            BigDecimal shippingCharged,
            BigDecimal refunds,
            BigDecimal revenue,
            BigDecimal cogs,
            BigDecimal cogsBase,
            BigDecimal cogsPrint,
            BigDecimal cogsShipping,
            BigDecimal cogsTax,
            BigDecimal cogsEstimated,
            BigDecimal paymentFees,
            BigDecimal contributionMargin,
            SortedMap<String, BigDecimal> adSpend,
            long sessions,
            long visitors) {}

    /** What came in and what was left of it. */
    public record Margin(BigDecimal revenue, BigDecimal contributionMargin) {}

    /** What a supplier made in a month, and what its blanks cost. */
    public record SupplierSums(long units, BigDecimal cogsBase, BigDecimal cogs, Margin margin) {}

    /**
     * The outcome of an experiment's arm.
     *
     * @param revenueSquares sum over visitors of the square of the visitor's revenue, for the interval
     */
    public record Arm(
            long visitors,
            long orders,
            BigDecimal revenue,
            BigDecimal contributionMargin,
            BigDecimal revenueSquares,
            BigDecimal contributionMarginSquares) {}

    /** Contribution margin of Meta retargeting's orders by aesthetic, both days included; aesthetics without such an order are absent. */
    public SortedMap<String, BigDecimal> retargetingMargin(LocalDate from, LocalDate to) {
        var sums = new TreeMap<String, BigDecimal>();
        for (Map<String, BigDecimal> day :
                retargetingMargin.subMap(from, true, to, true).values()) {
            day.forEach((aesthetic, margin) -> sums.merge(aesthetic, margin, BigDecimal::add));
        }
        return sums;
    }
}
