package ai.victor.language;

import static ai.victor.language.BeeShop.brief;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What points back at more than the last number: two turns held against each other, one row of a list, all that was picked. */
class PairTest {
    @Test
    void twoTurnsSideBySide() {
        assertThat(brief("difference", "units last week", "and the week before?"))
                .isEqualTo(brief("units last week vs the week before"));
        assertThat(brief("which is higher", "units of hoodies in february", "mugs"))
                .contains("product_type", "units", "^ units DESC");
        assertThat(brief("which is cheaper", "cogs per unit of Gelato in february", "Gooten"))
                .contains("supplier", "cogs_per_unit", "^ cogs_per_unit ASC");
        assertThat(brief("which is cheaper", "units of Gelato in february", "Gooten"))
                .isEqualTo("clarify");
    }

    @Test
    void oneRowOfAList() {
        var top = "top 3 countries by orders in february";
        assertThat(brief("what was the refund rate of the first one", top))
                .contains("refund_rate", "^ orders DESC", "LIMIT 1)");
        assertThat(brief("and the margin of number 2", top)).contains("contribution_margin", "LIMIT 1 OFFSET 1)");
        assertThat(brief("the margin of number 7", "top 9 states by orders in february"))
                .contains("LIMIT 1 OFFSET 6)");
        assertThat(brief("the last one", top)).contains("orders ASC", "LIMIT 1");
        assertThat(brief("and number 2", top, "what was the refund rate of the first one"))
                .contains("refund_rate", "LIMIT 1 OFFSET 1)");
    }

    @Test
    void whatWasThat() {
        assertThat(brief("how many orders was that", "revenue from Meta in february"))
                .isEqualTo(brief("orders from Meta in february"));
        assertThat(brief("how many units", "revenue from Meta in february"))
                .isEqualTo(brief("units from Meta in february"));
        assertThat(brief("how many orders was that", "top 3 campaigns by revenue in february"))
                .startsWith("orders |")
                .contains("campaign IN (SELECT campaign", "LIMIT 3");
        assertThat(brief("how many orders used a discount code", "revenue in february"))
                .isEqualTo(brief("how many orders used a discount code in february"));
    }

    @Test
    void otherRowsOfWhatWasPicked() {
        assertThat(brief("which products were those", "which supplier had the most refunds in february"))
                .startsWith("product_type, refunds |")
                .contains("supplier IN (SELECT supplier", "LIMIT 1");
        assertThat(brief("top 3 by sessions", "conversion rate by channel in february"))
                .startsWith("channel, conversion_rate, sessions")
                .endsWith("^ sessions DESC, channel LIMIT 3");
        assertThat(brief("which grew the most", "revenue by channel january vs february"))
                .isNotEqualTo("clarify");
    }

    @Test
    void whatIsAskedBackIsAnsweredByWhatIsSaidNext() {
        assertThat(brief("revenue", "top 5 customers in february"))
                .isEqualTo(brief("top 5 customers by revenue in february"));
        assertThat(brief("orders in february", "Gelato")).isEqualTo(brief("orders in february for Gelato"));
        assertThat(brief("orders last week", "top 5 customers in february")).isEqualTo(brief("orders last week"));
        var either = brief("roas by campaign in february");
        assertThat(either).startsWith("either ");
        assertThat(either).contains(brief("the second one", "roas by campaign in february"));
    }

    @Test
    void theRowThatWasPickedStaysOnOtherDays() {
        var best = "which campaign had the most orders in january";
        assertThat(brief("how much did we spend on it", best)).contains("campaign IN (SELECT campaign", "LIMIT 1");
        assertThat(brief("and in february", best, "how much did we spend on it"))
                .contains("campaign IN (SELECT campaign", "LIMIT 1")
                .endsWith("2027-02-01..2027-02-28 ^ ad_spend DESC, campaign");
        assertThat(brief("how many of them were new", "how many customers bought in february"))
                .contains("customer_type = 'new'");
    }

    @Test
    void oneFilterTakesThePlaceOfAnother() {
        assertThat(brief("and Email", "sessions from Meta in february"))
                .isEqualTo(brief("sessions from Email in february"));
        assertThat(brief("orders from Email", "sessions from Meta in february"))
                .isEqualTo(brief("orders from Email in february"));
        assertThat(brief("only orders from Meta", "revenue in february"))
                .isEqualTo(brief("revenue from Meta in february"));
        assertThat(brief("drop sizes with less than 10 units", "revenue by size in february"))
                .contains("having units >= 10");
        assertThat(brief("also by channel", "revenue by month in 2026")).startsWith("month, channel, revenue");
        assertThat(brief("until february 15", "revenue since january")).endsWith("2027-01-01..2027-02-15");
    }

    @Test
    void theOneBeforeIsAsWhole() {
        assertThat(brief("and the one before", "revenue last month")).endsWith("2027-01-01..2027-01-31");
        assertThat(brief("and the one before", "revenue in january")).endsWith("2026-12-01..2026-12-31");
        assertThat(brief("and the one before", "revenue last weekend")).endsWith("2027-02-27..2027-02-28");
    }

    @Test
    void whatIsDearIsToldByACost() {
        assertThat(brief("which was the cheapest", "new customers by channel last month"))
                .isEqualTo("clarify");
    }
}
