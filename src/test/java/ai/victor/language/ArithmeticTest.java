package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers added up, taken off one another, divided by what is counted, sorted and held against another stretch. */
class ArithmeticTest {
    private static final String FEBRUARY = "2027-02-01..2027-02-28";

    private static String reads(String question, String... earlier) {
        return BeeShop.brief(question, earlier);
    }

    @Test
    void amountsAreTakenOffAndAddedUp() {
        assertThat(reads("revenue minus cogs and ads in February"))
                .startsWith("COALESCE(revenue, 0) - COALESCE(cogs, 0) - COALESCE(ad_spend, 0) AS");
        assertThat(reads("payment fees plus shipping cost in February"))
                .startsWith("COALESCE(payment_fees, 0) + COALESCE(cogs_shipping, 0) AS");
        assertThat(reads("print cost and base cost combined in February"))
                .startsWith("COALESCE(cogs_print, 0) + COALESCE(cogs_base, 0) AS");
        assertThat(reads("shipping cost plus print cost per order in February"))
                .startsWith("(COALESCE(cogs_shipping, 0) + COALESCE(cogs_print, 0)) / NULLIF(orders, 0) AS");
    }

    @Test
    void numbersOfDifferentKindsStandSideBySide() {
        assertThat(reads("units + revenue in February")).isEqualTo("units, revenue | " + FEBRUARY);
    }

    @Test
    void nothingIsTakenOffTwiceOrAddedTwice() {
        assertThat(reads("revenue minus refunds in February")).isEqualTo("revenue | " + FEBRUARY);
        assertThat(reads("revenue less discounts in February")).isEqualTo("revenue | " + FEBRUARY);
        assertThat(reads("cogs plus print cost in February")).isEqualTo("cogs | " + FEBRUARY);
    }

    @Test
    void aValueThatIsCountedIsWhatANumberIsPer() {
        assertThat(reads("cost per hoodie in February"))
                .isEqualTo("cogs_per_unit | product_type = 'hoodie' AND " + FEBRUARY);
        assertThat(reads("what does a mug cost us to make in February"))
                .isEqualTo("cogs_per_unit | product_type = 'mug' AND " + FEBRUARY);
        assertThat(reads("profit on each apron in February"))
                .isEqualTo("margin_per_unit | product_type = 'apron' AND " + FEBRUARY);
        assertThat(reads("cost of hoodies in February")).doesNotContain("per_unit");
    }

    @Test
    void aRatioIsNotDividedAgain() {
        assertThat(reads("average shipping cost per order in February"))
                .isEqualTo("cogs_shipping_per_order | " + FEBRUARY);
        assertThat(reads("refund rate per order in February")).doesNotContain("NULLIF");
    }

    @Test
    void rowsStandInTheOrderThatIsNamed() {
        var revenue = "channel, revenue | " + FEBRUARY + " | having revenue IS NOT NULL ^ revenue ";
        for (var words : new String[] {
            "lowest first", "from low to high", "in ascending order", "worst first", "smallest to largest"
        }) {
            assertThat(reads("revenue by channel in February, " + words))
                    .as(words)
                    .isEqualTo(revenue + "ASC, channel");
        }
        assertThat(reads("refund rate by supplier in February, worst first")).endsWith(" ^ refund_rate DESC, supplier");
        assertThat(reads("revenue by month in 2026, newest first")).endsWith(" ^ month DESC");
        assertThat(reads("top 3 states by revenue in February in alphabetical order"))
                .contains("LIMIT 3) AS picked ^ state ASC");
        assertThat(reads("lowest first", "revenue by channel in February")).isEqualTo(revenue + "ASC, channel");
        assertThat(reads("revenue in February, lowest first")).isEqualTo("clarify");
    }

    @Test
    void bothEndsMayHaveTheirOwnNumberOfRows() {
        assertThat(reads("top 3 designs by margin and the bottom 5 in February"))
                .contains("LIMIT 3")
                .contains("LIMIT 5");
    }

    @Test
    void theSameDaysOfAnotherStretch() {
        var both = "2027-03-01..2027-03-09 vs 2027-02-01..2027-02-09";
        assertThat(reads("orders this month vs the same days last month")).endsWith(both);
        assertThat(reads("orders this month vs the same days in February")).endsWith(both);
        assertThat(reads("are orders up vs last month")).endsWith(both);
        assertThat(reads("compared to the same period last month?", "orders this month"))
                .endsWith(both);
        assertThat(reads("vs the week before?", "orders last week"))
                .endsWith("2027-03-01..2027-03-07 vs 2027-02-22..2027-02-28");
    }

    @Test
    void growthIsToldBetweenPeriodsAndRanksRows() {
        assertThat(reads("did we grow year over year?"))
                .isEqualTo("revenue | 2027-01-01..2027-03-09 vs 2026-01-01..2026-03-09");
        assertThat(reads("which channel grew the most in February"))
                .isEqualTo("channel, revenue | 2027-02-01..2027-02-28 vs 2027-01-01..2027-01-31");
        assertThat(reads("in which months did revenue decrease")).doesNotContain("month");
    }

    @Test
    void averagesOfTwoPeriodsAndOfKindsOfDays() {
        assertThat(reads("average daily revenue in February vs January"))
                .isEqualTo("revenue | 2027-02-01..2027-02-28 vs 2027-01-01..2027-01-31");
        assertThat(reads("average revenue on Saturdays in February"))
                .isEqualTo("revenue / 4 AS revenue_average_by_day | weekday = 'Saturday' AND " + FEBRUARY);
    }

    @Test
    void aPartIsHeldAgainstTheWholeAndNotAgainstItself() {
        assertThat(reads("Meta ad spend as a share of total ad spend in February"))
                .startsWith("100 * ad_spend FILTER (WHERE platform = 'Meta') / NULLIF(ad_spend, 0)");
        assertThat(reads("Meta ad spend as a share of total revenue in February"))
                .isEqualTo("clarify");
    }
}
