package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain figure by channel goes by an order's last UTM; models stand side by side, each adds up to all orders, and what is owed to nobody is a row. */
class AttributionTrapTest {
    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void threeOrders() {
        shop = new Imported(folder);
        shop.file(
                "channels.csv",
                "utm_source,utm_medium,channel,channel_group\nfb,paid,Meta,paid\nklaviyo,email,Email,owned\n,,Direct,direct\n");
        shop.file(
                "orders.jsonl",
                new Orders()
                        .order("#1", "2026-05-05T12:00:00Z")
                        .customer(1)
                        .utm("Klaviyo", "EMAIL", "flow: Hello")
                        .line("A", 1, "20.00", "0.00", "P")
                        .order("#2", "2026-05-05T13:00:00Z")
                        .customer(2)
                        .line("A", 1, "30.00", "0.00", "P")
                        .order("#3", "2026-05-05T14:00:00Z")
                        .customer(3)
                        .line("A", 1, "50.00", "0.00", "P")
                        .text());
        shop.file("sessions.csv", """
                session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                s1,v1,1,2026-05-01T11:00:00Z,fb,paid,cold,mobile,/,
                s2,v1,1,2026-05-05T11:50:00Z,klaviyo,email,flow: Hello,mobile,/,#1
                s3,v2,2,2026-05-02T11:00:00Z,fb,paid,cold,mobile,/,
                s4,v2,2,2026-05-05T12:50:00Z,,,,mobile,/,#2
                """);
        shop.run();
    }

    @Test
    void aPlainFigureGoesByTheLastUtmOfTheOrder() {
        assertThat(shop.rows("SELECT order_name, channel, campaign FROM dim_order ORDER BY 1"))
                .containsExactly("#1|Email|flow: Hello", "#2|Direct|-", "#3|Direct|-");
    }

    @Test
    void aDirectVisitTakesNoCreditFromAClickInTheModelThatSaysSo() {
        assertThat(shop.rows(
                        "SELECT attribution_model, o.order_name, a.channel FROM fact_order_attribution a JOIN dim_order o USING (order_id)"
                                + " WHERE o.order_name = '#2' ORDER BY 1"))
                .containsExactly("first_click|#2|Meta", "last_click_utm|#2|Direct", "last_non_direct_click|#2|Meta");
    }

    @Test
    void anOrderOfWhichNoTouchIsKnownIsARowWithoutAChannel() {
        assertThat(shop.rows(
                        "SELECT attribution_model, a.channel, a.revenue FROM fact_order_attribution a JOIN dim_order o USING (order_id)"
                                + " WHERE o.order_name = '#3' AND attribution_model <> 'last_click_utm' ORDER BY 1"))
                .containsExactly("first_click|-|50.00", "last_non_direct_click|-|50.00");
    }

    @Test
    void eachModelAddsUpToAllOrders() {
        assertThat(
                        shop.rows(
                                "SELECT attribution_model, sum(weight), sum(revenue) FROM fact_order_attribution GROUP BY 1 ORDER BY 1"))
                .containsExactly(
                        "first_click|3.000000|100.00",
                        "last_click_utm|3.000000|100.00",
                        "last_non_direct_click|3.000000|100.00");
        assertThat(
                        shop.rows(
                                "SELECT count(*) FROM (SELECT order_id, attribution_model FROM fact_order_attribution GROUP BY ALL HAVING sum(weight) <> 1)"))
                .containsExactly("0");
    }
}
