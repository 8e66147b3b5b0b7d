package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the interfaces of Stripe and Shopify answer about money: their units, their ids, and the exports that tell the same. */
class PaymentAnswersTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void orders() {
        shop = new Imported(folder);
        new Orders()
                .order("#1", "2026-05-01T12:00:00Z")
                .charged("stripe", "20.00")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#2", "2026-05-02T12:00:00Z")
                .charged("shopify_payments", "30.00")
                .line("A", 1, "30.00", "0.00", "P")
                .write(shop.files.resolve("orders.jsonl"));
    }

    @Test
    void stripesMinorUnitsAreThoseOfTheCurrency() {
        shop.file("fx_rates.csv", "date,currency,rate\n2026-05-01,JPY,0.0064\n2026-05-01,KWD,3.25\n");
        // 2026-05-01 16:00 UTC.
        shop.file("stripe.json", """
                {"object": "list", "has_more": false, "data": [
                  {"id": "t1", "object": "balance_transaction", "amount": 2000, "fee": 88, "net": 1912, "currency": "usd",
                   "created": 1777651200, "reporting_category": "charge", "type": "charge", "fee_details": [], "exchange_rate": null,
                   "source": {"id": "ch_1", "object": "charge", "payment_intent": "pi_1", "metadata": {"order_id": "5000000000001"}}},
                  {"id": "t2", "object": "balance_transaction", "amount": 5000, "fee": 180, "net": 4820, "currency": "jpy",
                   "created": 1777651200, "reporting_category": "charge", "type": "charge", "source": "ch_2"},
                  {"id": "t3", "object": "balance_transaction", "amount": 12345, "fee": 1000, "net": 11345, "currency": "kwd",
                   "created": 1777651200, "reporting_category": "charge", "type": "charge", "source": "ch_3"},
                  {"id": "t4", "object": "balance_transaction", "amount": -500, "fee": 0, "net": -500, "currency": "usd",
                   "created": 1777651200, "reporting_category": "refund", "type": "refund",
                   "source": {"id": "re_1", "object": "refund", "charge": "ch_1", "metadata": {}}}
                ]}
                """);
        shop.run();
        assertThat(shop.rows("""
                                SELECT payment_id, amount, fee, source_amount, source_currency, match_method, paid_date
                                FROM fact_payment ORDER BY payment_id"""))
                .containsExactly(
                        "t1|20.00|0.88|20.000|USD|order id|2026-05-01",
                        "t2|32.00|1.15|5000.000|JPY|-|2026-05-01",
                        "t3|40.12|3.25|12.345|KWD|-|2026-05-01",
                        "t4|-5.00|0.00|-5.000|USD|through its charge|2026-05-01");
        assertThat(shop.rows("SELECT measure, imported - stated FROM control_total WHERE source = 'Stripe'"))
                .containsExactly("net of movements|0.00");
    }

    @Test
    void whatIsNoBalanceTransactionIsNamed() {
        shop.file("stripe.json", """
                {"id": "t1", "object": "balance_transaction", "amount": 2000, "fee": 88, "net": 1912, "currency": "usd",
                 "created": 1777651200, "reporting_category": "charge", "source": "ch_1"}
                {"id": "ch_2", "object": "charge", "amount": 3000, "currency": "usd", "created": 1777651200}
                """);
        shop.run();
        assertThat(shop.rows("SELECT payment_id FROM fact_payment")).containsExactly("t1");
        assertThat(shop.rows("SELECT file, line, reason FROM quarantine"))
                .singleElement()
                .asString()
                .endsWith("stripe.json|3|it is no balance transaction, as the first of the file is");
    }

    @Test
    void whatTheItemisedReportTellsTooIsCountedOnce() {
        shop.file("stripe.json", """
                {"id": "t1", "object": "balance_transaction", "amount": 2000, "fee": 88, "net": 1912, "currency": "usd",
                 "created": 1777651200, "reporting_category": "charge", "source": "ch_1"}
                """);
        shop.file("stripe.csv", """
                balance_transaction_id,created,currency,gross,fee,net,reporting_category,payment_metadata[order_number]
                t1,2026-05-01 23:30:00,usd,20.00,0.88,19.12,charge,1
                """);
        shop.run();
        assertThat(shop.rows("SELECT payment_id, match_method, paid_date FROM fact_payment"))
                .containsExactly("t1|order name, written otherwise|2026-05-01");
        assertThat(shop.rows("SELECT what, dropped, difference FROM superseded"))
                .containsExactly("Stripe transaction|API|");
    }

    @Test
    void shopifysBalanceKnowsItsOrdersAndPayoutsById() {
        shop.file("balance.json", """
                {"transactions": [
                  {"id": 11, "type": "charge", "test": false, "payout_id": 900, "payout_status": "paid", "currency": "USD", "amount": "30.00",
                   "fee": "1.17", "net": "28.83", "source_id": 1, "source_type": "charge", "source_order_id": 5000000000002,
                   "source_order_transaction_id": 77, "processed_at": "2026-05-02T08:00:05-04:00"},
                  {"id": 12, "type": "debit", "test": false, "payout_id": 900, "payout_status": "paid", "currency": "USD", "amount": "-2.00",
                   "fee": "0.00", "net": "-2.00", "source_id": 2, "source_type": "adjustment", "source_order_id": null,
                   "source_order_transaction_id": null, "processed_at": "2026-05-02"},
                  {"id": 13, "type": "payout", "test": false, "payout_id": 900, "payout_status": "paid", "currency": "USD", "amount": "-26.83",
                   "fee": "0.00", "net": "-26.83", "source_id": 900, "source_type": "payout", "source_order_id": 0,
                   "source_order_transaction_id": 0, "processed_at": "2026-05-04T08:00:00-04:00"}
                ]}
                """);
        shop.file("payouts.json", """
                {"payouts": [
                  {"id": 900, "status": "paid", "date": "2026-05-04", "currency": "USD", "amount": "26.83"},
                  {"id": 901, "status": "failed", "date": "2026-05-04", "currency": "USD", "amount": "26.83"}
                ]}
                """);
        // The same charge from the export.
        shop.file("transactions.csv", """
                Transaction Date,Type,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency
                2026-05-02 08:00:05 -0400,charge,#2,2026-05-04,900,30.00,1.17,28.83,USD
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT payment_id, payment_kind, order_name, match_method FROM fact_payment ORDER BY payment_id"))
                .containsExactly("11|charge|#2|order id", "12|other|-|-", "13|other|-|-");
        assertThat(shop.rows("SELECT measure, imported, stated FROM control_total WHERE measure = 'payouts'"))
                .containsExactly("payouts|26.83|26.83");
        assertThat(shop.rows("FROM unmatched")).isEmpty();
    }

    @Test
    void anOrdersTransactionsNameTheProcessorsOwnId() {
        shop.file("transactions.json", """
                {"transactions": [
                  {"id": 77, "order_id": 5000000000001, "kind": "sale", "gateway": "stripe", "status": "success", "amount": "20.00", "currency": "USD",
                   "created_at": "2026-05-01T08:00:00-04:00", "test": false, "authorization": "ch_1", "receipt": {"payment_id": "r1"}},
                  {"id": 78, "order_id": 5000000000002, "kind": "sale", "gateway": "stripe", "status": "failure", "amount": "30.00", "currency": "USD",
                   "created_at": "2026-05-01T08:00:00-04:00", "test": false, "authorization": "ch_2"}
                ]}
                """);
        shop.file("stripe.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_intent_id,charge_id
                t1,2026-05-01 18:00:00,usd,20.00,0.88,19.12,charge,pi_r1,
                t2,2026-05-01 18:00:00,usd,30.00,0.88,29.12,charge,,ch_2
                """);
        shop.run();
        assertThat(shop.rows("SELECT payment_id, match_method FROM fact_payment ORDER BY payment_id"))
                .containsExactly("t1|payment id", "t2|-");
    }

    @Test
    void thePublishedSamplesOfBothAreRead() {
        Assumptions.assumeTrue(Files.isDirectory(FIXTURES), "the shared fixtures are not beside the project");
        shop.file("fx_rates.csv", "date,currency,rate\n2019-11-12,CAD,0.75\n");
        shop.run();
        for (var sample : new String[] {
            "stripe_openapi/fixtures3.json",
            "shopify_rest_python/payouts.json",
            "shopify_rest_python/payouts_transactions.json",
            "shopify_rest_goshopify/payments_transactions.json",
            "shopify_rest_goshopify/payouts.json"
        }) {
            assertThat(FIXTURES.resolve(sample)).exists();
            var report = new Importer(shop.data, Imported.NEW_YORK, Clock.systemUTC())
                    .importPaths(List.of(FIXTURES.resolve(sample)), Progress.SILENT);
            assertThat(report.files())
                    .as(sample)
                    .allSatisfy(file -> assertThat(file.quarantined()).isZero())
                    .extracting(FileReport::status)
                    .containsExactly(FileReport.Status.LOADED);
        }
    }
}
