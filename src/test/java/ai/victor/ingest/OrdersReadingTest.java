package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order comes whole or not at all, and becomes the row that every question is cut by. */
class OrdersReadingTest {
    @TempDir
    Path folder;

    @Test
    void anOrderIsDatedAttributedAndNamed() {
        var shop = shop(new Orders()
                .order("#1", "2026-05-05T03:59:00Z")
                .utm("Facebook", "paid_social", "cold")
                .to("US", "GA")
                .with("sourceName", "shopify_draft_order")
                .charged("shopify_payments", "20.00")
                .line("A", 1, "20.00", "0.00", "P"));
        // One minute before midnight in New York.
        assertThat(
                        shop.rows(
                                "SELECT order_date, order_hour, channel, channel_group, platform, campaign, audience, order_source, country, state, payment_method, split_order, order_id FROM dim_order"))
                .containsExactly(
                        "2026-05-04|23|Meta|paid|Meta|cold|retargeting|draft|US|GA|Shopify Payments|single|5000000000001");
    }

    @Test
    void noUtmIsDirectAndAnUnknownOneIsSaid() {
        var shop = shop(new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#2", "2026-05-05T12:00:00Z")
                .utm("carrier", "pigeon", "spring")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#3", "2026-05-05T12:00:00Z")
                .utm("facebook", "paid_social", "not in the list")
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(shop.rows("SELECT channel, channel_group, platform, audience FROM dim_order ORDER BY order_name"))
                .containsExactly("Direct|direct|-|-", "Other|other|-|-", "Meta|paid|Meta|unknown");
        assertThat(shop.rows("SELECT n FROM mart_problem WHERE kind = 'unknown_utm'"))
                .containsExactly("1");
    }

    @Test
    void onlyValidOrdersAreSalesAndMakeACustomerNew() {
        var shop = shop(new Orders()
                .order("#1", "2026-05-01T12:00:00Z")
                .with("cancelledAt", "2026-05-02T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#2", "2026-05-02T12:00:00Z")
                .test()
                .charged("bogus", "20.00")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#3", "2026-05-03T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#4", "2026-05-04T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#5", "2026-05-04T12:00:00Z")
                .customer(8)
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(
                        shop.rows(
                                "SELECT order_name, status, customer_type, first_order_date FROM dim_order ORDER BY order_name"))
                .containsExactly(
                        "#1|cancelled|-|2026-05-03",
                        "#2|test|-|2026-05-03",
                        "#3|valid|new|2026-05-03",
                        "#4|valid|returning|2026-05-03",
                        "#5|valid|new|2026-05-04");
        assertThat(shop.rows("SELECT count(DISTINCT order_id) FROM fact_order_line"))
                .containsExactly("3");
    }

    @Test
    void aCutOffLineLeavesOutTheOrderThatItMayBelongTo() {
        var whole = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#2", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "20.00", "0.00", "P")
                .text();
        var shop = new Imported(folder);
        shop.file("orders.jsonl", whole.substring(0, whole.length() - 30));
        var report = shop.run();
        assertThat(shop.rows("SELECT order_name FROM dim_order")).containsExactly("#1");
        assertThat(report.files().getFirst().quarantined()).isEqualTo(3);
        assertThat(shop.rows("SELECT line, reason FROM quarantine ORDER BY line"))
                .satisfies(rows -> assertThat(rows.getFirst()).startsWith("3|line 5"))
                .satisfies(rows -> assertThat(rows.getLast()).startsWith("5|the line is not a whole JSON object"));
    }

    @Test
    void aPartThatCannotBeReadLeavesOutItsOrder() {
        var shop = shop(new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "a lot", "0.00", "P")
                .order("#2", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(shop.rows("SELECT order_name FROM dim_order")).containsExactly("#2");
        assertThat(shop.rows("SELECT line, column_name, value FROM quarantine ORDER BY line"))
                .containsExactly("1||", "2|originalUnitPriceSet.shopMoney.amount|a lot");
    }

    @Test
    void childrenWithoutTheirOrderAreOrphans() {
        var text = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .refund("2026-05-06T12:00:00Z", "5.00")
                .text();
        var shop = new Imported(folder);
        shop.file("orders.jsonl", text.substring(text.indexOf('\n') + 1));
        var report = shop.run();
        assertThat(report.files().getFirst().faults())
                .extracting(fault -> fault.line() + " " + fault.reason())
                .allMatch(fault -> fault.contains("is not in the file before it"))
                .hasSize(2);
    }

    @Test
    void anOrderInAnotherCurrencyIsLeftOutWithItsLines() {
        var shop = shop(new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .with("currencyCode", "EUR")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#2", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(shop.rows("SELECT order_name FROM dim_order")).containsExactly("#2");
        assertThat(shop.rows("SELECT line, value FROM quarantine ORDER BY line"))
                .containsExactly("1|EUR", "2|");
        assertThat(shop.rows("SELECT quarantined FROM shop")).containsExactly("2");
    }

    @Test
    void theSessionThatCarriesTheOrdersNameGivesItsDevice() {
        var shop = new Imported(folder).file("sessions.csv", """
                session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                s1,v1,7,2026-05-05T11:09:05Z,,,,mobile,/a,#1
                s2,v1,,2026-05-05T10:09:05Z,,,,desktop,/b,
                """);
        write(shop, new Orders().order("#1", "2026-05-05T12:00:00Z").line("A", 1, "20.00", "0.00", "P"));
        assertThat(shop.rows("SELECT device, landing_page FROM dim_order")).containsExactly("mobile|/a");
        // A customer is the same in both, and is no longer the number 7.
        assertThat(
                        shop.rows(
                                "SELECT s.customer_key = o.customer_key, length(o.customer_key) FROM fact_session s JOIN dim_order o USING (order_id)"))
                .containsExactly("true|24");
    }

    private Imported shop(Orders orders) {
        var shop = new Imported(folder)
                .file("channels.csv", "utm_source,utm_medium,channel,channel_group\nfacebook,paid_social,Meta,paid\n")
                .file("campaigns.csv", "platform,campaign,audience_type\nMeta,cold,retargeting\n");
        write(shop, orders);
        return shop;
    }

    private static void write(Imported shop, Orders orders) {
        orders.write(shop.files.resolve("orders.jsonl"));
        assertThat(shop.run().problems()).isEqualTo(List.of());
    }
}
