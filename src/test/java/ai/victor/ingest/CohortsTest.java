package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers by their first order, silent customers, and what assigned visitors brought. */
class CohortsTest {
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
    void daysAreCountedFromTheFirstValidOrderWhichIsNoReturn() {
        // Customer 1: cancelled, then first on 1 January, again on day 90. Customer 2: again on day 91. The data ends
        // on 30 May.
        orders(order("#1", "2025-12-20T16:00:00Z", 1)
                .with("cancelledAt", "2025-12-21T16:00:00Z")
                .order("#2", "2026-01-01T16:00:00Z")
                .customer(1)
                .line("A", 1, "10.00", "0.00", "P")
                .order("#3", "2026-04-01T16:00:00Z")
                .customer(1)
                .line("A", 1, "20.00", "0.00", "P")
                .order("#4", "2026-01-01T17:00:00Z")
                .customer(2)
                .line("A", 1, "30.00", "0.00", "P")
                .order("#5", "2026-04-02T17:00:00Z")
                .customer(2)
                .line("A", 1, "40.00", "0.00", "P")
                .order("#6", "2026-05-30T17:00:00Z")
                .customer(3)
                .line("A", 1, "50.00", "0.00", "P"));
        assertThat(shop.rows("""
                        SELECT first_order_date, age_days, orders, days_to_second_order, orders_returning_90, revenue_returning_90, revenue
                        FROM fact_customer ORDER BY revenue
                        """))
                .containsExactly(
                        "2026-01-01|149|2|90|1|20.00|30.00",
                        "2026-05-30|0|1|-|0|0.00|50.00",
                        "2026-01-01|149|2|91|0|0.00|70.00");
    }

    @Test
    void aCustomerIsSilentFromTheMonthThatBegins180DaysAfterTheLastOrder() {
        // 180 days after 2 January is 1 July; the order of 20 August ends the silence within August.
        orders(order("#1", "2026-01-02T16:00:00Z", 1)
                .order("#2", "2026-08-20T16:00:00Z")
                .customer(1)
                .line("A", 1, "10.00", "0.00", "P")
                .order("#3", "2026-10-03T16:00:00Z")
                .customer(2)
                .line("A", 1, "10.00", "0.00", "P"));
        assertThat(shop.rows("SELECT month, reactivated FROM fact_silent_customer ORDER BY 1"))
                .containsExactly("2026-07-01|false", "2026-08-01|true");
    }

    @Test
    void anOutcomeBeginsWithTheAssignmentAndEndsWithTheExperiment() {
        shop.file(
                        "experiments.csv",
                        "experiment,name,unit,start_date,end_date,holdout_share_planned,tool\nhats,Hats,visitor,2026-05-01,2026-05-31,0.5,Hatter\n")
                .file(
                        "assignments.csv",
                        "experiment,visitor_id,arm,assigned_at\nhats,v1,Treatment,2026-05-02T16:00:00Z\nhats,v2,holdout,2026-05-02T16:00:00Z\n")
                .file("tools.csv", "tool,category,month,cost\nHatter,hats,2026-05,100.00\nHatter,hats,2026-06,100.00\n")
                .file("sessions.csv", SESSIONS + """
                        s1,v1,,2026-05-01T12:00:00Z,,,,mobile,/,#1
                        s2,v1,,2026-05-03T12:00:00Z,,,,mobile,/,#2
                        s3,v1,,2026-06-01T12:00:00Z,,,,mobile,/,#3
                        """);
        orders(order("#1", "2026-05-01T12:01:00Z", 1)
                .order("#2", "2026-05-03T12:01:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .order("#3", "2026-06-01T12:01:00Z")
                .line("A", 1, "40.00", "0.00", "P"));
        assertThat(
                        shop.rows(
                                "SELECT visitor_id, arm, orders, revenue, revenue_1_90 FROM fact_experiment_visitor ORDER BY 1"))
                .containsExactly("v1|treatment|1|20.00|60.00", "v2|holdout|0|0.00|0.00");
        assertThat(shop.rows("SELECT min(cost_date), max(cost_date), sum(cost) FROM fact_experiment_cost"))
                .containsExactly("2026-05-01|2026-05-31|100.00");
    }

    @Test
    void sourcesAreHeldAgainstTheNewestOne() {
        shop.file("sessions.csv", SESSIONS + "s1,v1,,2026-05-04T12:00:00Z,,,,mobile,/,\n");
        orders(order("#1", "2026-05-01T16:00:00Z", 1));
        assertThat(shop.rows("SELECT data_source, last_day, days_behind FROM fact_source ORDER BY 1"))
                .isEqualTo(List.of("orders feed|2026-05-01|3", "sessions feed|2026-05-04|0"));
    }

    private static Orders order(String name, String at, long customer) {
        return new Orders().order(name, at).customer(customer).line("A", 1, "5.00", "0.00", "P");
    }

    private void orders(Orders orders) {
        shop.file("orders.jsonl", orders.text());
        assertThat(shop.run().problems()).isEmpty();
    }
}
