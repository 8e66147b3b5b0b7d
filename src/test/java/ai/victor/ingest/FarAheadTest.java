package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One date with a slip of the pen, years ahead of all others, makes nobody a customer of years who never came back. */
class FarAheadTest {
    private static final String HEADER =
            "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name\n";

    @TempDir
    Path folder;

    private static String sessions(int count, String more) {
        var text = new StringBuilder(HEADER);
        for (var i = 0; i < count; i++) {
            text.append("s")
                    .append(i)
                    .append(",v")
                    .append(i)
                    .append(",,2026-05-%02dT11:09:05Z,,,,desktop,/,\n".formatted(1 + i % 28));
        }
        return text.append(more).toString();
    }

    private Imported shop(int sessions, String more) {
        var shop = new Imported(folder)
                .file(
                        "orders.jsonl",
                        new Orders()
                                .order("#1001", "2026-05-01T16:00:00Z")
                                .line("A", 1, "20.00", "0.00", "Printify")
                                .text())
                .file("sessions.csv", sessions(sessions, more));
        assertThat(shop.run().problems()).isEmpty();
        return shop;
    }

    @Test
    void aSlipIsNamedAndJudgesNobody() {
        var shop = shop(1000, "x,vx,,2062-05-02T11:09:05Z,,,,desktop,/,\n");
        assertThat(shop.rows("SELECT age_days FROM fact_customer")).containsExactly("27");
        assertThat(shop.rows("SELECT detail, n FROM mart_problem WHERE kind = 'date_far_ahead'"))
                .containsExactly("Orders or sessions dated more than a year after all others, from 2062-05-02 on:"
                        + " correct their dates and import them again|1");
    }

    @Test
    void aShopThatPausedIsNone() {
        var shop = shop(100, "x,vx,,2027-07-02T11:09:05Z,,,,desktop,/,\n");
        assertThat(shop.rows("SELECT age_days FROM fact_customer")).containsExactly("427");
        assertThat(shop.rows("SELECT count(*) FROM mart_problem WHERE kind = 'date_far_ahead'"))
                .containsExactly("0");
    }
}
