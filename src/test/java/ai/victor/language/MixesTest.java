package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A split, a mix and a distribution say how a number lies over the values of something; each reads as the plain question that it stands for. */
class MixesTest {
    private static void same(String question, List<String> others, String... earlier) {
        assertThat(others)
                .allSatisfy(other -> assertThat(BeeShop.brief(other, earlier))
                        .as(other)
                        .isEqualTo(BeeShop.brief(question, earlier))
                        .contains("|"));
    }

    @Test
    void amountsOfEach() {
        same(
                "units by print method last week",
                List.of(
                        "print method split of units last week",
                        "units split by print method last week",
                        "split units by print method last week",
                        "breakdown of units by print method last week"));
        same(
                "revenue by channel in january",
                List.of("revenue: channel breakdown for january", "split revenue by channel in january"));
    }

    @Test
    void sharesOfEach() {
        assertThat(List.of(
                        "size distribution of hoodie units last week",
                        "size mix of hoodie units last week",
                        "distribution of hoodie units by size last week"))
                .allSatisfy(question -> assertThat(BeeShop.brief(question))
                        .isEqualTo("size, units, 100 * units / NULLIF((SELECT units | product_type = 'hoodie' AND"
                                + " 2027-03-01..2027-03-07), 0) AS share_of_units | product_type = 'hoodie' AND"
                                + " 2027-03-01..2027-03-07 ^ units DESC, size"));
    }

    @Test
    void valuesOfOneThingAreRows() {
        same(
                "sessions mobile vs desktop last week",
                List.of(
                        "sessions by mobile and desktop last week",
                        "sessions split between mobile and desktop last week",
                        "sessions split into mobile and desktop last week"));
        same("orders by channel, mobile vs desktop", List.of("orders split into mobile and desktop, by channel"));
    }

    @Test
    void whatWasNarrowedStaysSo() {
        same(
                "units by size for hoodies last week",
                List.of("split units by size", "size split"),
                "units of hoodies last week");
        same(
                "revenue by campaign and month for Meta in february",
                List.of("split Meta by campaign and month"),
                "revenue by channel in february");
        same("revenue in february, mobile vs desktop", List.of("split mobile and desktop"), "revenue in february");
    }

    @Test
    void rowsThatWerePickedComeApartAndNoOthers() {
        assertThat(List.of("split by size", "breakdown of those by size", "break them down by size"))
                .allSatisfy(turn -> assertThat(BeeShop.brief(turn, "top 3 designs by revenue in february"))
                        .contains("design, size, revenue", "design IN (SELECT design", "LIMIT 3)"));
    }

    @Test
    void extremesOfRows() {
        same(
                "the day with the highest revenue in february",
                List.of("max daily revenue in february", "maximum revenue per day in february"));
        same(
                "the 5 SKUs with the lowest contribution margin in february",
                List.of("lowest margin 5 SKUs in february", "5 lowest-margin SKUs in february"));
        assertThat(BeeShop.brief("most common size last week")).contains("size, units", "LIMIT 1");
        assertThat(BeeShop.brief("biggest order last week")).contains("order_name", "revenue DESC", "LIMIT 1");
    }

    @Test
    void manyThingsAreNoMoney() {
        assertThat(BeeShop.brief("days with more than 3 refunds in february")).contains("refunds_issued_count > 3");
        assertThat(BeeShop.brief("days with more than $3 of refunds in february"))
                .contains("refunds > 3");
        assertThat(BeeShop.brief("days with more than 3 discounts in february")).isEqualTo("clarify");
    }

    @Test
    void whatRowsAreCutFromIsNoPart() {
        same(
                "size mix of hoodie units last week",
                List.of(
                        "share of units by size for hoodies last week",
                        "hoodie units by size last week with % of total",
                        "units by size for hoodies last week, percent of total",
                        "share of hoodie units by size last week"));
        assertThat(BeeShop.brief("hoodie share of units by country last week"))
                .contains("FILTER (WHERE product_type = 'hoodie')");
    }
}
