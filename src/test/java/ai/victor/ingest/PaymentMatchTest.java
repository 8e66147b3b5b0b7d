package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each movement of the processors finds its order by the surest way there is, and what finds none is listed with the reason. */
class PaymentMatchTest {
    private static final String MATCHES = """
            SELECT payment_id, o.order_name, match_method, match_confidence
            FROM fact_payment p LEFT JOIN dim_order o USING (order_id) ORDER BY payment_id""";

    private static final String UNMATCHED =
            "SELECT source, source_id, reason FROM unmatched ORDER BY source, source_id";

    private static final String STRIPE =
            "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id,payment_intent_id,"
                    + "payment_metadata[order_id],payment_metadata[order_name]\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void orders() {
        shop = new Imported(folder);
        var orders = new Orders();
        for (var number = 1; number <= 5; number++) {
            orders.order("#" + number, "2026-05-0" + number + "T12:00:00Z")
                    .charged("stripe", "20.00")
                    .line("A", 1, "20.00", "0.00", "P");
        }
        orders.write(shop.files.resolve("orders.jsonl"));
    }

    @Test
    void eachPassTiesWhatTheSurerOnesLeft() {
        shop.file("stripe.csv", STRIPE + """
                t1,2026-05-01 12:00:05,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,5000000000001,
                t2,2026-05-02 12:00:05,usd,20.00,0.88,19.12,charge,ch_2,ch_2,pi_2,,#2
                t3,2026-05-03 12:00:05,usd,20.00,0.88,19.12,charge,ch_3,ch_3,pi_3,,3
                t4,2026-05-04 12:04:00,usd,20.00,0.88,19.12,charge,ch_4,ch_4,pi_4,,
                t5,2026-05-05 18:00:00,usd,20.00,0.88,19.12,charge,ch_5,ch_5,pi_5,,
                t6,2026-05-09 12:00:00,usd,-5.00,0.00,-5.00,refund,re_1,ch_1,pi_1,,
                t7,2026-05-09 12:00:00,usd,-20.00,15.00,-35.00,dispute,dp_1,ch_2,,,
                """);
        shop.run();
        assertThat(shop.rows(MATCHES))
                .containsExactly(
                        "t1|#1|order id|1.00",
                        "t2|#2|order name|0.95",
                        "t3|#3|order name, written otherwise|0.90",
                        "t4|#4|amount and time|0.70",
                        "t5|-|-|-",
                        "t6|#1|through its charge|0.95",
                        "t7|#2|through its charge|0.95");
        assertThat(shop.rows(UNMATCHED)).containsExactly("Stripe|t5|it names no order");
        assertThat(
                        shop.rows(
                                "SELECT order_name, payment_fees FROM fact_order_line l JOIN dim_order USING (order_id) ORDER BY ALL"))
                .containsExactly("#1|0.88", "#2|0.88", "#3|0.88", "#4|0.88", "#5|0.00");
    }

    @Test
    void whatTheSellerSettledGoesBeforeAllElse() {
        shop.file("stripe.csv", STRIPE + """
                t1,2026-05-01 12:00:05,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,,#1
                t2,2026-05-02 12:00:05,usd,20.00,0.90,19.10,charge,ch_2,ch_2,pi_2,,#2
                """);
        shop.file("overrides.csv", """
                source,source_id,order_name,reason
                Stripe,t1,#5,typed into the wrong order
                Stripe,t2,,not of this shop
                Stripe,t9,#3,
                Stripe,t2x,#77,
                """);
        shop.run();
        assertThat(shop.rows(MATCHES)).containsExactly("t1|#5|override|1.00", "t2|-|-|-");
        assertThat(shop.rows(UNMATCHED))
                .containsExactly(
                        "Stripe|t2x|the override names an order that is not imported",
                        "Stripe|t9|the override names a row that is not imported");
    }

    @Test
    void theProcessorsOwnIdThatShopifyKeepsWithTheOrderTies() {
        var order = new Orders()
                .order("#9", "2026-05-09T12:00:00Z")
                .charged("stripe", "33.00")
                .line("A", 1, "33.00", "0.00", "P");
        shop.file("more.jsonl", order.text().replace("\"gateway\":", "\"paymentId\":\"pi_9\",\"gateway\":"));
        shop.file("stripe.csv", STRIPE + "t9,2026-05-11 12:00:05,usd,33.00,1.26,31.74,charge,ch_9,ch_9,pi_9,,\n");
        shop.run();
        assertThat(shop.rows(MATCHES)).containsExactly("t9|#9|payment id|1.00");
    }

    @Test
    void twoThatFitAreNotGuessedAt() {
        shop.file("stripe.csv", STRIPE + """
                t1,2026-05-01 12:04:00,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,,
                t2,2026-05-01 12:05:00,usd,20.00,0.88,19.12,charge,ch_2,ch_2,pi_2,,
                """);
        shop.run();
        assertThat(shop.rows(MATCHES)).containsExactly("t1|-|-|-", "t2|-|-|-");
    }

    @Test
    void aNameThatRestartedIsNotTakenForOneOfThem() {
        new Orders()
                .order("#6", "2025-05-01T12:00:00Z")
                .with("name", "#1")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("old.jsonl"));
        shop.file("stripe.csv", STRIPE + "t1,2026-05-01 12:00:05,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,,1\n");
        shop.run();
        assertThat(shop.rows(MATCHES)).containsExactly("t1|-|-|-");
        assertThat(shop.rows(UNMATCHED)).containsExactly("Stripe|t1|the name is that of several orders");
    }

    @Test
    void severalChargesOfOneOrderAddUp() {
        shop.file("stripe.csv", STRIPE + "t1,2026-05-01 12:00:05,usd,8.00,0.53,7.47,charge,ch_1,ch_1,pi_1,,#1\n");
        shop.file("paypal.csv", """
                Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number
                05/01/2026,08:01:00,EDT,Express Checkout Payment,Completed,USD,12.00,-0.72,11.28,P1,#1
                05/01/2026,08:00:00,EDT,Express Checkout Payment,Denied,USD,12.00,0.00,12.00,P0,#1
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT payment_fees FROM fact_order_line l JOIN dim_order o USING (order_id) WHERE order_name = '#1'"))
                .containsExactly("1.25");
    }

    @Test
    void theSameTransactionFromTwoReportsIsOne() {
        shop.file("stripe.csv", STRIPE + "t1,2026-05-01 12:00:05,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,,#1\n");
        shop.file("dashboard.csv", """
                id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,order_name (metadata)
                t1,charge,ch_1,20.00,0.88,19.12,usd,2026-05-01 12:00,2026-05-03 00:00,Order 1,#1
                t2,charge,ch_2,20.00,0.88,19.12,usd,2026-05-02 12:00,2026-05-04 00:00,Order 2,#2
                """);
        shop.run();
        assertThat(shop.rows(MATCHES)).containsExactly("t1|#1|order name|0.95", "t2|#2|order name|0.95");
        assertThat(shop.rows("SELECT what, natural_key, kept, difference FROM superseded"))
                .containsExactly("Stripe transaction|t1|itemised report|");
    }

    /** Two orders of one name, written alike: the unique check holds for the exact name as for any other. A prefix makes another name. */
    @Test
    void namesTrapARestartedNameTiesToNoneAndAPrefixIsPartOfIt() {
        new Orders()
                .order("#6", "2025-05-01T12:00:00Z")
                .with("name", "#1")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("old.jsonl"));
        shop.file("stripe.csv", STRIPE + """
                t1,2026-05-01 12:00:05,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,,#1
                t2,2026-05-02 12:00:05,usd,20.00,0.88,19.12,charge,ch_2,ch_2,pi_2,,AI-2
                t3,2026-05-03 12:00:05,usd,20.00,0.88,19.12,charge,ch_3,ch_3,pi_3,#3,
                t4,2026-05-04 12:00:05,usd,20.00,0.88,19.12,charge,ch_4,ch_4,pi_4,gid://shopify/Order/5000000000004,
                """);
        shop.run();
        assertThat(shop.rows(MATCHES))
                .containsExactly(
                        "t1|-|-|-", "t2|-|-|-", "t3|#3|order name, written otherwise|0.90", "t4|#4|order id|1.00");
        assertThat(shop.rows(UNMATCHED))
                .containsExactly("Stripe|t1|the name is that of several orders", "Stripe|t2|its order is not imported");
    }

    @Test
    void aRefundIsNoSurerThanItsChargeAndWhatCannotBeToldSaysWhy() {
        shop.file("stripe.csv", STRIPE + """
                t1,2026-05-01 12:04:00,usd,20.00,0.88,19.12,charge,ch_1,ch_1,pi_1,,
                t2,2026-05-09 12:00:00,usd,-5.00,0.00,-5.00,refund,re_1,ch_1,pi_1,,
                t3,2026-05-02 12:04:00,usd,20.00,0.88,19.12,charge,ch_3,ch_3,pi_3,,
                t4,2026-05-02 12:05:00,usd,20.00,0.88,19.12,charge,ch_4,ch_4,pi_4,,
                t5,2026-05-09 12:00:00,usd,-5.00,0.00,-5.00,refund,re_5,ch_5,pi_5,,
                """);
        shop.run();
        assertThat(shop.rows(MATCHES))
                .startsWith("t1|#1|amount and time|0.70", "t2|#1|through its charge|0.70", "t3|-|-|-");
        assertThat(shop.rows(UNMATCHED))
                .containsExactly(
                        "Stripe|t3|it names no order, and several fit its amount and time",
                        "Stripe|t4|it names no order, and several fit its amount and time",
                        "Stripe|t5|it names no order, and its charge has none");
    }
}
