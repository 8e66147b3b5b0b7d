package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Parquet file of one of our forms is that form: same rows, same quarantine, same line numbers, a header counted as line 1. */
class ParquetFilesTest {
    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() throws IOException {
        shop = new Imported(folder.resolve("shop"));
        Files.createDirectories(shop.files);
    }

    @Test
    void typedColumnsAreReadAsTheirText() {
        parquet("ads.parquet", """
                SELECT DATE '2026-05-01' AS "Reporting starts", DATE '2026-05-01' AS "Reporting ends", 'cold, "wide"' AS "Campaign name",
                       'us' AS "Ad set name", CAST(1017.91 AS DECIMAL(12, 2)) AS "Amount spent (USD)", 1710 AS "Impressions", 23.0::DOUBLE AS "Link clicks",
                       NULL::DOUBLE AS "Purchases", 171.905::DOUBLE AS "Purchases conversion value\"""");
        assertThat(shop.run().text()).contains("Meta ads report");
        assertThat(shop.rows("SELECT ad_date, campaign, spend, impressions, clicks, claimed_value FROM fact_ad_spend"))
                .containsExactly("2026-05-01|cold, \"wide\"|1017.91|1710|23|171.91");
    }

    @Test
    void aTimeWithoutAZoneIsUtcWhereAMomentIsMeant() {
        parquet("sessions.parquet", """
                SELECT 's' || i AS session_id, 'v' AS visitor_id, CAST(7 AS DOUBLE) AS customer_id,
                       CASE i WHEN 1 THEN TIMESTAMP '2026-05-02 02:30:00' ELSE TIMESTAMP '2026-05-02 11:00:00.25' END AS started_at,
                       NULL AS utm_source, NULL AS utm_medium, NULL AS utm_campaign, 'mobile' AS device, '/' AS landing_page, NULL AS order_name
                FROM range(1, 3) t(i)""");
        shop.file("more.csv", """
                session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                s3,v,7,2026-05-02T02:30:00Z,,,,mobile,/,
                """);
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT session_id, started_at FROM raw_session ORDER BY 1"))
                .containsExactly("s1|2026-05-02 02:30:00.0", "s2|2026-05-02 11:00:00.25", "s3|2026-05-02 02:30:00.0");
        assertThat(shop.rows("SELECT session_date FROM fact_session ORDER BY session_id"))
                .containsExactly("2026-05-01", "2026-05-02", "2026-05-01");
        assertThat(shop.rows("SELECT count(DISTINCT customer_key) FROM raw_session"))
                .containsExactly("1");
    }

    @Test
    void aTimeWithAZoneIsItsMoment() {
        parquet("events.parquet", """
                SELECT TIMESTAMPTZ '2026-05-02 02:30:00+02' AS occurred_at, 'search' AS event_type, 's1' AS session_id, 'v' AS visitor_id,
                       'plant shirt' AS query, 3 AS results_count, NULL AS widget""");
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT occurred_at FROM raw_event")).containsExactly("2026-05-02 00:30:00.0");
    }

    @Test
    void aTimeOfTheShopsOwnClockStaysIt() {
        parquet("campaigns.parquet", """
                SELECT 'Launch' AS "Campaign Name", TIMESTAMP '2026-05-07 23:00:00' AS "Send Time", 9 AS "Successful Deliveries", 1 AS "Unique Opens",
                       1 AS "Unique Clicks", 0 AS "Unique Placed Order", 0.0 AS "Revenue", 'C1' AS "Campaign ID", 'Email' AS "Campaign Channel\"""");
        assertThat(shop.run().quarantined()).isZero();
        assertThat(shop.rows("SELECT send_date FROM fact_message")).containsExactly("2026-05-07");
    }

    @Test
    void aBadRowIsQuarantinedWithItsLineAndColumn() {
        parquet("tools.parquet", """
                SELECT 'T' || i AS tool, 'x' AS category, CASE i WHEN 2 THEN 'soon' ELSE '2026-05' END AS month, 1.5 AS cost FROM range(1, 4) t(i)""");
        shop.run();
        assertThat(shop.rows("SELECT tool, cost FROM fact_tool_cost ORDER BY 1"))
                .containsExactly("T1|1.50", "T3|1.50");
        assertThat(shop.rows("SELECT line, column_name, value, reason FROM quarantine"))
                .containsExactly("3|month|soon|is no month (YYYY-MM)");
    }

    @Test
    void aMissingColumnRefusesIt() {
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        parquet("tools.parquet", "SELECT 'T' AS tool, 'x' AS category, '2026-05' AS month");
        assertThat(shop.run().text())
                .contains("tools.parquet: It looks like a tool costs file, but the column \"cost\" is missing.");
    }

    @Test
    void oneThatIsCutOffIsRefusedAndTheRestIsImported() throws IOException {
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        parquet("tools.parquet", "SELECT 'T' AS tool, 'x' AS category, '2026-05' AS month, 1.5 AS cost");
        var whole = Files.readAllBytes(shop.files.resolve("tools.parquet"));
        Files.write(shop.files.resolve("tools.parquet"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(shop.files.resolve("name only.parquet"), "PAR1");
        assertThat(shop.run().files())
                .extracting(file -> file.path().getFileName() + " " + file.status())
                .containsExactlyInAnyOrder("zones.csv LOADED", "tools.parquet REFUSED", "name only.parquet REFUSED");
    }

    @Test
    void manyRowsAreReadAFewAtATimeAndTheSameFileIsNotReadTwice() {
        parquet(
                "tools.parquet",
                "SELECT 'T' || i AS tool, 'x' AS category, '2026-05' AS month, 1.25 AS cost FROM range(50000) t(i)");
        shop.run();
        assertThat(shop.rows("SELECT count(*), sum(cost) FROM fact_tool_cost")).containsExactly("50000|62500.00");
        assertThat(shop.run().published()).isFalse();
    }

    private void parquet(String name, String sql) {
        try (var writer = StoreWriter.open(folder.resolve("maker.duckdb"))) {
            writer.run("COPY (" + sql + ") TO '" + shop.files.resolve(name) + "' (FORMAT parquet)");
        }
    }
}
