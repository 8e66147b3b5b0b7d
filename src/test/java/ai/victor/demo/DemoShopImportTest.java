package ai.victor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.demo.DemoTotals.Sums;
import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import ai.victor.ingest.FileReport;
import ai.victor.ingest.ImportReport;
import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import ai.victor.ingest.ShopSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the importer makes of the demo shop's files is, to the cent, what the generator summed up before it wrote them. */
class DemoShopImportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** A period's figures in the order of the record's parts. */
    private static final String SUMS = """
            SELECT count(DISTINCT order_id), sum(quantity), sum(gross_sales), sum(discounts), sum(shipping_charged), sum(refunds), sum(revenue),
                   sum(cogs), sum(cogs_base), sum(cogs_print), sum(cogs_shipping), sum(cogs_tax), sum(cogs_estimated), sum(payment_fees),
                   sum(contribution_margin)
            FROM fact_order_line WHERE order_date BETWEEN ? AND ?
            """;

    @TempDir
    static Path temporary;

    private static DemoTotals totals;
    private static ImportReport report;
    private static StoreWriter store;

    @BeforeAll
    static void importShop() {
        var exports = temporary.resolve("exports");
        var data = temporary.resolve("data");
        totals = DemoShop.write(exports, TODAY);
        report =
                new Importer(data, ShopSettings.NONE, Clock.systemUTC()).importPaths(List.of(exports), Progress.SILENT);
        store = StoreWriter.open(Stores.current(data).orElseThrow());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void everyFileIsReadWhole() {
        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.quarantined()).isZero();
        assertThat(report.files())
                .hasSize(DemoFiles.ALL.size())
                .allSatisfy(file -> assertThat(file.status())
                        .as(file.path() + " " + file.note())
                        .isEqualTo(FileReport.Status.LOADED));
    }

    @Test
    void everyMonthIsMetToTheCent() {
        totals.months()
                .forEach((month, sums) -> assertThat(imported(month.atDay(1), month.atEndOfMonth()))
                        .as(month.toString())
                        .isEqualTo(sums));
    }

    @Test
    void theWholeIsMetToTheCent() {
        assertThat(imported(totals.first(), totals.last())).isEqualTo(totals.all());
        assertThat(store.rows("SELECT name, currency, zone FROM shop").getFirst())
                .isEqualTo(List.of(DemoShop.NAME, DemoShop.CURRENCY, Timeline.ZONE.getId()));
    }

    @Test
    void marginOfMetaRetargetingIsMetByDayAndAesthetic() {
        var imported = new TreeMap<LocalDate, TreeMap<String, BigDecimal>>();
        store.rows("""
                        SELECT order_date, coalesce(aesthetic, ''), sum(contribution_margin)
                        FROM fact_order_line l JOIN dim_order o USING (order_id, order_date) LEFT JOIN dim_sku USING (sku)
                        WHERE platform = 'Meta' AND audience = 'retargeting'
                        GROUP BY ALL
                        """)
                .forEach(row -> imported.computeIfAbsent(day(row.get(0)), ignored -> new TreeMap<>())
                        .put((String) row.get(1), money(row.get(2))));
        assertThat(imported).isEqualTo(totals.retargetingMargin());
    }

    @Test
    void marginOfEachAestheticIsMet() {
        var imported = new TreeMap<String, BigDecimal>();
        store.rows("""
                        SELECT coalesce(aesthetic, ''), sum(contribution_margin)
                        FROM fact_order_line l JOIN dim_sku USING (sku)
                        GROUP BY ALL
                        """).forEach(row -> imported.put((String) row.get(0), money(row.get(1))));
        assertThat(imported).isEqualTo(totals.aesthetics());
    }

    @Test
    void costOfEachSupplierIsMetByMonth() {
        var imported = new TreeMap<YearMonth, TreeMap<String, DemoTotals.SupplierSums>>();
        store.rows("""
                        SELECT date_trunc('month', order_date), supplier, sum(quantity), sum(cogs_base), sum(cogs), sum(revenue),
                               sum(contribution_margin)
                        FROM fact_order_line WHERE supplier IS NOT NULL
                        GROUP BY ALL
                        """)
                .forEach(row -> imported.computeIfAbsent(YearMonth.from(day(row.get(0))), ignored -> new TreeMap<>())
                        .put(
                                (String) row.get(1),
                                new DemoTotals.SupplierSums(
                                        count(row.get(2)),
                                        money(row.get(3)),
                                        money(row.get(4)),
                                        new DemoTotals.Margin(money(row.get(5)), money(row.get(6))))));
        assertThat(imported).isEqualTo(totals.suppliers());
    }

    @Test
    void marginOfEachCountryIsMet() {
        var imported = new TreeMap<String, DemoTotals.Margin>();
        store.rows("""
                        SELECT country, sum(revenue), sum(contribution_margin)
                        FROM fact_order_line JOIN dim_order USING (order_id)
                        GROUP BY ALL
                        """)
                .forEach(row ->
                        imported.put((String) row.get(0), new DemoTotals.Margin(money(row.get(1)), money(row.get(2)))));
        assertThat(imported).isEqualTo(totals.countries());
    }

    @Test
    void outcomeOfTheExperimentIsMetByArm() {
        assertThat(arm("treatment")).isEqualTo(totals.treatment());
        assertThat(arm("holdout")).isEqualTo(totals.holdout());
    }

    @Test
    void experimentVisitorsHaveTheSameOutcome() {
        for (var arm : List.of("treatment", "holdout")) {
            var row = store.rows(
                            "SELECT count(*), sum(orders), sum(revenue), sum(contribution_margin) FROM fact_experiment_visitor WHERE arm = ?",
                            arm)
                    .getFirst();
            var expected = arm.equals("treatment") ? totals.treatment() : totals.holdout();
            assertThat(List.of(count(row.get(0)), count(row.get(1)), money(row.get(2)), money(row.get(3))))
                    .as(arm)
                    .isEqualTo(List.of(
                            expected.visitors(), expected.orders(), expected.revenue(), expected.contributionMargin()));
        }
    }

    @Test
    void eachAttributionModelCreditsEachValidOrderOnceInAll() {
        assertThat(store.rows("""
                        SELECT attribution_model, order_id FROM fact_order_attribution
                        GROUP BY ALL HAVING sum(weight) <> 1
                        """)).isEmpty();
        var total = List.of(
                totals.all().orders(), totals.all().revenue(), totals.all().contributionMargin());
        var models = store.rows("""
                SELECT attribution_model, sum(weight), sum(revenue), sum(contribution_margin) FROM fact_order_attribution GROUP BY ALL
                """);
        assertThat(models)
                .hasSize(3)
                .allSatisfy(model -> assertThat(List.of(
                                new BigDecimal(String.valueOf(model.get(1))).longValueExact(),
                                money(model.get(2)),
                                money(model.get(3))))
                        .as(String.valueOf(model.get(0)))
                        .isEqualTo(total));
    }

    @Test
    void lastClickByUtmIsWhatPlainFiguresByChannelSay() {
        assertThat(store.rows("""
                        SELECT channel, campaign, audience, sum(revenue), sum(contribution_margin) FROM fact_order_attribution
                        WHERE attribution_model = 'last_click_utm' GROUP BY ALL ORDER BY ALL
                        """)).isEqualTo(store.rows("""
                        SELECT channel, campaign, audience, sum(revenue), sum(contribution_margin)
                        FROM fact_order_line JOIN dim_order USING (order_id) GROUP BY ALL ORDER BY ALL
                        """));
    }

    @Test
    void cohortsAddUpToAllCustomersAndTheirOrders() {
        assertThat(store.rows("SELECT count(*), sum(orders)::BIGINT, sum(revenue) FROM fact_customer"))
                .isEqualTo(store.rows("""
                        SELECT count(DISTINCT customer_key), count(DISTINCT order_id), sum(revenue)
                        FROM fact_order_line JOIN dim_order USING (order_id) WHERE customer_key IS NOT NULL
                        """));
    }

    /** A visitor's outcome: valid orders of the visitor's sessions, from the assignment to the end of the run. */
    private static DemoTotals.Arm arm(String arm) {
        var row = store.rows("""
                        WITH earned AS (
                            SELECT order_id, sum(revenue) AS revenue, sum(contribution_margin) AS margin
                            FROM fact_order_line GROUP BY order_id
                        ),
                        outcome AS (
                            SELECT a.visitor_id, count(o.order_id) AS orders, coalesce(sum(e.revenue), 0) AS revenue, coalesce(sum(e.margin), 0) AS margin
                            FROM fact_assignment a
                            JOIN dim_experiment x USING (experiment)
                            LEFT JOIN fact_session s ON s.visitor_id = a.visitor_id AND s.order_id IS NOT NULL
                            LEFT JOIN dim_order o
                                   ON o.order_id = s.order_id AND o.status = 'valid' AND o.order_date BETWEEN a.assigned_date AND x.end_date
                            LEFT JOIN earned e ON e.order_id = o.order_id
                            WHERE a.arm = ?
                            GROUP BY a.visitor_id
                        )
                        SELECT count(*), sum(orders), sum(revenue), sum(margin), sum(revenue * revenue), sum(margin * margin) FROM outcome
                        """, arm).getFirst();
        return new DemoTotals.Arm(
                count(row.get(0)),
                count(row.get(1)),
                money(row.get(2)),
                money(row.get(3)),
                new BigDecimal(String.valueOf(row.get(4))),
                new BigDecimal(String.valueOf(row.get(5))));
    }

    private static Sums imported(LocalDate from, LocalDate to) {
        var row = store.rows(SUMS, from, to).getFirst();
        var spend = new TreeMap<String, BigDecimal>();
        store.rows(
                        "SELECT platform, sum(spend) FROM fact_ad_spend WHERE ad_date BETWEEN ? AND ? GROUP BY platform",
                        from,
                        to)
                .forEach(ads -> spend.put((String) ads.get(0), money(ads.get(1))));
        var visits = store.rows(
                        "SELECT count(*), count(DISTINCT visitor_id) FROM fact_session WHERE session_date BETWEEN ? AND ?",
                        from,
                        to)
                .getFirst();
        return new Sums(
                count(row.get(0)),
                count(row.get(1)),
                money(row.get(2)),
                money(row.get(3)),
                money(row.get(4)),
                money(row.get(5)),
                money(row.get(6)),
                money(row.get(7)),
                money(row.get(8)),
                money(row.get(9)),
                money(row.get(10)),
                money(row.get(11)),
                money(row.get(12)),
                money(row.get(13)),
                money(row.get(14)),
                spend,
                count(visits.get(0)),
                count(visits.get(1)));
    }

    private static LocalDate day(@Nullable Object cell) {
        return cell instanceof Date date
                ? date.toLocalDate()
                : LocalDate.parse(String.valueOf(cell).substring(0, 10));
    }

    private static long count(@Nullable Object cell) {
        return Long.parseLong(String.valueOf(cell));
    }

    /** To the cent; more digits than two would be an error. */
    private static BigDecimal money(@Nullable Object cell) {
        return new BigDecimal(String.valueOf(cell)).setScale(2);
    }
}
