package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in another currency waits in quarantine for its rate, and is read once there is one; it is never added up as it stands. */
class ForeignCurrencyTest {
    private static final String STRIPE = """
            balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name]
            txn_1,2026-05-05 14:57:52,usd,57.41,1.96,55.45,charge,#1
            txn_2,2026-05-06 14:57:52,eur,100.00,3.00,97.00,charge,#2
            """;

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void withoutARateItIsQuarantinedWithTheFix() {
        shop.file("stripe.csv", STRIPE);
        assertThat(shop.run().quarantined()).isEqualTo(1);
        assertThat(shop.rows("SELECT line, column_name, value, reason, fix FROM quarantine"))
                .containsExactly(
                        "3|currency|EUR|is not the shop's currency, USD, and there is no exchange rate for it on 2026-05-06"
                                + "|Import an fx_rates.csv (date,currency,rate) with the rate of EUR on 2026-05-06, or at most 7 days before, and this file again");
        assertThat(shop.rows("SELECT count(*) FROM raw_stripe")).containsExactly("1");
    }

    @Test
    void onceThereIsARateTheSameFileIsReadAgain() {
        shop.file("stripe.csv", STRIPE);
        shop.run();
        assertThat(shop.run().published()).isFalse();
        shop.file("zz_fx_rates.csv", "date,currency,rate\n2026-05-04,EUR,1.25\n");
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT count(*) FROM raw_stripe")).containsExactly("2");
        assertThat(shop.run().published()).isFalse();
    }

    @Test
    void aRateOfLongAgoIsNone() {
        shop.file("stripe.csv", STRIPE).file("fx_rates.csv", "date,currency,rate\n2026-04-28,EUR,1.25\n");
        assertThat(shop.run().quarantined()).isEqualTo(1);
    }

    @Test
    void aSignThatContradictsTheCurrencyIsNotIgnored() {
        shop.file("stripe.csv", STRIPE.replace("57.41,1.96", "€57.41,1.96"));
        shop.run();
        assertThat(shop.rows("SELECT value, reason FROM quarantine WHERE line = 2"))
                .containsExactly("€|is not the sign of USD");
    }
}
