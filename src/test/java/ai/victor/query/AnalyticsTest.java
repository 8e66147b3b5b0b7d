package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.victor.engine.EngineSettings;
import ai.victor.model.DateRange;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one door to data: what comes with the rows, and what happens when the store changes or is missing. */
class AnalyticsTest {
    @TempDir
    Path folder;

    @Test
    void rowsComeWithWhatTheyRestOn() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            var rows = rows(
                    analytics.run(
                            "SELECT channel, AGGREGATE(contribution_margin_rate), AGGREGATE(visitors) FROM metrics WHERE device = 'mobile' AND day >= '2026-06-01' GROUP BY channel"));
            var certificate = rows.certificate();
            assertThat(rows.dialect()).isEqualTo("duckdb");
            assertThat(certificate.facts()).containsExactly("order_lines", "sessions");
            assertThat(certificate.filters()).containsExactly("device = 'mobile'", "day >= '2026-06-01'");
            assertThat(certificate.range()).contains(new DateRange(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 8)));
            assertThat(certificate.zone()).isEqualTo(ZoneId.of("America/New_York"));
            assertThat(certificate.freshness())
                    .containsEntry("order_lines", LocalDate.of(2026, 6, 8))
                    .containsEntry("sessions", LocalDate.of(2026, 6, 8));
            // Of the costs of the mobile orders of June 42.00 are estimated and 21.50 + 11.50 are invoiced.
            assertThat(certificate.extras())
                    .containsEntry("cogs_actual_share", new BigDecimal("44.00"))
                    .containsEntry("rows_quarantined", 3L);
            assertThat(rows.notes()).isEmpty();
        }
    }

    @Test
    void columnsHaveLabelsTypesAndUnits() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            var table = rows(analytics.run(
                            "SELECT week, AGGREGATE(revenue), AGGREGATE(orders), AGGREGATE(aov) AS worth,"
                                    + " AGGREGATE(contribution_margin_rate), AGGREGATE(revenue) / AGGREGATE(orders) AS each FROM metrics GROUP BY week"))
                    .table();
            assertThat(table.columns())
                    .extracting("name", "type", "unit")
                    .containsExactly(
                            tuple("week", Type.DATE, Unit.NONE),
                            tuple("revenue", Type.DECIMAL, new Unit("USD")),
                            tuple("orders", Type.INTEGER, Unit.COUNT),
                            tuple("worth", Type.DECIMAL, new Unit("USD")),
                            tuple("contribution_margin_rate", Type.DECIMAL, Unit.PERCENT),
                            tuple("each", Type.DECIMAL, new Unit("USD")));
            assertThat(table.columns().get(3).label()).isEqualTo("Worth");
            assertThat(table.rows().getFirst().getFirst()).isEqualTo(LocalDate.of(2026, 5, 25));
        }
    }

    @Test
    void daysWithoutRowsAreSaid() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            var rows = rows(analytics.run("SELECT AGGREGATE(revenue) FROM metrics WHERE year = 2019"));
            assertThat(rows.certificate().range()).isEmpty();
            assertThat(rows.notes())
                    .containsExactly(
                            "There are rows for order lines from 2026-05-25 to 2026-06-08 only, so none in the days asked for.");
        }
    }

    @Test
    void theShareOfActualCostsStandsBesideWhatIsMadeOfCosts() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            for (var metric : List.of(
                    "cogs", "gross_margin", "contribution_margin", "margin_per_unit", "roas_after_cogs", "cogs_rate")) {
                assertThat(extras(analytics, metric)).as(metric).containsKey("cogs_actual_share");
            }
            for (var metric : List.of("orders", "units", "revenue", "aov", "payment_fees", "discounts", "ad_spend")) {
                assertThat(extras(analytics, metric)).as(metric).containsOnlyKeys("rows_quarantined");
            }
        }
    }

    private static Map<String, Object> extras(Analytics analytics, String metric) {
        return rows(analytics.run("SELECT AGGREGATE(" + metric + ") FROM metrics"))
                .certificate()
                .extras();
    }

    @Test
    void filtersThatNoRowMeetsAreSaid() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            assertThat(rows(analytics.run("SELECT AGGREGATE(orders) FROM metrics WHERE platform = 'Pinterest'"))
                            .notes())
                    .containsExactly("There are no rows for order lines with platform = 'Pinterest'.");
            assertThat(rows(analytics.run(
                                    "SELECT device, AGGREGATE(orders) FROM metrics WHERE country = 'O''Brien' GROUP BY device"))
                            .notes())
                    .containsExactly("There are no rows for order lines with country = 'O''Brien'.");
            // Rows that add up to nothing, or that a bound leaves out, are rows all the same.
            assertThat(rows(analytics.run(
                                    "SELECT channel, AGGREGATE(orders) FROM metrics WHERE device = 'mobile' GROUP BY channel HAVING AGGREGATE(orders) > 900"))
                            .notes())
                    .isEmpty();
        }
    }

    @Test
    void explainCompilesAndDoesNotRun() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            var rows = rows(analytics.explain("SELECT AGGREGATE(revenue) FROM metrics"));
            assertThat(rows.table().rows()).isEmpty();
            assertThat(rows.table().columns()).hasSize(1);
            assertThat(rows.sql()).contains("FROM fact_product_day");
        }
    }

    @Test
    void theDataSaysItsValuesItsDaysAndItsShop() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            assertThat(analytics.values())
                    .containsEntry("platform", List.of("Google", "Meta", "TikTok"))
                    // Cosmic was never sold: the catalogue knows it.
                    .containsEntry("aesthetic", List.of("Cosmic", "Minimal", "Retro"))
                    .containsEntry("audience", List.of("brand", "prospecting", "retargeting", "shopping", "unknown"));
            assertThat(analytics.coverage())
                    .containsEntry("ad_spend_days", new DateRange(LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 8)))
                    .containsEntry("tool_months", new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 30)));
            assertThat(analytics.shop())
                    .isEqualTo(new ShopSettings("Small Shop", "USD", ZoneId.of("America/New_York"), DayOfWeek.MONDAY));
        }
    }

    @Test
    void weeksStartWhereTheShopSays() {
        TestStore.publish(folder, 1, TestStore.smallShopSql() + "UPDATE shop SET week_start = 'sunday';");
        try (var analytics = Analytics.open(folder, TestStore.model())) {
            var rows = rows(analytics.run("SELECT week, AGGREGATE(orders) FROM metrics GROUP BY week"))
                    .table()
                    .rows();
            assertThat(rows)
                    .containsExactly(
                            List.of(LocalDate.of(2026, 5, 24), 1L),
                            List.of(LocalDate.of(2026, 5, 31), 4L),
                            List.of(LocalDate.of(2026, 6, 7), 3L));
        }
    }

    @Test
    void aNewStoreIsReadAsSoonAsItIsPublished() throws Exception {
        TestStore.smallShop(folder);
        try (var analytics = Analytics.open(folder, TestStore.model());
                var askers = Executors.newFixedThreadPool(4)) {
            var asking = askers.invokeAll(IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Outcome>) () -> {
                        if (i == 20) {
                            TestStore.publish(
                                    folder, 2, TestStore.smallShopSql() + "UPDATE fact_order_line SET revenue = 0;");
                        }
                        return analytics.run("SELECT AGGREGATE(revenue) FROM metrics");
                    })
                    .toList());
            for (var answer : asking) {
                assertThat(rows(answer.get()).table().rows().getFirst().getFirst())
                        .isIn(new BigDecimal("266.90"), new BigDecimal("0.00"));
            }
            var last = rows(analytics.run("SELECT AGGREGATE(revenue) FROM metrics"));
            assertThat(last.table().rows()).containsExactly(List.of(new BigDecimal("0.00")));
        }
    }

    @Test
    void aFolderWithoutDataSaysSo() {
        assertThatThrownBy(() -> Analytics.open(folder, TestStore.model()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("No data has been imported");
    }

    @Test
    void aStoreOfAnotherVersionSaysSo() {
        TestStore.publish(folder, 1, TestStore.smallShopSql() + "ALTER TABLE dim_sku DROP COLUMN aesthetic;");
        assertThatThrownBy(() -> Analytics.open(folder, TestStore.model()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessage("The store has no column aesthetic in its table dim_sku, which the model's products needs:"
                        + " it was made by another version; import the files again.");
    }

    @Test
    void aFileThatIsNoStoreSaysSo() throws Exception {
        Files.writeString(folder.resolve("store-1.duckdb"), "this is not a database, however long it may be");
        Files.writeString(folder.resolve("current"), "store-1.duckdb");
        assertThatThrownBy(() -> Analytics.open(folder, TestStore.model()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void aLongResultIsCutAndSaysSo() {
        TestStore.publish(
                folder,
                1,
                TestStore.smallShopSql()
                        + "INSERT INTO fact_ad_spend SELECT DATE '2026-06-01', 'Meta', 'Meta', 'paid', 'c' || i, 'brand', NULL, 1, 1, 1, 0, 0 FROM range(10100) t(i);");
        try (var analytics = Analytics.open(folder, TestStore.model())) {
            var table = rows(analytics.run("SELECT campaign, AGGREGATE(ad_spend) FROM metrics GROUP BY campaign"))
                    .table();
            assertThat(table.rows()).hasSize(10_000);
            assertThat(table.truncated()).isTrue();
            var few = rows(analytics.run("SELECT campaign, AGGREGATE(ad_spend) FROM metrics GROUP BY campaign LIMIT 7"))
                    .table();
            assertThat(few.rows()).hasSize(7);
            assertThat(few.truncated()).isFalse();
        }
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() {
        TestStore.publish(
                folder,
                1,
                TestStore.smallShopSql()
                        + "DROP TABLE fact_event; CREATE VIEW fact_event AS SELECT DATE '2026-06-01' AS event_date,"
                        + " 'search' AS event_type, 's' AS session_id, (a.i * b.i)::VARCHAR AS visitor_id, (a.i * b.i)::VARCHAR AS search_term, 1::BIGINT AS results_count,"
                        + " 'x' AS widget, 'Meta' AS channel, 'mobile' AS device, '1' AS order_id, FALSE AS order_recommended FROM range(100000) a(i), range(100000) b(i) WHERE a.i = -1 OR b.i >= 0"
                        + " OFFSET 0;");
        var settings = new EngineSettings(2, 4, 2, "512MB", "1GB", Duration.ofSeconds(2));
        assertThatThrownBy(() -> Analytics.open(folder, TestStore.model(), settings))
                .isInstanceOf(StoreUnusable.class)
                .hasMessage("The query took longer than 2 seconds and was stopped.");
    }

    private static Outcome.Rows rows(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rows rows -> rows;
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
