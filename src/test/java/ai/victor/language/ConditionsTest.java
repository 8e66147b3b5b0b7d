package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that are more than one value of one dimension: choices, what there is none of, how often, and what things have. */
class ConditionsTest {
    private static final String FEBRUARY = "2027-02-01..2027-02-28";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revenue from Texas or paid with PayPal in February | revenue | (state = 'TX' OR payment_method = 'PayPal')",
                "orders in February from new customers or from Email | orders | (customer_type = 'new' OR channel = 'Email')",
                "units of black hoodies and ochre mugs in February | units | (colour = 'Black' AND product_type = 'hoodie' OR colour = 'Ochre' AND product_type = 'mug')",
                "profit from hoodies in black and mugs in ochre in February | contribution_margin | (product_type = 'hoodie' AND colour = 'Black' OR product_type = 'mug' AND colour = 'Ochre')",
                "cogs for Canada, Germany or paid with Stripe in February | cogs | (country IN ('CA', 'DE') OR payment_method = 'Stripe')",
                "revenue of black or ochre hoodies in February | revenue | colour IN ('Black', 'Ochre') AND product_type = 'hoodie'",
            })
    void oneOfSeveralFiltersIsEnoughWhereTheQuestionSaysOr(String question, String number, String condition) {
        assertThat(BeeShop.brief(question)).contains(number + " | ", condition, FEBRUARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revenue from Canada or with a discount code in February",
                "revenue not from Canada or paid with PayPal in February",
                "black hoodies from Canada or paid with PayPal in February: revenue",
                "orders with both a black hoodie and a mug in February"
            })
    void whatOrReachesIsAskedWhereItCannotBeTold(String question) {
        assertThat(BeeShop.brief(question)).isEqualTo("clarify");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revenue excluding hoodies from Canada in February | product_type | country = 'CA'",
                "units except black on Meta in February | colour | 'Meta'",
                "everything except mugs shipped to Germany: orders in February | product_type <> | country = 'DE'",
            })
    void aFilterThatIsLeftOutEndsWhereAnotherIsLedTo(String question, String left, String kept) {
        assertThat(BeeShop.brief(question)).contains(left, kept).doesNotContain("country <>", "channel <>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "which designs sold nothing in February | design | units | catalogue_skus",
                "designs with no orders in February | design | orders | catalogue_skus",
                "list the skus that didn't sell in February | sku | units | catalogue_skus",
                "how many designs have never sold in February | design | units | catalogue_skus",
                "campaigns without a single order in February | campaign | orders | ad_spend",
                "which campaigns had ad spend but no orders in February | campaign | orders | ad_spend",
                "how many customers did not buy in February | customer_key | orders | customers",
                "orders with no refunds in February | order_name | refunds | orders",
            })
    void whatHasNoneIsLookedForAmongAllThereIs(String question, String row, String metric, String among) {
        assertThat(BeeShop.brief(question))
                .contains(row + " NOT IN (SELECT " + row, "having " + metric + " > 0")
                .containsPattern("(having|HAVING) " + among + " > 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how many customers bought more than once in February | orders > 1",
                "customers who ordered at least 3 times in February | orders >= 3",
                "how many customers ordered only once in February | orders = 1",
                "how many customers bought twice in February | orders >= 2",
                "which designs have a negative margin in February | contribution_margin < 0",
                "are there designs where the margin is negative in February | contribution_margin < 0",
                "orders in February that lost money | contribution_margin < 0",
                "did any order in February lose more than $20 | contribution_margin < -20",
                "which orders lost over $50 in February | contribution_margin < -50",
                "how many orders had a refund in February | refunds > 0",
                "customers with revenue over $500 in February | revenue > 500",
            })
    void boundsMayBeSaidWithoutANumber(String question, String bound) {
        assertThat(BeeShop.brief(question))
                .contains("having " + bound, FEBRUARY)
                .doesNotContain("day,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how many orders had both a hoodie and a mug in February | order_name | IN",
                "how many customers bought both hoodies and mugs in February | customer_key | IN",
                "customers who bought a hoodie also bought a mug in February | customer_key | IN",
            })
    void aThingCanHaveEachOfSeveralValues(String question, String thing, String in) {
        var sql = ((Plan) BeeShop.read(question)).steps().get(0).semanticSql();
        assertThat(sql.split(thing + " " + in + " \\(SELECT")).hasSize(3);
    }

    @Test
    void customersBoughtWhatTheirOrdersHave() {
        assertThat(BeeShop.brief("how many customers bought a black hoodie in February"))
                .startsWith("customers | customer_key IN (SELECT")
                .contains("colour = 'Black' AND product_type = 'hoodie'");
        assertThat(BeeShop.brief("how many orders had no mugs in February"))
                .startsWith("orders | order_name NOT IN (SELECT");
    }

    @Test
    void aPronounPointsBackInTheSameQuestion() {
        assertThat(BeeShop.brief("which suppliers did embroidery in February and what did it cost us"))
                .isEqualTo("supplier, cogs | print_method = 'embroidery' AND " + FEBRUARY + " ^ cogs DESC, supplier");
        assertThat(BeeShop.brief("which designs sold best in January and what did they make in February"))
                .isEqualTo("clarify");
    }

    @Test
    void twoBoundsHoldTheNumberThatIsNamedOnce() {
        assertThat(BeeShop.brief("countries with at least 10 but no more than 20 orders in February"))
                .contains("having orders >= 10 AND orders <= 20");
        assertThat(BeeShop.brief("countries with between 10 and 20 orders in February"))
                .contains("having orders <= 20 AND orders >= 10");
    }
}
