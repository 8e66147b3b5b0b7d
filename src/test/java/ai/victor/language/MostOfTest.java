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
                .isEqualTo(brief("conversion rate by channel february vs january"));
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
}
