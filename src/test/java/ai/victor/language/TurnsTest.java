package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people say to an answer: it is read as the question it stands for, or asked back. */
class TurnsTest {
    @Test
    void comparisons() {
        assertThat(List.of(
                        "vs january",
                        "compare that with january",
                        "and compared to january?",
                        "how does that compare to january"))
                .allSatisfy(turn -> assertThat(BeeShop.brief(turn, "refund rate in february"))
                        .isEqualTo(BeeShop.brief("refund rate in february vs january")));
        assertThat(BeeShop.brief("now compare to last year", "units in february"))
                .isEqualTo(BeeShop.brief("units in february 2027 vs february 2026"));
        assertThat(BeeShop.brief("vs PayPal", "orders last week paid with Stripe"))
                .isEqualTo(BeeShop.brief("orders last week Stripe vs PayPal"));
    }

    @Test
    void corrections() {
        assertThat(BeeShop.brief("no, i meant gross margin", "margin for hoodies last week"))
                .isEqualTo(BeeShop.brief("gross margin for hoodies last week"));
        assertThat(BeeShop.brief("sorry, january", "units by size in february"))
                .isEqualTo(BeeShop.brief("units by size in january"));
    }

    @Test
    void inPercent() {
        assertThat(BeeShop.brief("in percent", "units by size last week"))
                .isEqualTo(BeeShop.brief("units by size last week as a share of the total"));
        assertThat(BeeShop.brief("and in %?", "margin last week")).isEqualTo(BeeShop.brief("margin % last week"));
        assertThat(BeeShop.brief("as % of revenue", "discounts last week")).contains("discounts", "revenue");
    }

    @Test
    void orderAndFilters() {
        assertThat(BeeShop.brief("the other way round", "top 3 countries by orders ytd"))
                .isEqualTo(BeeShop.brief("bottom 3 countries by orders ytd"));
        assertThat(BeeShop.brief("back to all channels", "orders by channel ytd", "only Meta"))
                .isEqualTo(BeeShop.brief("orders by channel ytd"));
        assertThat(BeeShop.brief("what about the whole shop", "margin last week on Meta"))
                .isEqualTo(BeeShop.brief("margin last week"));
        assertThat(BeeShop.brief("break that down by supplier", "units by size last week"))
                .isEqualTo(BeeShop.brief("units by size and supplier last week"));
        assertThat(BeeShop.brief("as a pie chart please", "units by size last week"))
                .isEqualTo(BeeShop.brief("units by size last week"));
    }

    @Test
    void thatDay() {
        assertThat(BeeShop.brief("how many orders that day", "best day in february by revenue"))
                .contains("orders", "day IN (SELECT day");
        assertThat(BeeShop.brief("refunds that week", "orders last week"))
                .isEqualTo(BeeShop.brief("refunds last week"));
        // Which day it was is not known here, so the one before it is not either.
        assertThat(BeeShop.brief("and the day before?", "best day in february by revenue"))
                .isEqualTo("clarify");
        assertThat(BeeShop.brief("and the week before?", "revenue in february")).isEqualTo("clarify");
    }

    @Test
    void nothingGoesOnFromBeforeAQuestionThatWasNotUnderstood() {
        assertThat(BeeShop.brief(
                        "and how many orders",
                        "refund rate on mugs in february",
                        "total frobnicated ad spend in january"))
                .doesNotContain("mug");
    }
}
