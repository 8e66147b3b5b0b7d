package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platforms claim stands beside what the shop sold and is never part of it: two platforms and an e-mail claim the same order. */
class PlatformClaimsTrapTest {
    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void aShopOfOneOrderThatThreeClaim() {
        shop = new Imported(folder);
        shop.file(
                "orders.jsonl",
                new Orders()
                        .order("#1", "2026-05-05T12:00:00Z")
                        .utm("fb", "paid", "cold")
                        .line("A", 1, "20.00", "0.00", "P")
                        .text());
        shop.file("channels.csv", "utm_source,utm_medium,channel,channel_group\nfb,paid,Meta,paid\n");
        shop.file("meta.csv", """
                Reporting starts,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                2026-05-05,cold,wide,5.00,1,1,1,20.00
                """);
        shop.file("google.csv", """
                Day,Campaign,Ad group,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
                2026-05-05,brand,exact,USD,1.00,1,1,0.75,15.00
                """);
        shop.file("flows.csv", """
                Day,Flow ID,Flow Name,Flow Message ID,Flow Message Name,Flow Message Channel,Delivered,Unique Opens,Unique Clicks,Placed Order,Revenue
                2026-05-05,F1,Hello,m1,Hello 1,Email,8,4,1,1,20.00
                """);
        shop.run();
    }

    @Test
    void claimsAreInNoFigureOfTheShop() {
        assertThat(shop.rows("SELECT count(*) FROM dim_order WHERE status = 'valid'"))
                .containsExactly("1");
        assertThat(shop.rows("SELECT sum(revenue) FROM fact_order_line")).containsExactly("20.00");
        assertThat(
                        shop.rows(
                                "SELECT channel, sum(revenue) FROM fact_order_attribution WHERE attribution_model = 'last_click_utm' GROUP BY 1"))
                .containsExactly("Meta|20.00");
    }

    @Test
    void claimsStandBesideInColumnsOfTheirOwn() {
        assertThat(shop.rows(
                        "SELECT platform, claimed_conversions, claimed_value FROM fact_ad_spend ORDER BY platform"))
                .containsExactly("Google|0.7500|15.00", "Meta|1.0000|20.00");
        assertThat(shop.rows("SELECT claimed_orders, claimed_revenue FROM fact_message"))
                .containsExactly("1|20.00");
    }

    @Test
    void whereTheyClaimMoreThanWasSoldThatIsSaid() {
        assertThat(shop.rows("SELECT detail, amount FROM known_limit WHERE source = 'Ad platforms'"))
                .containsExactly(
                        "In 2026-05 the platforms together claim 2 purchases, and the shop had 1 orders; claims of platforms overlap and are never added"
                                + " to the shop's figures|35.00");
    }
}
