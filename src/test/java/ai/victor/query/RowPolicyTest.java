package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Claims;
import ai.victor.access.Policies;
import ai.victor.engine.EngineSettings;
import ai.victor.model.Model;
import ai.victor.problem.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see some rows gets what a store of only these rows would give, whatever they ask; -Dfuzz.seed repeats a run, -Dfuzz.rounds lengthens it. */
class RowPolicyTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260630);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60);

    private static final Policies BY_CHANNEL = new Policies(List.of(new Policies.Policy("channel", "brand")));
    private static final Policies BY_COUNTRY = new Policies(List.of(new Policies.Policy("country", "store")));

    private static final Claims META = Claims.NONE.with("brand", Set.of("Meta"));
    private static final Claims META_AND_EMAIL = Claims.NONE.with("brand", Set.of("Meta", "Email"));
    private static final Claims US = Claims.NONE.with("store", Set.of("US"));

    /** What there is without the rows of others. */
    private static final String KEEP_ORDERS = """
            DELETE FROM fact_order_line WHERE order_id NOT IN (SELECT order_id FROM dim_order WHERE %1$s);
            DELETE FROM fact_refund WHERE order_id NOT IN (SELECT order_id FROM dim_order WHERE %1$s);
            DELETE FROM fact_chargeback WHERE order_id IS NULL OR order_id NOT IN (SELECT order_id FROM dim_order WHERE %1$s);
            DELETE FROM fact_invoice_line WHERE order_id IS NULL OR order_id NOT IN (SELECT order_id FROM dim_order WHERE %1$s);
            DELETE FROM fact_customer;
            DELETE FROM fact_customer_order;
            %2$s
            DELETE FROM dim_order WHERE (%1$s) IS NOT TRUE;
            """;

    /** What orders are credited to has a channel of its own, and the order's country. */
    private static final String CREDITED_ORDERS =
            "DELETE FROM fact_order_attribution WHERE order_id NOT IN (SELECT order_id FROM dim_order WHERE country = 'US');";

    private static final String KEEP_CHANNELS = KEEP_ORDERS + """
            DELETE FROM fact_order_attribution WHERE (%1$s) IS NOT TRUE;
            DELETE FROM fact_session WHERE (%1$s) IS NOT TRUE;
            DELETE FROM fact_event WHERE (%1$s) IS NOT TRUE;
            DELETE FROM fact_ad_spend WHERE (%1$s) IS NOT TRUE;
            DELETE FROM fact_message WHERE (%1$s) IS NOT TRUE;
            """;

    @TempDir
    static Path folder;

    private static final Model MODEL = TestStore.model();
    private static Analytics byChannel;
    private static Analytics byCountry;
    private static Analytics onlyMeta;
    private static Analytics onlyMetaAndEmail;
    private static Analytics onlyUs;

    @BeforeAll
    static void open() {
        byChannel = open("channel", "", BY_CHANNEL);
        byCountry = open("country", "", BY_COUNTRY);
        onlyMeta = open("meta", KEEP_CHANNELS.formatted("channel = 'Meta'", ""), Policies.NONE);
        onlyMetaAndEmail = open("email", KEEP_CHANNELS.formatted("channel IN ('Meta', 'Email')", ""), Policies.NONE);
        onlyUs = open("us", KEEP_ORDERS.formatted("country = 'US'", CREDITED_ORDERS), Policies.NONE);
    }

    private static Analytics open(String name, String changes, Policies policies) {
        var data = folder.resolve(name);
        assertThat(data.toFile().mkdirs()).isTrue();
        TestStore.publish(data, 1, TestStore.smallShopSql() + changes);
        return Analytics.open(data, MODEL, EngineSettings.standard(), zone -> LocalDate.of(2026, 6, 10), policies);
    }

    @AfterAll
    static void close() {
        List.of(byChannel, byCountry, onlyMeta, onlyMetaAndEmail, onlyUs).forEach(Analytics::close);
    }

    @Test
    void everyMetricIsThatOfAStoreOfTheseRowsOnly() {
        for (var metric : MODEL.metrics()) {
            for (var select : List.of(
                    "SELECT AGGREGATE(" + metric.name() + ") FROM metrics",
                    "SELECT month, AGGREGATE(" + metric.name() + ") FROM metrics GROUP BY month")) {
                compare(byChannel, META, onlyMeta, select);
                compare(byChannel, META_AND_EMAIL, onlyMetaAndEmail, select);
                compare(byCountry, US, onlyUs, select);
            }
        }
    }

    @Test
    void soIsEveryQuery() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var select = query(random);
            compare(byChannel, META, onlyMeta, select);
            compare(byChannel, META_AND_EMAIL, onlyMetaAndEmail, select);
            compare(byCountry, US, onlyUs, select);
        }
    }

    /** What people write who want to see more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT channel, AGGREGATE(orders) FROM metrics WHERE channel = 'Google' OR 1 = 1 GROUP BY channel",
                "SELECT channel, AGGREGATE(orders) FROM metrics WHERE channel = 'Google' OR channel IS NULL OR TRUE GROUP BY channel",
                "SELECT channel, AGGREGATE(orders) FROM metrics WHERE NOT (channel = 'Meta') GROUP BY channel",
                "SELECT channel, AGGREGATE(orders) FROM metrics WHERE channel <> 'Meta' GROUP BY channel",
                "SELECT AGGREGATE(orders) FILTER (WHERE channel = 'Google' OR TRUE) FROM metrics",
                "SELECT channel FROM metrics GROUP BY channel",
                "SELECT DISTINCT campaign FROM metrics GROUP BY campaign ORDER BY campaign",
                "SELECT order_name FROM metrics GROUP BY order_name",
                "SELECT order_name, AGGREGATE(revenue) FROM metrics GROUP BY order_name HAVING AGGREGATE(revenue) IS NULL OR 1 = 1",
                "SELECT channel, AGGREGATE(revenue), AGGREGATE(ad_spend), AGGREGATE(visitors) FROM metrics GROUP BY channel",
                "SELECT channel, AGGREGATE(revenue) / SUM(AGGREGATE(revenue)) OVER () AS share FROM metrics GROUP BY channel",
                "SELECT channel, AGGREGATE(revenue) AS revenue FROM metrics GROUP BY ROLLUP(channel)",
                "WITH all_channels AS (SELECT channel, AGGREGATE(revenue) AS revenue FROM metrics GROUP BY channel) SELECT SUM(revenue) FROM all_channels",
                "SELECT AGGREGATE(orders) FROM metrics WHERE campaign IN (SELECT campaign FROM metrics WHERE channel = 'Google')",
                "SELECT AGGREGATE(orders) FROM metrics UNION ALL SELECT AGGREGATE(orders) FROM metrics WHERE channel = 'Google'",
                "SELECT AGGREGATE(orders) FROM metrics -- WHERE TRUE",
                "SELECT AGGREGATE(orders) FROM metrics /* ) OR (1 = 1 */",
                "SELECT channel AS \"x) OR (1=1\", AGGREGATE(orders) FROM metrics GROUP BY channel",
                "SELECT AGGREGATE(orders) FROM metrics WHERE campaign = 'x'') OR (''1'' = ''1'",
            })
    void noTextChangesIt(String select) {
        compare(byChannel, META, onlyMeta, select);
    }

    @Test
    void whatStandsBesideAnAnswerTellsNothingOfOtherRows() {
        var rows = rows(byChannel.run("SELECT AGGREGATE(contribution_margin) FROM metrics WHERE country = 'US'", META));
        assertThat(rows.semanticSql()).doesNotContain("Meta");
        assertThat(rows.sql()).doesNotContain("Meta").contains("FROM fact_order_day AS order_days");
        assertThat(rows.certificate().filters()).containsExactly("country = 'US'");
        assertThat(rows.certificate().extras())
                .containsEntry("cogs_actual_share", extra(onlyMeta, "cogs_actual_share"))
                .doesNotContainKey("rows_quarantined");
        assertThat(rows.notes()).containsExactly("This is limited to the data that you may see.");
        var told = new HashMap<>(onlyMeta.coverage());
        // Months of tools, feeds and the like have no channel.
        told.keySet().retainAll(byChannel.coverage(META).keySet());
        assertThat(byChannel.coverage(META))
                .containsKeys("order_lines", "sessions", "ad_spend_days")
                .doesNotContainKey("tool_months")
                .isEqualTo(told)
                .isNotEqualTo(byChannel.coverage(META_AND_EMAIL));
        var values = byChannel.values(META);
        assertThat(values)
                .containsEntry("channel", List.of("Meta"))
                .containsEntry("order_name", List.of("#1", "#5", "#7", "#9"));
        // Nothing of a table that facts join is told but what these facts have.
        assertThat(values.get("aesthetic")).containsExactly("Minimal", "Retro");
        onlyMeta.values()
                .forEach((dimension, all) -> assertThat(all).containsAll(values.getOrDefault(dimension, List.of())));
    }

    private static Object extra(Analytics analytics, String name) {
        return rows(analytics.run("SELECT AGGREGATE(contribution_margin) FROM metrics WHERE country = 'US'"))
                .certificate()
                .extras()
                .getOrDefault(name, "none");
    }

    /** Order #3 came by e-mail, and one way of crediting gives it to Meta: who may see Meta sees the credit and nothing of the order. */
    @Test
    void aRowOfOthersThatAVisibleRowPointsToIsNotSeen() {
        var select =
                "SELECT order_name, AGGREGATE(orders_by_model) FROM metrics WHERE attribution_model = 'first_click' GROUP BY order_name";
        assertThat(rows(byChannel.run(select, META)).table().rows())
                .extracting(List::getFirst)
                .doesNotContain("#3")
                .containsNull();
        assertThat(rows(byChannel.run(select, META_AND_EMAIL)).table().rows())
                .extracting(List::getFirst)
                .contains("#3");
    }

    @Test
    void aFactThatDoesNotTellIsRefused() {
        for (var select : List.of(
                "SELECT AGGREGATE(ad_spend) FROM metrics",
                "SELECT AGGREGATE(revenue), AGGREGATE(visitors) FROM metrics",
                "SELECT AGGREGATE(roas_after_cogs) FROM metrics",
                "SELECT month, AGGREGATE(tool_cost) FROM metrics GROUP BY month",
                "SELECT ad_set FROM metrics GROUP BY ad_set")) {
            for (var outcome : List.of(byCountry.run(select, US), byCountry.explain(select, US))) {
                assertThat(outcome)
                        .as(select)
                        .isInstanceOfSatisfying(
                                Outcome.Rejected.class,
                                rejected -> assertThat(rejected.problems())
                                        .allSatisfy(problem -> assertThat(problem.message())
                                                .doesNotContain("country", "store", "US")));
            }
        }
        assertThat(byCountry.coverage(US)).containsKey("order_lines").doesNotContainKeys("sessions", "ad_spend_days");
        assertThat(byCountry.values(US)).doesNotContainKey("ad_set");
    }

    @Test
    void withoutTheClaimNothingIsSeen() {
        for (var claims : List.of(Claims.NONE, META, Claims.NONE.with("store", Set.of()))) {
            assertThat(byCountry.run("SELECT AGGREGATE(revenue) FROM metrics", claims))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("NOT_ALLOWED"));
            assertThat(byCountry.explain("SELECT AGGREGATE(revenue) FROM metrics", claims))
                    .isInstanceOf(Outcome.Rejected.class);
            assertThat(byCountry.values(claims)).isEmpty();
            assertThat(byCountry.coverage(claims)).isEmpty();
        }
        assertThat(byCountry.run("SELECT AGGREGATE(revenue) FROM metrics")).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aPolicyOfADimensionThatNoFactHasLetsNobodySeeAnything() {
        try (var analytics = open("none", "", new Policies(List.of(new Policies.Policy("planet", "home"))))) {
            var claims = Claims.NONE.with("home", Set.of("Earth"));
            assertThat(analytics.run("SELECT AGGREGATE(revenue) FROM metrics", claims))
                    .isInstanceOf(Outcome.Rejected.class);
            assertThat(analytics.values(claims)).isEmpty();
            assertThat(analytics.coverage(claims)).isEmpty();
        }
    }

    @Test
    void aClaimIsAValueAndNothingElse() {
        for (var value : List.of("Meta') OR ('1' = '1", "Meta' --", "x\\", "'", "Meta, Google", "meta", "")) {
            var rows = rows(
                    byChannel.run("SELECT AGGREGATE(orders) FROM metrics", Claims.NONE.with("brand", Set.of(value))));
            assertThat(rows.table().rows()).as(value).containsExactly(List.of(0L));
        }
    }

    /** The same rows, or the same refusal; or refused where the fact does not tell whose its rows are. */
    private static void compare(Analytics limited, Claims claims, Analytics alone, String select) {
        switch (limited.run(select, claims)) {
            case Outcome.Rows rows -> {
                var expected = rows(alone.run(select));
                assertThat(rows.table()).as(select).isEqualTo(expected.table());
                assertThat(rows.certificate().range())
                        .as(select)
                        .isEqualTo(expected.certificate().range());
                assertThat(rows.certificate().freshness())
                        .as(select)
                        .isEqualTo(expected.certificate().freshness());
                assertThat(limited.explain(select, claims)).isInstanceOf(Outcome.Rows.class);
            }
            case Outcome.Rejected rejected -> SameRefusal.check(rejected, alone, select);
        }
    }

    private static String query(Random random) {
        var names = List.copyOf(MODEL.dimensions().keySet());
        var metrics = MODEL.metrics();
        var first = metrics.get(random.nextInt(metrics.size())).name();
        var second = metrics.get(random.nextInt(metrics.size())).name();
        var key = names.get(random.nextInt(names.size()));
        var other = names.get(random.nextInt(names.size()));
        var condition = List.of(
                        "channel = 'Google' OR day >= '2026-05-28'",
                        "channel IS NOT NULL",
                        "NOT (channel = 'meta')",
                        other + " IS NULL OR " + other + " IS NOT NULL",
                        other + " <> 'x'",
                        "day BETWEEN '2026-05-01' AND '2026-06-30'")
                .get(random.nextInt(6));
        return "SELECT " + key + ", AGGREGATE(" + first + ") AS a, AGGREGATE(" + second + ") AS b FROM metrics WHERE "
                + condition + " GROUP BY " + key + " ORDER BY a DESC LIMIT " + (1 + random.nextInt(30));
    }

    private static Outcome.Rows rows(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rows rows -> rows;
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
