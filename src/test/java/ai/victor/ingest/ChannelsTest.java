package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which channel an order came by: a channels file says so; where there is none, the words that nearly all links bear. */
class ChannelsTest {
    private static final String CHANNEL_OF_ORDER =
            "SELECT order_name, channel, channel_group FROM dim_order ORDER BY order_name";

    @TempDir
    Path folder;

    private static String orders() {
        var orders = new Orders();
        var links = new String[][] {
            {"google", "cpc"},
            {"IG", "paid_social"},
            {"tiktok", "Paid"},
            {"taboola", "cpc"},
            {"Klaviyo", "email"},
            {"attentive", "sms"},
            {"bing", "organic"},
            {"pinterest", "social"},
            {"igloo", "paid"},
            {"facebook", "post"}
        };
        for (var i = 0; i < links.length; i++) {
            orders.order("#100" + i, "2026-06-01T10:00:00Z")
                    .utm(links[i][0], links[i][1], "june")
                    .line("A", 1, "10.00", "0.00", "Printify");
        }
        return orders.text();
    }

    @Test
    void withoutAFileTheUsualWordsSayIt() {
        var shop = new Imported(folder).file("orders.jsonl", orders());
        assertThat(shop.run().findings())
                .extracting(ImportReport.Finding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("name no channel that is known by its words"));
        assertThat(shop.rows(CHANNEL_OF_ORDER))
                .containsExactly(
                        "#1000|Google|paid",
                        "#1001|Meta|paid",
                        "#1002|TikTok|paid",
                        "#1003|Paid Other|paid",
                        "#1004|Email|email",
                        "#1005|SMS|sms",
                        "#1006|Organic Search|organic",
                        "#1007|Organic Social|organic",
                        "#1008|Paid Other|paid",
                        "#1009|Other|other");
        assertThat(shop.rows("SELECT source, n FROM known_limit WHERE source = 'Channels'"))
                .containsExactly("Channels|9");
    }

    @Test
    void aFileSaysAllOfIt() {
        var shop = new Imported(folder)
                .file("orders.jsonl", orders())
                .file(
                        "channels.csv",
                        "utm_source,utm_medium,channel,channel_group\ngoogle,cpc,Search ads,paid\nfacebook,post,Our page,organic\n");
        shop.run();
        assertThat(shop.rows(CHANNEL_OF_ORDER))
                .contains("#1000|Search ads|paid", "#1009|Our page|organic", "#1001|Other|other", "#1004|Other|other");
        assertThat(shop.rows("SELECT count(*) FROM known_limit WHERE source = 'Channels'"))
                .containsExactly("0");
    }
}
