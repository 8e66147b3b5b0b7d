package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of Google Analytics: notes before, sections one below the other, totals among them, and days that can or cannot be told. */
class TrafficReportsTest {
    private static final String MAY = """
            # ----------------------------------------
            # Traffic
            # Account: Shop
            # Property: Shop
            # Start date: 20260501
            # End date: 20260531
            # ----------------------------------------
            """;

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void sectionsAreReadEachForItself() {
        shop.file("ga.csv", MAY + """

                Nth day,Sessions,Active users
                0000,10,8
                0001,20,15

                Country,Active users
                Norway,3

                # a note between
                Date,Session default channel group,Sessions,Engaged sessions
                20260502,Direct,5,1
                20260502,(not set),2,
                ,,,Grand total
                20260503,Direct,6,4
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT traffic_date, cut_by, channel, sessions, engaged_sessions FROM fact_traffic_daily ORDER BY ALL"))
                .containsExactly(
                        "2026-05-01|day|-|10|-",
                        "2026-05-02|channel|Direct|5|1",
                        "2026-05-02|channel|-|2|-",
                        "2026-05-02|day|-|20|-",
                        "2026-05-03|channel|Direct|6|4");
        assertThat(shop.rows("SELECT line, reason FROM quarantine"))
                .containsExactly(
                        "13|this section (Country, Active users) is none that Victor reads: it reads sessions by day, and transaction ids");
        assertThat(shop.rows("SELECT data_source, row_count FROM fact_source WHERE data_source LIKE 'Google%'"))
                .containsExactly("Google Analytics feed|5");
        assertThat(shop.rows("SELECT source FROM known_limit")).containsExactly("Google Analytics");
    }

    @Test
    void whatTellsOfAWholeMonthIsNotSpread() {
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        shop.file("ga.csv", MAY + "\nLanding page,Sessions\n/,300\n/x,20\n");
        shop.run();
        assertThat(shop.rows("SELECT count(*) FROM fact_traffic_daily")).containsExactly("0");
        assertThat(shop.rows("SELECT line, reason, fix FROM quarantine"))
                .containsExactly(
                        "9|this section tells of 2026-05-01 to 2026-05-31 as a whole, and what fell on which day cannot be told"
                                + "|Export it with Date as a dimension, or for a single day");
    }

    @Test
    void anExplorationOfOneDayHasThatDay() {
        shop.file("ga.csv", """
                # Free form
                # 20260505-20260505

                Landing page + query string,Sessions,Engaged sessions
                ,30,9,Grand total
                /x?fbclid=a,10,3
                /x?fbclid=b,20,6
                """.replace(",30,9,Grand total", "Grand total,30,9"));
        shop.run();
        assertThat(shop.rows("SELECT traffic_date, landing_page, sessions, engaged_sessions FROM fact_traffic_daily"))
                .containsExactly("2026-05-05|/x|30|9");
    }

    @Test
    void salesAreTiedToOrdersByIdOrNameAndTheRestIsListed() {
        shop.file(
                "orders.jsonl",
                new Orders()
                        .order("#1", "2026-05-05T12:00:00Z")
                        .line("A", 1, "20.00", "0.00", "P")
                        .order("#2", "2026-05-05T12:00:00Z")
                        .line("A", 1, "20.00", "0.00", "P")
                        .text());
        shop.file("ga.csv", MAY + """

                Transaction ID,Session source / medium,Purchase revenue
                #1,google / cpc,20.00
                #1,google / cpc,20.00
                5000000000002,(direct) / (none),20
                tok_abc,meta / paid,31.5
                """);
        shop.run();
        assertThat(shop.rows("SELECT matched, total FROM data_coverage WHERE what LIKE 'Google%'"))
                .containsExactly("2|3");
        assertThat(shop.rows("SELECT source_id, detail, amount FROM unmatched WHERE source = 'Google Analytics'"))
                .containsExactly("tok_abc|meta / paid|31.50");
    }
}
