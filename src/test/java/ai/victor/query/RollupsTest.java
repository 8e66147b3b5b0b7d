package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Claims;
import ai.victor.access.Limit;
import ai.victor.access.Policies;
import ai.victor.engine.EngineSettings;
import ai.victor.model.Model;
import ai.victor.sql.Catalog;
import ai.victor.sql.Compilation;
import ai.victor.sql.CompilerSettings;
import ai.victor.sql.SemanticCompiler;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollups give what their facts give: compared with a store that has none; -Dfuzz.seed repeats a run, -Dfuzz.rounds lengthens it. */
class RollupsTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260630);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60);

    /** More days, more visits on a day, visits of nobody known, and days on which there is nothing. */
    private static final String MORE_ROWS = """
            INSERT INTO fact_session SELECT s.* REPLACE (s.session_id || '-' || i AS session_id,
              CASE WHEN i % 7 > 0 THEN 'v' || (i * 3 % 11) END AS visitor_id, s.session_date + CAST(i % 5 * 9 AS INTEGER) AS session_date,
              CASE WHEN i % 6 > 0 THEN s.device END AS device, s.ordered AND i % 3 > 0 AS ordered, s.searched OR i % 4 = 0 AS searched)
            FROM fact_session s, range(1, 40) t(i);
            INSERT INTO dim_order SELECT o.* REPLACE (o.order_id || '-' || i AS order_id, o.order_date + CAST(i % 5 * 9 AS INTEGER) AS order_date,
              CASE WHEN i % 3 > 0 THEN o.channel END AS channel) FROM dim_order o, range(1, 20) t(i);
            INSERT INTO fact_order_line SELECT l.* REPLACE (l.order_id || '-' || i AS order_id,
              l.order_date + CAST(i % 5 * 9 AS INTEGER) AS order_date, l.revenue - i AS revenue,
              CASE WHEN i % 4 > 0 THEN l.supplier END AS supplier) FROM fact_order_line l, range(1, 20) t(i);
            """;

    private static final List<String> TIMES = List.of("day", "week", "month", "quarter", "year", "weekday", "day_type");
    private static final Model MODEL = TestStore.model();

    @TempDir
    static Path folder;

    private static Analytics rolled;
    private static Analytics plain;
    private final Random random = new Random(SEED);
    private int read;

    @BeforeAll
    static void open() {
        rolled = open(TestStore.publish(child("rolled"), 1, TestStore.smallShopSql() + MORE_ROWS), Policies.NONE);
        plain = open(TestStore.publishAsIs(child("plain"), 1, TestStore.smallShopSql() + MORE_ROWS), Policies.NONE);
    }

    private static Path child(String name) {
        var child = folder.resolve(name);
        assertThat(child.toFile().mkdirs()).isTrue();
        return child;
    }

    private static Analytics open(Path data, Policies policies) {
        return Analytics.open(data, MODEL, EngineSettings.standard(), zone -> LocalDate.of(2026, 6, 10), policies);
    }

    @AfterAll
    static void close() {
        rolled.close();
        plain.close();
    }

    @Test
    void everyMetricIsThatOfTheFactItself() {
        for (var metric : MODEL.metrics()) {
            var number = "AGGREGATE(" + metric.name() + ")";
            compare("SELECT " + number + " FROM metrics");
            compare("SELECT " + number + " FROM metrics WHERE day < DATE '2000-01-01'");
            some(TIMES)
                    .forEach(time -> compare("SELECT " + time + ", " + number + " FROM metrics GROUP BY 1 ORDER BY 1"));
            var cuts = MODEL.dimensions().keySet().stream()
                    .filter(cut -> MODEL.metricsWith(cut).contains(metric))
                    .toList();
            some(cuts).forEach(cut -> compare("SELECT " + cut + ", " + number + " FROM metrics GROUP BY 1 ORDER BY 1"));
        }
        assertThat(read).as("queries that read a rollup").isGreaterThan(30);
    }

    @Test
    void soIsEveryQuery() {
        var metrics = List.of(
                "revenue",
                "visitors",
                "sessions",
                "conversion_rate",
                "mpv",
                "contribution_margin_rate",
                "orders",
                "units");
        var cuts = new ArrayList<>(
                List.of("channel", "platform", "device", "campaign", "product_type", "supplier", "country"));
        cuts.addAll(TIMES);
        for (int round = 0; round < ROUNDS; round++) {
            var one = any(cuts);
            var other = any(cuts.stream().filter(cut -> !cut.equals(one)).toList());
            var metric = any(metrics);
            var filter = any(List.of(
                    "channel = 'Meta'",
                    "channel IS NULL",
                    "country <> 'US'",
                    "device = 'mobile'",
                    "supplier IN ('SPOD')"));
            var where = any(List.of(
                    "",
                    " WHERE day >= DATE '2026-06-01'",
                    " WHERE channel_group = 'paid' OR platform IS NULL",
                    " WHERE channel LIKE '%e%' AND month = DATE '2026-06-01'"));
            var grouped = any(List.of("1, 2", "ROLLUP(" + one + ", " + other + ")"));
            compare("SELECT " + one + ", " + other + ", AGGREGATE(" + metric + ") AS a, AGGREGATE(" + any(metrics)
                    + ") FILTER (WHERE " + filter + ") AS b FROM metrics" + where + " GROUP BY " + grouped
                    + " ORDER BY 1, 2, 3, 4");
        }
        assertThat(read).as("queries that read a rollup").isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "week,2026-06-01,2026-07-05",
        "month,2026-06-01,2026-06-30",
        "week,2026-06-02,2026-07-05",
        "month,2026-06-01,2026-07-05"
    })
    void distinctVisitorsOfWholePeriodsStandInTheirOwnTables(String period, LocalDate from, LocalDate to) {
        boolean whole = from.getDayOfMonth() == 1 && !(period.equals("month") && to.getMonthValue() == 7);
        for (var by : List.of(period, period + ", channel")) {
            var select = "SELECT " + by + ", AGGREGATE(visitors), AGGREGATE(sessions) FROM metrics WHERE day BETWEEN '"
                    + from + "' AND '" + to + "' GROUP BY " + by + " ORDER BY " + by;
            compare(select);
            assertThat(rolled.run(select))
                    .isInstanceOfSatisfying(
                            Outcome.Rows.class,
                            rows -> assertThat(rows.sql()
                                            .contains("fact_visitor_" + (by.equals(period) ? "" : "channel_") + period))
                                    .as(rows.sql())
                                    .isEqualTo(whole));
        }
    }

    @Test
    void ofOnePeriodTheyNeedNoKey() {
        var whole = "SELECT AGGREGATE(visitors) FROM metrics WHERE month = DATE '2026-06-01'";
        compare(whole);
        assertThat(sql(rolled.run(whole))).contains("FROM fact_visitor_month");
        var two = "SELECT AGGREGATE(visitors) FROM metrics WHERE month IN (DATE '2026-06-01', DATE '2026-07-01')";
        compare(two);
        assertThat(sql(rolled.run(two))).contains("FROM fact_visitor_day");
    }

    @Test
    void ordersAddUpWhereEachStandsInOneRow() {
        for (var cut : List.of("month", "channel", "customer_type, week", "campaign", "audience, device")) {
            var select = "SELECT " + cut + ", AGGREGATE(orders), AGGREGATE(aov) FROM metrics GROUP BY " + cut
                    + " ORDER BY 1, 2";
            compare(select);
            assertThat(rolled.run(select))
                    .isInstanceOfSatisfying(
                            Outcome.Rows.class,
                            rows -> assertThat(rows.sql()).containsPattern("fact_(order|campaign)_day"));
        }
        var product = "SELECT product_type, AGGREGATE(orders) FROM metrics GROUP BY 1 ORDER BY 1";
        compare(product);
        assertThat(rolled.run(product))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class, rows -> assertThat(rows.sql()).contains("COUNT(DISTINCT"));
    }

    /** Three of them: all would take a minute. */
    private List<String> some(List<String> values) {
        var shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(3, shuffled.size()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void compare(String select) {
        var mine = rolled.run(select);
        var other = plain.run(select);
        if (mine instanceof Outcome.Rows rows && other instanceof Outcome.Rows expected) {
            assertThat(rows.table()).as(select + "\n" + rows.sql()).isEqualTo(expected.table());
            assertThat(rows.certificate()).as(select).isEqualTo(expected.certificate());
            read += rows.sql().equals(expected.sql()) ? 0 : 1;
        } else {
            assertThat(mine).as(select).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visitors BY channel, week | fact_visitor_channel_week AS visitor_channel_weeks",
                "visitors BY channel, quarter | fact_visitor_day AS visitor_days",
                "visitors BY device, week | fact_visitor_day AS visitor_days",
                "visitors BY landing_page | fact_session AS sessions",
                "visitors BY hour_of_day | fact_session AS sessions",
                "revenue BY month | fact_product_day AS product_days",
                "revenue BY product_type, day | fact_product_day AS product_days",
                "revenue BY channel | fact_order_day AS order_days",
                "revenue BY channel, product_type | fact_order_line AS order_lines",
                "revenue BY design | fact_order_line AS order_lines",
                "orders BY channel | fact_order_day AS order_days",
                "orders BY product_type | fact_order_line AS order_lines",
                "revenue BY campaign | fact_campaign_day AS campaign_days",
            })
    void aRollupIsReadWhereItHasAllThatIsAsked(String asked, String read) {
        var parts = asked.split(" BY ");
        assertThat(physical(parts[1], parts[0])).contains("FROM " + read + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHERE landing_page = '/'", "WHERE hour_of_day < 9 OR channel = 'Meta'"})
    void andNotWhereAConditionAsksForMore(String condition) {
        var select = "SELECT AGGREGATE(sessions) FROM metrics " + condition;
        assertThat(sql(rolled.explain(select))).contains("FROM fact_session AS sessions\n");
        assertThat(sql(rolled.explain(select.replace(
                                "AGGREGATE(sessions)",
                                "AGGREGATE(visitors), AGGREGATE(sessions) FILTER (" + condition + ")")
                        .replaceAll(" metrics .*", " metrics"))))
                .contains("FROM fact_session AS sessions");
    }

    @Test
    void theCertificateNamesTheFact() {
        var outcome = (Outcome.Rows) rolled.run("SELECT channel, AGGREGATE(visitors) FROM metrics GROUP BY channel");
        assertThat(outcome.certificate().facts()).containsExactly("sessions");
    }

    @Test
    void thoseWhoMaySeeSomeRowsReadTheRollupThatTellsWhich() {
        var by = Claims.NONE.with("brand", Set.of("Meta"));
        try (var limited = open(folder.resolve("rolled"), channelPolicy("channel"))) {
            assertThat(limited.run("SELECT AGGREGATE(visitors) FROM metrics", by))
                    .isInstanceOfSatisfying(
                            Outcome.Rows.class,
                            rows -> assertThat(rows.table().rows())
                                    .isEqualTo(((Outcome.Rows) plain.run(
                                                    "SELECT AGGREGATE(visitors) FROM metrics WHERE channel = 'Meta'"))
                                            .table()
                                            .rows()));
            assertThat(sql(limited.explain("SELECT AGGREGATE(visitors) FROM metrics", by)))
                    .contains("fact_visitor_day");
            assertThat(sql(limited.explain("SELECT product_type, AGGREGATE(revenue) FROM metrics GROUP BY 1", by)))
                    .contains("fact_order_line")
                    .doesNotContain("fact_product_day");
        }
        try (var limited = open(folder.resolve("rolled"), channelPolicy("landing_page"))) {
            assertThat(sql(limited.explain(
                            "SELECT AGGREGATE(visitors) FROM metrics", Claims.NONE.with("brand", Set.of("/")))))
                    .contains("fact_session")
                    .doesNotContain("fact_visitor_day");
        }
    }

    private static Policies channelPolicy(String dimension) {
        return new Policies(List.of(new Policies.Policy(dimension, "brand")));
    }

    @Test
    void whoeverWantsToCompareTurnsThemOff() throws SQLException {
        try (var bench = Bench.shop(child("off"))) {
            var compiler = new SemanticCompiler(
                    MODEL, new Catalog(bench.tables()), new CompilerSettings("USD", DayOfWeek.MONDAY, 10));
            var select = "SELECT AGGREGATE(visitors) FROM metrics";
            assertThat(compiled(compiler, select)).contains("FROM fact_visitor_day AS visitor_days");
            assertThat(compiled(compiler.withoutRollups(), select)).contains("FROM fact_session AS sessions");
            var limited = compiler.limitedTo(List.of(new Limit("channel", List.of("Meta"))));
            assertThat(compiled(limited, select)).contains("IN ('Meta')");
            assertThat(limited.shown(compiled(limited, select))).isEqualTo(compiled(compiler, select));
        }
    }

    private static String compiled(SemanticCompiler compiler, String select) {
        return ((Compilation.Compiled) compiler.compile(select)).physicalSql();
    }

    private static String physical(String keys, String metric) {
        return sql(rolled.explain("SELECT " + keys + ", AGGREGATE(" + metric + ") FROM metrics GROUP BY " + keys));
    }

    private static String sql(Outcome outcome) {
        return ((Outcome.Rows) outcome).sql();
    }
}
