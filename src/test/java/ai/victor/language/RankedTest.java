package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
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
}
