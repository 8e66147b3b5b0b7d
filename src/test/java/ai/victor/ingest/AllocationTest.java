package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a whole order is shared among its lines in cents, and adds up again. */
class AllocationTest {
    private static final String INVOICES =
            "invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit\n";
    private static final String STRIPE =
            "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name]\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void inProportionToNetMerchandiseWithTheLastCentToTheLargestRemainder() {
        // 10.00 over 30 : 20 : 10.01 is 4.9992, 3.3328 and 1.6681: the two cents left go to the first two.
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .shipping("10.00")
                .line("A", 1, "35.00", "5.00", "P")
                .line("B", 2, "10.00", "0.00", "P")
                .line("C", 1, "10.01", "0.00", "P"));
        assertThat(shares("shipping_charged")).containsExactly("5.00", "3.33", "1.67");
    }

    @Test
    void tiesGoToTheLineThatComesFirstInTheFile() {
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .shipping("0.05")
                .line("Z", 1, "20.00", "0.00", "P")
                .line("A", 1, "20.00", "0.00", "P")
                .line("M", 1, "20.00", "0.00", "P"));
        assertThat(shares("shipping_charged")).containsExactly("0.02", "0.02", "0.01");
    }

    @Test
    void byQuantityWhereAllLinesAreWorthNothing() {
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .shipping("4.00")
                .line("A", 1, "20.00", "20.00", "P")
                .line("B", 3, "20.00", "60.00", "P"));
        assertThat(shares("shipping_charged")).containsExactly("1.00", "3.00");
    }

    @Test
    void aLineWorthNothingAmongOthersBearsNothing() {
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .shipping("4.00")
                .line("A", 1, "20.00", "20.00", "P")
                .line("B", 1, "20.00", "0.00", "P"));
        assertThat(shares("shipping_charged")).containsExactly("0.00", "4.00");
    }

    @Test
    void aRefundGoesToItsLineAndTheRestToAll() {
        // Back: 23.20 with 1.20 tax, so 22.00; 15.00 of it for line 1, the 7.00 left (5.00 of them shipping) over 20 :
        // 10.
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .shipping("5.00")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "10.00", "0.00", "P")
                .refund("2026-05-20T16:00:00Z", "23.20")
                .refundedLine(1, "15.00", "1.20")
                .refundedShipping("5.00", "0.00"));
        assertThat(shares("refunds")).containsExactly("19.67", "2.33");
        assertThat(shop.rows("SELECT refund_date, refund_amount, refund_tax FROM fact_refund"))
                .containsExactly("2026-05-20|22.00|1.20");
    }

    @Test
    void goodwillWithoutPartsIsSharedWholeAndHasNoTax() {
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "20.00", "0.00", "P")
                .refund("2026-05-20T16:00:00Z", "5.01"));
        assertThat(shares("refunds")).containsExactly("2.51", "2.50");
    }

    @Test
    void lessBackThanTheLinesSayIsANegativeRestAndSharedAlike() {
        // The line's 10.00 came back as 9.97: the missing 0.03 are shared as they would be with a plus.
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "20.00", "0.00", "P")
                .refund("2026-05-20T16:00:00Z", "9.97")
                .refundedLine(2, "10.00", "0.00"));
        assertThat(shares("refunds")).containsExactly("-0.02", "9.99");
    }

    @Test
    void aSuppliersShippingIsBorneByItsLinesOnly() {
        shop.file("invoices.csv", INVOICES + """
                I1,P,#1,A,1,DTG,US,2026-05-05,base,8.00,0,0
                I1,P,#1,B,1,DTG,US,2026-05-05,base,4.00,0,0
                I1,P,#1,,,,US,2026-05-05,shipping,3.01,0,0
                I2,Q,#1,C,1,DTG,US,2026-05-05,base,6.00,0,0
                I2,Q,#1,,,,US,2026-05-05,shipping,7.77,0,0
                """);
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "20.00", "0.00", "P")
                .line("C", 1, "90.00", "0.00", "Q"));
        assertThat(shares("cogs_shipping")).containsExactly("1.51", "1.50", "7.77");
        assertThat(shop.rows("SELECT split_order FROM dim_order")).containsExactly("split");
    }

    @Test
    void shippingOfASupplierWithoutALineIsNotLost() {
        shop.file("invoices.csv", INVOICES + "I1,X,#1,,,,US,2026-05-05,shipping,3.00,0,0\n");
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "10.00", "0.00", "Q"));
        assertThat(shares("cogs_shipping")).containsExactly("2.00", "1.00");
    }

    @Test
    void reprintsAndCreditsBothCount() {
        shop.file("invoices.csv", INVOICES + """
                I1,P,#1,A,1,DTG,US,2026-05-05,base,8.00,0,0
                R1,P,#1,A,1,DTG,US,2026-05-12,base,8.00,1,0
                R1,P,#1,A,1,DTG,US,2026-05-12,shipping,4.00,1,0
                C1,P,#1,A,1,DTG,US,2026-05-19,base,-8.00,1,1
                """);
        orders(new Orders().order("#1", "2026-05-04T16:00:00Z").line("A", 1, "20.00", "0.00", "P"));
        assertThat(shop.rows("SELECT cogs_base, cogs_shipping, cogs, cogs_status, cogs_estimated FROM fact_order_line"))
                .containsExactly("8.00|4.00|12.00|actual|0.00");
    }

    @Test
    void anUnbilledLineIsEstimatedWithTheRateCardOnItsOwn() {
        // (9.30 + 4.00) × 2 × 0.0650 = 1.729, shipping 4.49 + 2.10.
        shop.file("rates.csv", """
                supplier,product_type,print_method,zone,size_class,base,print,shipping_first,shipping_additional,tax_rate
                P,t-shirt,DTG,US,standard,9.30,4.00,4.49,2.10,0.0650
                P,t-shirt,DTG,US,plus,11.90,4.00,4.49,2.10,0.0650
                """);
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        shop.file("designs.csv", """
                sku,design,design_family,aesthetic,niche,product_type,colour,size,print_method,list_price
                A,Cactus,,,,t-shirt,Black,M,DTG,20.00
                B,Cactus,,,,t-shirt,Black,2XL,DTG,20.00
                """);
        shop.file("invoices.csv", INVOICES + "I1,P,#1,C,1,DTG,US,2026-05-05,base,5.00,0,0\n");
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .line("A", 2, "20.00", "0.00", "P")
                .line("B", 1, "20.00", "0.00", "P")
                .line("C", 1, "20.00", "0.00", "P")
                .line("D", 1, "20.00", "0.00", "P"));
        assertThat(
                        shop.rows(
                                "SELECT sku, cogs_base, cogs_print, cogs_shipping, cogs_tax, cogs_estimated, cogs_status FROM fact_order_line ORDER BY line_no"))
                .containsExactly(
                        "A|18.60|8.00|6.59|1.73|34.92|estimated",
                        "B|11.90|4.00|4.49|1.03|21.42|estimated",
                        "C|5.00|0.00|0.00|0.00|0.00|actual",
                        "D|0.00|0.00|0.00|0.00|0.00|estimated");
        assertThat(shop.rows("SELECT kind, n FROM mart_problem WHERE kind = 'line_without_cost'"))
                .containsExactly("line_without_cost|1");
    }

    @Test
    void whatALineWasToCostIsKnownBesideItsInvoice() {
        shop.file("rates.csv", """
                supplier,product_type,print_method,zone,size_class,base,print,shipping_first,shipping_additional,tax_rate
                P,t-shirt,DTG,US,standard,9.30,4.00,4.49,2.10,0.0650
                """);
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        shop.file("designs.csv", """
                sku,design,design_family,aesthetic,niche,product_type,colour,size,print_method,list_price
                A,Cactus,,,,t-shirt,Black,M,DTG,20.00
                B,Cactus,,,,t-shirt,Black,L,DTG,20.00
                """);
        // 9.30 + 4.00 + 4.49 and 0.8645 tax; what has no price there costs what it costs.
        shop.file("invoices.csv", INVOICES + """
                I1,P,#1,A,1,DTG,US,2026-05-05,base,9.80,0,0
                I1,P,#1,A,1,DTG,US,2026-05-05,print,4.00,0,0
                I1,P,#1,C,1,DTG,US,2026-05-05,base,5.00,0,0
                """);
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "20.00", "0.00", "P")
                .line("C", 1, "20.00", "0.00", "P"));
        assertThat(
                        shop.rows(
                                "SELECT sku, cogs, cogs_at_rate_card, cogs - cogs_at_rate_card, cogs_status FROM fact_order_line ORDER BY line_no"))
                .containsExactly(
                        "A|13.80|18.65|-4.85|actual", "B|18.65|18.65|0.00|estimated", "C|5.00|5.00|0.00|actual");
    }

    @Test
    void withoutARateCardNothingIsRevised() {
        shop.file("invoices.csv", INVOICES + "I1,P,#1,A,1,DTG,US,2026-05-05,base,8.00,0,0\n");
        orders(new Orders().order("#1", "2026-05-04T16:00:00Z").line("A", 1, "20.00", "0.00", "P"));
        assertThat(shop.rows("SELECT cogs, cogs_at_rate_card FROM fact_order_line"))
                .containsExactly("8.00|8.00");
    }

    @Test
    void anOrderOfGiftCardsOnlyKeepsItsFeeOnALineThatSellsNothing() {
        shop.file("stripe.csv", STRIPE + "txn_1,2026-05-04 16:00:20,usd,50.00,1.75,48.25,charge,#1\n");
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .charged("stripe", "50.00")
                .giftCard("50.00"));
        assertThat(
                        shop.rows(
                                "SELECT sku, quantity, revenue, payment_fees, contribution_margin, amount_charged FROM fact_order_line"))
                .containsExactly("-|0|0.00|1.75|-1.75|50.00");
    }

    @Test
    void aGiftCardBesideGoodsIsNoLineAndBearsNothing() {
        shop.file("stripe.csv", STRIPE + """
                txn_1,2026-05-04 16:00:20,usd,70.00,2.33,67.67,charge,#1
                txn_2,2026-05-09 16:00:20,usd,-70.00,0.00,-70.00,refund,#1
                txn_3,2026-06-01 03:00:00,usd,-70.00,15.00,-85.00,dispute,#1
                """);
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .charged("stripe", "70.00")
                .giftCard("50.00")
                .line("A", 1, "20.00", "0.00", "P")
                .recommended());
        assertThat(shop.rows("SELECT line_no, sku, payment_fees, line_source FROM fact_order_line"))
                .containsExactly("1|A|2.33|recommendation");
        // 03:00 in UTC is still the day before in New York.
        assertThat(shop.rows(
                        "SELECT dispute_date, amount, dispute_fee, payment_method, order_name FROM fact_chargeback"))
                .containsExactly("2026-05-31|70.00|15.00|Stripe|#1");
    }

    private void orders(Orders orders) {
        orders.write(shop.files.resolve("orders.jsonl"));
        assertThat(shop.run().text()).contains("Imported.");
    }

    private List<String> shares(String column) {
        return shop.rows("SELECT " + column + " FROM fact_order_line ORDER BY line_no");
    }
}
