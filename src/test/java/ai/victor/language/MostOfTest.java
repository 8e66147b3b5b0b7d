package ai.victor.language;

import static ai.victor.language.BeeShop.brief;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words that a question leaves out because its other words say them. */
class MostOfTest {
    @Test
    void mostThingsAreCounted() {
        assertThat(brief("which state bought the most hoodies in february"))
                .isEqualTo(brief("which state had the highest units of hoodies in february"));
        assertThat(brief("which channel sold the fewest mugs in february"))
                .isEqualTo(brief("which channel had the lowest units of mugs in february"));
    }

    @Test
    void mostMoneyIsWhatTheVerbSays() {
        assertThat(brief("which channel makes the most money in february"))
                .isEqualTo(brief("which channel makes the most in february"));
    }

    @Test
    void whoseItIsStandsBefore() {
        assertThat(brief("which channel improved its conversion rate from january to february"))
                .isEqualTo(brief("conversion rate by channel february vs january") + " | moved conversion_rate > 0");
    }

    @Test
    void anAverageIsOverWhatItIsSaidToBeOf() {
        assertThat(brief("average margin on orders from Meta in february"))
                .isEqualTo(brief("margin per order from Meta in february"));
    }

    @Test
    void goodsThatComeBackAreNoCustomers() {
        assertThat(brief("how many hoodies were returned in february"))
                .isNotEqualTo("answered")
                .doesNotContain("cohort");
        assertThat(brief("how many customers returned in february")).contains("cohort");
    }

    @Test
    void ordersWithThingsAreCountedWhole() {
        assertThat(brief("revenue of orders with a mug in february"))
                .startsWith("revenue |")
                .contains("order_name IN (SELECT order_name", "product_type = 'mug'");
        assertThat(brief("orders with mugs in february")).doesNotContain("IN (SELECT");
        assertThat(brief("revenue per channel of mugs in february")).doesNotContain("IN (SELECT");
    }

    @Test
    void whatWasDoneToThingsCountsThem() {
        assertThat(brief("how many orders were refunded in february"))
                .isEqualTo(brief("orders that were refunded in february"))
                .doesNotContain(" refunds");
    }

    @Test
    void daysThatAreNoPartOfThePeriodAreNotLeftOutInSilence() {
        assertThat(brief("designs sold in january but not in february")).isEqualTo("clarify");
        assertThat(brief("revenue in Q4 2026 excluding october")).endsWith("2026-11-01..2026-12-31");
    }

    @Test
    void halvesShareTheirMonth() {
        assertThat(brief("first half vs second half of february, revenue"))
                .isEqualTo(brief("revenue in the first half of february vs the second half of february"));
    }

    @Test
    void theTwoThatAreHeldApartAreTheRows() {
        assertThat(brief("who has higher margin, Gelato or Gooten, for mugs in february"))
                .startsWith("supplier, contribution_margin |")
                .contains("product_type = 'mug'");
    }

    @Test
    void whoseTheyAreIsNoCount() {
        assertThat(brief("how many hoodies did new customers buy in february"))
                .isEqualTo(brief("units of hoodies from new customers in february"));
        assertThat(brief("orders by returning customers in february"))
                .isEqualTo(brief("orders from returning customers in february"));
        assertThat(brief("top 3 channels by new customers in february")).startsWith("channel, new_customers");
    }
}
