package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A question that the longest phrases do not account for is cut in other ways, and the best of them is answered or offered. */
class RankedTest {
    @Test
    void slipsInNamesOfSeveralWordsAreMendedAndSaid() {
        for (var question : List.of(
                "revenue of vapor wayve last month",
                "revenue of vaporwave last month",
                "vapor waev revenue last month",
                "revenue last month, vapour wave only")) {
            assertThat(BeeShop.brief(question))
                    .as(question)
                    .isEqualTo("revenue | aesthetic = 'vapor wave' AND 2027-02-01..2027-02-28");
            assertThat(((Plan) BeeShop.read(question)).assumptions())
                    .as(question)
                    .anySatisfy(note -> assertThat(note).contains("is read as “vapor wave”"));
        }
        assertThat(BeeShop.brief("units by product typ in January"))
                .isEqualTo(BeeShop.brief("units by product type in January"));
        assertThat(BeeShop.brief("adspend on Meta in January")).isEqualTo(BeeShop.brief("ad spend on Meta in January"));
    }

    @Test
    void ofTwoNamesThatAreEquallyNearBothAreTried() {
        var values = BeeShop.values();
        values.put("design", List.of("Golden Heart", "Golden Heath"));
        var reader = new EnglishReader(BeeShop.MODEL, BeeShop.vocabulary(values));
        var either = reader.read("revenue of golden hearth in January", List.of(), BeeShop.TODAY);
        assertThat(either).isInstanceOf(Either.class);
        assertThat(((Either) either).plans())
                .extracting(plan -> plan.reading().conditions().get(0).values().get(0))
                .containsExactlyInAnyOrder("Golden Heart", "Golden Heath");
    }

    @Test
    void aWordOfEveryDayIsNoSlipOfAName() {
        for (var question :
                List.of("revenue of night shirt last month", "orders of bee lane in May", "revenue of moth long")) {
            assertThat(BeeShop.read(question)).as(question).isNotInstanceOf(Plan.class);
        }
    }

    @Test
    void aSlipInAWordThatStandsForANameIsMended() {
        assertThat(BeeShop.brief("units of vapr wave in January"))
                .isEqualTo(BeeShop.brief("units of vapor wave in January"));
        assertThat(BeeShop.brief("units for beekepers in January"))
                .isEqualTo(BeeShop.brief("units for beekeepers in January"));
        assertThat(BeeShop.brief("units for academai in January"))
                .isEqualTo(BeeShop.brief("units for academia in January"));
    }

    @Test
    void severalWordsOfSeveralMeaningsAreTriedTogether() {
        assertThat(BeeShop.brief("orders to CA in January"))
                .isEqualTo("either orders | country = 'CA' AND 2027-01-01..2027-01-31"
                        + " OR orders | state = 'CA' AND 2027-01-01..2027-01-31");
        var read = BeeShop.read("shipping to CA in January");
        assertThat(read).isInstanceOf(Either.class);
        assertThat(((Either) read).plans()).hasSize(4);
        assertThat(((Either) read).question()).contains("“shipping” can mean").contains("“CA” can be");
    }

    @Test
    void aNameThatTheDataHasNotIsSaidToBeNone() {
        told("revenue for discount code SUMMER in January", "No discount code in the data is called “SUMMER”.");
        told("orders with discount code BEES20 in January", "“BEES20”. Nearest: BEES10.");
        told(
                "revenue of design Blue Moth in January",
                "No design in the data is called “Blue Moth”. Nearest: Moth King, Moth Lamp.");
        told("units of the design called zorblax last month", "No design in the data is called “zorblax”.");
        told("spend on the Zorblax campaign in January", "No campaign in the data is called “Zorblax”.");
        told("revenue from Atlantis last month", "Nothing in the data is called “Atlantis”.");
        told("margin of supplier Zazzle last month", "It has Gelato, Gooten, Monster Print.");
    }

    private static void told(String question, String part) {
        assertThat(BeeShop.read(question)).as(question).isInstanceOf(Reply.class);
        assertThat(((Reply) BeeShop.read(question)).text()).as(question).contains(part);
        assertThat(((Reply) BeeShop.read(question)).status()).as(question).isEqualTo("unanswerable");
    }

    @Test
    void whatIsLeftWithoutTheWordsThatAreNotUnderstoodIsOffered() {
        offered("zorblaxed revenue by channel last month", "“zorblaxed”", "Revenue by channel, 1–28 February 2027");
        offered(
                "how many hoodies did the unicorn buy in January",
                "“unicorn”",
                "Units for product type hoodie, 1–31 January 2027");
        offered("top 5 designs by margin in 2026, sentiment included", "“sentiment”", "the 5 with the highest");
        offered("orders by state in January apiece", "“apiece”", "Orders by state, 1–31 January 2027");
    }

    private static void offered(String question, String unknown, String offer) {
        assertThat(BeeShop.read(question)).as(question).isInstanceOf(Reply.class);
        assertThat(((Reply) BeeShop.read(question)).text())
                .contains(unknown)
                .contains("What I can answer: “")
                .contains(offer);
    }

    @Test
    void whereNothingIsLeftNothingIsOffered() {
        for (var question : List.of("weather in Ohio", "is the unicorn worth it", "forecast orders in 2031")) {
            assertThat(BeeShop.read(question)).as(question).isInstanceOf(Reply.class);
            assertThat(((Reply) BeeShop.read(question)).text()).as(question).doesNotContain("What I can answer");
        }
    }
}
