package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits of machines and of the shop's own people spoil every rate: they are named, with both numbers, and never taken out unseen. */
class BotTrafficTrapTest {
    private static final String SESSIONS =
            "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void aVisitorThatBeginsMoreSessionsThanADayHasIsAMachine() {
        shop.file("sessions.csv", SESSIONS + sessions("bot", 60) + sessions("keen", 48) + sessions("person", 2));
        shop.run();
        assertThat(shop.rows("SELECT detail, n FROM mart_problem WHERE kind = 'traffic_of_machines'"))
                .containsExactly(
                        "Sessions of visitors that began more than 48 in a day, which no person does; for example on 2026-05-05: 110 sessions, 50 without them|60");
        assertThat(shop.rows("SELECT count(*) FROM fact_session")).containsExactly("110");
    }

    @Test
    void thePreviewOfAThemeIsOpenedByTheShopsOwnPeople() {
        shop.file(
                "sessions.csv",
                SESSIONS
                        + "s1,v1,,2026-05-05T12:00:00Z,,,,mobile,/?preview_theme_id=123&key=secret,\ns2,v2,,2026-05-05T12:00:00Z,,,,mobile,/,\n");
        shop.run();
        assertThat(shop.rows("SELECT detail, n FROM mart_problem WHERE kind = 'traffic_of_own_people'"))
                .containsExactly(
                        "Sessions that began on the preview of a theme, which only the shop's own people open; there are 2 sessions, 1 without them|1");
        assertThat(shop.rows("SELECT landing_page FROM raw_session WHERE session_id = 's1'"))
                .containsExactly("/?preview_theme_id=123");
    }

    @Test
    void aDayOfManySessionsThatNobodyStayedInIsNamed() {
        var days = IntStream.rangeClosed(1, 9)
                .mapToObj(day -> "2026050" + day + ",Direct,100,60\n")
                .collect(Collectors.joining());
        shop.file(
                "ga.csv",
                "# Traffic\n# Start date: 20260501\n# End date: 20260531\n\nDate,Session default channel group,Sessions,Engaged sessions\n"
                        + days + "20260510,Direct,900,6\n20260511,Direct,900,500\n");
        shop.run();
        assertThat(shop.rows("SELECT detail, n FROM mart_problem WHERE kind = 'traffic_without_engagement'"))
                .containsExactly(
                        "Days in Google Analytics with over five times the usual sessions, fewer than 1 in 20 of them engaged;"
                                + " for example 2026-05-10: 900 sessions, 6 engaged|1");
    }

    @Test
    void ordinaryTrafficIsNotSuspected() {
        shop.file("sessions.csv", SESSIONS + sessions("a", 3) + sessions("b", 4));
        shop.run();
        assertThat(shop.rows("SELECT kind FROM mart_problem WHERE kind LIKE 'traffic%'"))
                .isEmpty();
    }

    private static String sessions(String visitor, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> visitor + i + "," + visitor + ",,2026-05-05T1" + i / 60 + ":"
                        + String.format("%02d", i % 60) + ":00Z,,,,mobile,/,\n")
                .collect(Collectors.joining());
    }
}
