package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which click an order is owed to, by three models side by side. */
class AttributionTest {
    private static final String CHANNELS = """
            utm_source,utm_medium,channel,channel_group
            google,cpc,Google,paid
            facebook,paid_social,Meta,paid
            klaviyo,email,Email,email
            ,,Direct,direct
            """;

    private static final String SESSIONS =
            "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder).file("channels.csv", CHANNELS);
    }

    @Test
    void theFirstClickTheLastOneAndTheOrdersOwnMayDiffer() {
        sessions("""
                s1,v1,,2026-05-01T12:00:00Z,google,cpc,generic,mobile,/,
                s2,v1,,2026-05-03T12:00:00Z,klaviyo,email,flow: Hello,mobile,/,
                s3,v1,9,2026-05-04T15:50:00Z,,,,mobile,/,#1
                """);
        orders(new Orders().order("#1", "2026-05-04T16:00:00Z").line("A", 1, "20.00", "0.00", "P"));
        assertThat(credits())
                .containsExactly(
                        "first_click|Google|generic|1.000000|20.00",
                        "last_click_utm|Direct|-|1.000000|20.00",
                        "last_non_direct_click|Email|flow: Hello|1.000000|20.00");
    }

    @Test
    void clicksOfTheCustomerOnAnotherDeviceCount() {
        sessions("""
                s1,v1,9,2026-05-01T12:00:00Z,google,cpc,generic,mobile,/,
                s2,v2,9,2026-05-04T15:50:00Z,facebook,paid_social,warm,desktop,/,#1
                """);
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .customer(9)
                .utm("facebook", "paid_social", "warm")
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(credits())
                .containsExactly(
                        "first_click|Google|generic|1.000000|20.00",
                        "last_click_utm|Meta|warm|1.000000|20.00",
                        "last_non_direct_click|Meta|warm|1.000000|20.00");
    }

    @Test
    void whatLiesThirtyDaysBackOrAfterTheOrderDoesNotCount() {
        sessions("""
                s1,v1,,2026-04-04T15:59:59Z,google,cpc,generic,mobile,/,
                s2,v1,,2026-05-04T15:50:00Z,,,,mobile,/,#1
                s3,v1,,2026-05-04T16:00:01Z,klaviyo,email,flow: Hello,mobile,/,
                """);
        orders(new Orders().order("#1", "2026-05-04T16:00:00Z").line("A", 1, "20.00", "0.00", "P"));
        assertThat(credits())
                .containsExactly(
                        "first_click|Direct|-|1.000000|20.00",
                        "last_click_utm|Direct|-|1.000000|20.00",
                        "last_non_direct_click|Direct|-|1.000000|20.00");
    }

    @Test
    void anOrderWithoutATouchKeepsARowWithoutAChannel() {
        orders(new Orders().order("#1", "2026-05-04T16:00:00Z").line("A", 1, "20.00", "0.00", "P"));
        assertThat(credits())
                .containsExactly(
                        "first_click|-|-|1.000000|20.00",
                        "last_click_utm|Direct|-|1.000000|20.00",
                        "last_non_direct_click|-|-|1.000000|20.00");
    }

    @Test
    void anOrderOfWhichOnlyTheUtmIsKnownIsOwedToIt() {
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .utm("Google", "CPC", "generic")
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(credits()).extracting(row -> row.split("\\|")[1]).containsOnly("Google");
    }

    @Test
    void ordersThatAreNotValidAreOwedToNobody() {
        orders(new Orders()
                .order("#1", "2026-05-04T16:00:00Z")
                .test()
                .utm("google", "cpc", "generic")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#2", "2026-05-04T17:00:00Z")
                .with("cancelledAt", "2026-05-05T16:00:00Z")
                .line("A", 1, "20.00", "0.00", "P"));
        assertThat(credits()).isEmpty();
    }

    private List<String> credits() {
        return shop.rows(
                "SELECT attribution_model, channel, campaign, weight, revenue FROM fact_order_attribution ORDER BY 1");
    }

    private void sessions(String rows) {
        shop.file("sessions.csv", SESSIONS + rows);
    }

    private void orders(Orders orders) {
        shop.file("orders.jsonl", orders.text());
        assertThat(shop.run().problems()).isEmpty();
    }
}
