package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How people really type: the talk around a question changes nothing, and what changes something is no talk. */
class TalkTest {
    private static final List<String> QUESTIONS = List.of(
            "revenue last month",
            "units by size for hoodies in February",
            "which channel has the lowest refund rate this year",
            "aov from new customers ytd");

    @Test
    void politenessBeforeAndAfter() {
        var openings = List.of(
                "hey victor, ",
                "Good morning! Hope you're well. ",
                "sorry to bother you again, but could you please tell me ",
                "quick question: ",
                "ok so, I was wondering ",
                "my accountant keeps asking: ",
                "different topic: ",
                "can u pls show me ");
        var endings = List.of(
                "", "? thanks!", " please, many thanks in advance", "?? 🙏", " - can you help?", ", cheers mate");
        for (var question : QUESTIONS) {
            var plain = BeeShop.brief(question);
            for (var opening : openings) {
                for (var ending : endings) {
                    assertThat(BeeShop.brief(opening + question + ending))
                            .as(opening + question + ending)
                            .isEqualTo(plain);
                }
            }
        }
    }

    @Test
    void whatItIsForIsSetAsideAndSaid() {
        for (var question : QUESTIONS) {
            var plain = BeeShop.brief(question);
            for (var talk : List.of(
                    "because I want to cut our budget, %s",
                    "Trying to figure out where we lose buyers - %s",
                    "%s so I can decide what to do",
                    "We had a rough start. %s?",
                    "I'm meeting my bank tomorrow. %s?")) {
                var asked = talk.formatted(question);
                assertThat(BeeShop.brief(asked)).as(asked).isEqualTo(plain);
                assertThat(BeeShop.read(asked))
                        .isInstanceOfSatisfying(
                                Plan.class,
                                plan -> assertThat(plan.assumptions())
                                        .anyMatch(text -> text.endsWith("is taken as background.")));
            }
        }
    }

    @Test
    void anOccasionIsNoNumber() {
        assertThat(BeeShop.brief("for my tax return: revenue in 2026")).isEqualTo(BeeShop.brief("revenue in 2026"));
        assertThat(BeeShop.brief("revenue for the returns")).isNotEqualTo(BeeShop.brief("revenue"));
    }

    @Test
    void whatWouldChangeTheNumberIsNotSetAside() {
        assertThat(List.of(
                        "because I want to drop PayPal, revenue last month",
                        "We never count mugs. revenue last month?",
                        "Only count new ones. revenue last month?",
                        "revenue last month since we raised prices",
                        "revenue last month for our frobnicators",
                        "Use the gross figures. orders last month?"))
                .allSatisfy(asked -> assertThat(BeeShop.brief(asked)).isIn("clarify", "unanswerable"));
    }

    @Test
    void aStoryMaySayWhen() {
        assertThat(BeeShop.brief("in february we ran a lot of discounts. how many orders did we get that month?"))
                .isEqualTo(BeeShop.brief("how many orders did we get in february?"));
        assertThat(BeeShop.brief("February was weird for us, it was slow. what was the refund rate then?"))
                .isEqualTo(BeeShop.brief("what was the refund rate in february?"));
    }

    @Test
    void whatSomebodyThinksIsAsked() {
        var losing = BeeShop.brief("is Meta losing money this year?");
        assertThat(List.of(
                        "I think Meta is losing money this year. Is it?",
                        "my brother says Meta is losing money this year, right?",
                        "is it true that Meta is losing us money this year"))
                .allSatisfy(asked -> assertThat(BeeShop.brief(asked)).isEqualTo(losing));
        assertThat(BeeShop.brief("should i drop Meta? this year please"))
                .isEqualTo(BeeShop.brief("is Meta profitable this year"));
        assertThat(BeeShop.brief("should i delete the orders")).isEqualTo("clarify");
        assertThat(BeeShop.brief("thanks, you're great!")).isEqualTo("clarify");
    }

    @Test
    void haste() {
        assertThat(BeeShop.brief("rev lst wk 😬")).isEqualTo(BeeShop.brief("revenue last week"));
        assertThat(BeeShop.brief("wat r orders past forty five days")).isEqualTo(BeeShop.brief("orders past 45 days"));
        assertThat(BeeShop.brief("revenue on february twenty first"))
                .isEqualTo(BeeShop.brief("revenue on 21 february"));
        assertThat(BeeShop.brief("revenue in twenty twenty six")).isEqualTo(BeeShop.brief("revenue in 2026"));
        assertThat(BeeShop.brief("orders over two hundred dollars in february, how many"))
                .isEqualTo(BeeShop.brief("orders over 200 dollars in february, how many"));
        assertThat(BeeShop.brief("revenue ytd w/o hoodies")).isEqualTo(BeeShop.brief("revenue ytd without hoodies"));
        assertThat(BeeShop.brief("👕 revenue last week")).isIn("clarify", "unanswerable");
    }
}
