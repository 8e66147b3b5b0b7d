package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time zones and chargebacks: what each processor means by a day, and what a dispute costs. */
class PaymentTrapsTest {
    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void anOrder() {
        shop = new Imported(folder);
        new Orders()
                .order("#1", "2026-03-08T04:30:00Z")
                .charged("stripe", "20.00")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("orders.jsonl"));
    }

    /** Trap 11: half past eleven in the evening in New York, the night before the clocks change, is the next day in UTC. */
    @Test
    void timeZoneTrapEachProcessorsMomentIsADayOfTheShop() {
        shop.file("stripe.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name]
                s1,2026-03-08 04:30:10,usd,20.00,0.88,19.12,charge,#1
                s2,2026-03-09 03:30:10,usd,-1.00,0.00,-1.00,refund,#1
                """);
        shop.file("shopify.csv", """
                Transaction Date,Type,Order,Amount,Fee,Net,Currency
                2026-03-08 05:30:10 +0100,refund,#1,-2.00,0.00,-2.00,USD
                2026/3/9,refund,#1,-$3.00,$0.00,-$3.00,USD
                """);
        shop.file("paypal.csv", """
                Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number
                03/07/2026,20:30:00,PST,Payment Refund,Completed,USD,-4.00,0.00,-4.00,P1,#1
                03/07/2026,23:30:00,PST,Payment Refund,Completed,USD,-5.00,0.00,-5.00,P2,#1
                """);
        shop.run();
        assertThat(shop.rows("SELECT payment_method, amount, paid_date FROM fact_payment ORDER BY ALL DESC"))
                .containsExactly(
                        "Stripe|20.00|2026-03-07",
                        "Stripe|-1.00|2026-03-08",
                        "Shopify Payments|-2.00|2026-03-07",
                        "Shopify Payments|-3.00|2026-03-09",
                        "PayPal|-4.00|2026-03-07",
                        "PayPal|-5.00|2026-03-08");
    }

    @Test
    void aPayPalReportOfADayFirstCountryIsReadSo() {
        shop.file("paypal.csv", """
                Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number
                05/03/2026,09:00:00,GMT,Express Checkout Payment,Completed,USD,20.00,-1.00,19.00,P1,#1
                25/03/2026,09:00:00,GMT,Payment Refund,Completed,USD,-2.00,0.00,-2.00,P2,#1
                """);
        shop.run();
        assertThat(shop.rows("SELECT payment_id, paid_date FROM fact_payment ORDER BY ALL"))
                .containsExactly("P1|2026-03-05", "P2|2026-03-25");
    }

    /** Trap 14: the amount and the fee when it is opened, both gone; the amount again when it is won. */
    @Test
    void chargebackTrapAWonDisputeGivesTheAmountBackAndKeepsTheFee() {
        shop.file("stripe.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id,payment_metadata[order_name]
                s1,2026-03-08 15:00:00,usd,20.00,0.88,19.12,charge,ch_1,ch_1,#1
                s2,2026-03-20 15:00:00,usd,-20.00,15.00,-35.00,dispute,dp_1,ch_1,
                """);
        shop.run();
        assertThat(shop.rows("SELECT dispute_date, amount, dispute_fee, reversed FROM fact_chargeback"))
                .containsExactly("2026-03-20|20.00|15.00|0.00");
        assertThat(shop.rows("SELECT dispute_losses, payment_fees FROM fact_order_line"))
                .containsExactly("35.00|0.88");
        shop.file("later.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id,payment_metadata[order_name]
                s3,2026-04-20 15:00:00,usd,20.00,0.00,20.00,dispute_reversal,dp_1,ch_1,
                """);
        shop.run();
        assertThat(shop.rows("SELECT dispute_date, amount, dispute_fee, reversed FROM fact_chargeback"))
                .containsExactly("2026-03-20|20.00|15.00|20.00");
        assertThat(shop.rows("SELECT dispute_losses, payment_fees FROM fact_order_line"))
                .containsExactly("15.00|0.88");
    }

    @Test
    void anAmountInAnotherCurrencyIsTakenAtTheRateOfItsDay() {
        shop.file("fx_rates.csv", "date,currency,rate\n2026-03-06,EUR,1.25\n2026-03-09,EUR,1.50\n");
        shop.file("stripe.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name]
                s1,2026-03-08 15:00:00,eur,20.00,0.90,19.10,charge,#1
                s2,2026-03-09 15:00:00,eur,-2.00,0.00,-2.00,refund,#1
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT amount, fee, source_amount, source_currency, fx_rate FROM fact_payment ORDER BY paid_date"))
                .containsExactly("25.00|1.13|20.000|EUR|1.25000000", "-3.00|0.00|-2.000|EUR|1.50000000");
        assertThat(shop.rows("SELECT payment_fees FROM fact_order_line")).containsExactly("1.13");
    }

    @Test
    void aPayoutThatItsTransactionsDoNotAddUpToIsAGap() {
        var transactions = """
                Transaction Date,Type,Order,Payout Status,Payout Date,Payout ID,Amount,Fee,Net,Currency
                2026-03-08 10:00:00 -0500,charge,#1,paid,2026-03-10,9001,20.00,0.88,19.12,USD
                2026-03-11 10:00:00 -0400,refund,#1,paid,2026-03-12,9002,-5.00,0.00,-5.00,USD
                """;
        shop.file("shopify.csv", transactions);
        shop.file("payouts.csv", """
                Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency
                2026-03-10,paid,20.00,0.00,0.00,0.00,-0.88,0.00,19.12,USD
                2026-03-12,paid,0.00,-5.00,0.00,0.00,0.00,0.00,-4.00,USD
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT period, measure, imported, stated, detail FROM control_total WHERE measure = 'payouts'"))
                .containsExactly("2026-03|payouts|14.12|15.12|payouts that differ: 2026-03-12");
    }

    /** Trap 14, at PayPal: the fee is billed in a row of its own; what Shopify gives back includes the fee. */
    @Test
    void chargebackTrapFeesCountWhereverTheyStand() {
        shop.file("paypal.csv", """
                Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number,Reference Txn ID,Balance Impact
                03/08/2026,11:00:00,EDT,Express Checkout Payment,Completed,USD,20.00,-1.19,18.81,P1,#1,,Credit
                03/09/2026,11:00:00,EDT,Chargeback,Completed,USD,-20.00,0.00,-20.00,P2,,P1,Debit
                03/09/2026,11:00:00,EDT,Chargeback Fee,Completed,USD,-15.00,0.00,-15.00,P3,,P1,Debit
                03/09/2026,11:00:00,EDT,Order,Completed,USD,20.00,0.00,20.00,P4,#1,,Memo
                """);
        shop.run();
        assertThat(shop.rows("SELECT amount, dispute_fee, reversed FROM fact_chargeback"))
                .containsExactly("20.00|15.00|0.00");
        shop.file("shopify.csv", """
                Transaction Date,Type,Order,Amount,Fee,Net,Currency
                2026-04-08 10:00:00 -0400,chargeback won,#1,20.00,-15.00,35.00,USD
                """);
        shop.run();
        assertThat(shop.rows("SELECT amount, dispute_fee, reversed FROM fact_chargeback"))
                .containsExactly("20.00|15.00|35.00");
        assertThat(shop.rows("SELECT dispute_losses FROM fact_order_line")).containsExactly("0.00");
    }

    /** Trap 19: the same file, one that overlaps it, and the old one after the new one end in the same payments. */
    @Test
    void reimportTrapOverlappingReportsConverge() {
        var header = "Transaction Date,Type,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency\n";
        var charge = "2026-03-08 10:00:00 -0500,charge,#1,";
        var early = header + charge + ",,20.00,0.88,19.12,USD\n";
        var late = header + charge + "2026-03-10,9001,20.00,0.88,19.12,USD\n"
                + "2026-03-11 10:00:00 -0400,refund,#1,2026-03-12,9002,-5.00,0.00,-5.00,USD\n";
        for (var round = 0; round < 2; round++) {
            var files = new Imported(folder.resolve("round" + round));
            Orders.write(
                    files.files.resolve("orders.jsonl"),
                    new Orders()
                            .order("#1", "2026-03-08T15:00:00Z")
                            .line("A", 1, "20.00", "0.00", "P")
                            .text());
            files.file(round == 0 ? "early.csv" : "late.csv", round == 0 ? early : late);
            aged(files, "early.csv", "2026-03-09T00:00:00Z");
            aged(files, "late.csv", "2026-03-13T00:00:00Z");
            files.run();
            files.file("early.csv", early);
            files.file("late.csv", late);
            files.file("late again.csv", late);
            aged(files, "early.csv", "2026-03-09T00:00:00Z");
            aged(files, "late.csv", "2026-03-13T00:00:00Z");
            files.run();
            assertThat(files.rows("SELECT payment_kind, amount, payout_id FROM fact_payment ORDER BY ALL"))
                    .as("round " + round)
                    .containsExactly("charge|20.00|9001", "refund|-5.00|9002");
            assertThat(files.rows("SELECT payment_fees FROM fact_order_line")).containsExactly("0.88");
        }
    }

    /** A gift card pays a part: it is no processor's, costs no fee, and the card's charge is less than the total. */
    @Test
    void splitTenderTrapOnlyTheCardsPartCostsAFee() {
        new Orders()
                .order("#2", "2026-03-09T15:00:00Z")
                .charged("gift_card", "12.00")
                .charged("stripe", "8.00")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#3", "2026-03-09T15:00:00Z")
                .charged("gift_card", "20.00")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("more.jsonl"));
        shop.file("stripe.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name]
                s1,2026-03-08 04:30:10,usd,20.00,0.88,19.12,charge,#1
                s2,2026-03-09 15:00:10,usd,8.00,0.53,7.47,charge,#2
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT order_name, payment_fees FROM fact_order_line JOIN dim_order USING (order_id) ORDER BY ALL"))
                .containsExactly("#1|0.88", "#2|0.53", "#3|0.00");
        assertThat(shop.rows("FROM mart_problem WHERE kind = 'order_without_charge'"))
                .isEmpty();
    }

    /** Adjustments and reserves are part of what a payout pays; the payout itself is not. */
    @Test
    void aPayoutIsMetByItsAdjustmentsToo() {
        shop.file("shopify.csv", """
                Transaction Date,Type,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency
                2026-03-08 10:00:00 -0500,charge,#1,2026-03-10,9001,20.00,0.88,19.12,USD
                2026-03-08 11:00:00 -0500,adjustment,,2026-03-10,9001,-1.00,0.00,-1.00,USD
                2026-03-10 11:00:00 -0400,payout,,2026-03-10,9001,-18.12,0.00,-18.12,USD
                """);
        shop.file("payouts.csv", """
                Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency
                2026-03-10,paid,20.00,0.00,-1.00,0.00,-0.88,0.00,18.12,USD
                """);
        shop.run();
        assertThat(shop.rows("SELECT imported, stated, detail FROM control_total WHERE measure = 'payouts'"))
                .containsExactly("18.12|18.12|");
    }

    private static void aged(Imported shop, String name, String modified) {
        var file = shop.files.resolve(name);
        try {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
