package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows come first: by what they moved between two periods, by their day, and by a number that stands before them. */
class RankingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "which channel grew the most from January to February, revenue | which channel grew the most in February vs January, revenue",
                "how much did aov change from January to February | how much did aov change in February vs January",
                "change in units by supplier from January to February | change in units by supplier, February vs January",
                "did revenue drop from January to February | did revenue drop in February vs January",
                "top 5 highest revenue customers in February | top 5 customers by revenue in February",
                "5 lowest margin orders in February | the 5 orders with the lowest margin in February",
                "which orders were cancelled in February | list cancelled orders in February",
                "revenue and orders, January and February together | revenue and orders from January to February",
                "top 3 designs with the most refunds in February | top 3 designs by refunds in February",
                "orders on 3 February sorted by margin, worst first | orders on 3 February ranked by margin, lowest to highest",
                "customers who paid with PayPal, top 5 by revenue in February | top 5 customers by revenue paid with PayPal in February",
            })
    void bothAreReadTheSame(String question, String other) {
        assertThat(BeeShop.brief(question))
                .isEqualTo(BeeShop.brief(other))
                .contains("2027-02")
                .doesNotContain("clarify");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latest 5 refunds | day DESC, refund_id DESC",
                "the newest orders from Germany | day DESC, order_name DESC",
                "first 3 orders of February | day ASC, order_name",
            })
    void rowsStandInTheOrderThatIsAskedFor(String question, String order) {
        assertThat(BeeShop.brief(question)).contains(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "which channel lost the most revenue from January to February | revenue_change ASC",
                "the biggest jump in orders by country from January to February | orders_change DESC",
                "which state's margin % improved the most from January to February | contribution_margin_rate_change DESC",
            })
    void whatMovedMostIsRankedByItsChange(String question, String order) {
        assertThat(((Plan) BeeShop.read(question))
                        .reading()
                        .ranking()
                        .orElseThrow()
                        .shown())
                .isEqualTo(order);
    }
}
