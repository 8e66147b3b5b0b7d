package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say in a verb, or with little words, is read as the plain words for it; what looks alike and is another thing stays. */
class RewordingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            split february discounts by channel | discounts by channel in february
            can you divide units between suppliers in february | units by supplier in february
            aov from week to week in february | aov by week in february
            top 5 designs as a percent of february revenue | what share of february revenue do the top 5 designs make
            customers who have spent over $200 in february | customers with revenue over $200 in february
            how much did returning customers spend in february | revenue from returning customers in february
            who bought hoodies from us in february | who bought hoodies in february
            split february revenue between new and returning customers | february revenue new vs returning customers
            how much do customers spend per order in february | revenue per order in february
            how much did new customers from meta spend in february | revenue from new customers from meta in february
            refunds in february with vs without a discount code | refunds in february with a discount code vs the rest
            avg number of items in an order in february | avg number of items per order in february
            """)
    void isReadAs(String said, String plain) {
        assertThat(BeeShop.brief(said)).isEqualTo(BeeShop.brief(plain)).doesNotContain("clarify", "unanswerable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            split orders by supplier in february
            month to month growth of orders this year
            what did we spend on meta in february
            orders from us in february
            """)
    void isLeftAsItIs(String said) {
        assertThat(Rewording.written(said)).isEqualTo(said);
    }
}
