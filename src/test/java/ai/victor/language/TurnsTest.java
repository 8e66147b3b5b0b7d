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

    @Test
    void numbersOfTwoTurnsAreDivided() {
        assertThat(List.of(
                        "so what was a click",
                        "and what did one cost us?",
                        "divide the two",
                        "so what did each click cost"))
                .allSatisfy(turn -> assertThat(BeeShop.brief(turn, "spend on meta in february", "clicks?"))
                        .isEqualTo(BeeShop.brief("cpc on meta in february")));
        assertThat(BeeShop.brief("so what is one visitor worth", "revenue in february", "visitors?"))
                .isEqualTo(BeeShop.brief("rpv in february"));
        assertThat(BeeShop.brief("what does one order cost us", "orders in february", "cogs?"))
                .isEqualTo(BeeShop.brief("cogs per order in february"));
        assertThat(BeeShop.brief("what share is that", "orders in february", "how many with Stripe"))
                .isEqualTo(BeeShop.brief("what share of orders in february is with Stripe"));
        // Of other days, or under other filters, they are not of one thing.
        assertThat(BeeShop.brief("divide the two", "revenue in february", "orders in january"))
                .isEqualTo("clarify");
    }

    @Test
    void rowsAreAddedUp() {
        assertThat(List.of(
                        "in total, $?",
                        "what do they add up to",
                        "and the total amount?",
                        "how much is that in dollars"))
                .allSatisfy(turn -> assertThat(
                                BeeShop.brief(turn, "list refunds over 50 dollars in february", "how many is that"))
                        .startsWith("refunds_issued | refund_id IN (")
                        .contains("refunds_issued > 50"));
        assertThat(BeeShop.brief("and in total", "revenue by channel in february", "without Meta"))
                .isEqualTo(BeeShop.brief("revenue in february without Meta"));
    }

    @Test
    void theLastChangeIsTakenBack() {
        assertThat(List.of("undo that", "go back", "no, back to the previous one"))
                .allSatisfy(turn -> assertThat(BeeShop.brief(turn, "units by size in february", "only hoodies"))
                        .isEqualTo(BeeShop.brief("units by size in february")));
    }

    @Test
    void thoseThatOneNumberPickedAreRankedByAnother() {
        assertThat(BeeShop.brief("which of these has the worst refund rate?", "top 3 niches by revenue in february"))
                .startsWith("niche, refund_rate | niche IN (")
                .endsWith("^ refund_rate DESC, niche");
        assertThat(BeeShop.brief("worst 3 only", "refund rate by size in february"))
                .isEqualTo(BeeShop.brief("top 3 sizes by refund rate in february"));
    }

    @Test
    void howItIsDoneIsADefinition() {
        assertThat(List.of(
                        "how do you decide whether a customer is new",
                        "how do you know which channel an order came from",
                        "who counts as a returning customer",
                        "how are orders matched to a channel"))
                .allSatisfy(question -> assertThat(BeeShop.brief(question)).isEqualTo("answered"));
    }

    @Test
    void whatTwoTurnsHeldApartIsTakenTogether() {
        assertThat(BeeShop.brief("both together", "payment fees in february on paypal", "stripe?"))
                .isEqualTo(BeeShop.brief("payment fees in february on paypal and stripe combined"));
        assertThat(BeeShop.brief(
                        "how many units did they make for us", "margin by supplier in february", "the best one?"))
                .startsWith("supplier, units");
    }

    @Test
    void whatIsMissingIsNamedAsTheModelHasIt() {
        assertThat(List.of(
                        "how many orders in february have no session",
                        "how many february orders can't be tied to a session",
                        "orders without a visit in february"))
                .allSatisfy(question -> assertThat(BeeShop.brief(question))
                        .isEqualTo(BeeShop.brief("orders without a session in february")));
        assertThat(List.of(
                        "how many orders are still missing an invoice in february",
                        "february orders not invoiced yet, how many"))
                .allSatisfy(question -> assertThat(BeeShop.brief(question))
                        .isEqualTo(BeeShop.brief("orders without an invoice in february")));
        assertThat(BeeShop.brief("which february orders are not invoiced yet"))
                .isEqualTo(BeeShop.brief("which orders in february have no supplier invoice"));
        assertThat(BeeShop.brief("what share of gelato's february cost is still an estimate"))
                .isEqualTo(BeeShop.brief("estimated cost share of gelato in february"));
        assertThat(List.of("days in february with no pinterest spend", "days in february without pinterest ads"))
                .allSatisfy(question -> assertThat(BeeShop.brief(question))
                        .isEqualTo(BeeShop.brief("days without pinterest data in february")));
        assertThat(BeeShop.brief("refund reasons for mugs")).isEqualTo("unanswerable");
        assertThat(BeeShop.brief("why did refunds rise in february")).startsWith("why refunds");
    }
}
