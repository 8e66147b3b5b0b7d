package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.demo.DemoShop;
import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import ai.victor.ingest.ShopSettings;
import ai.victor.model.Dimension;
import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A join neither multiplies rows nor loses them: groups of whatever a fact joins sum to the total, what matches nothing stands under (none). */
class GrainTest {
    /** Rows of every kind of fact whose order or product nobody knows. */
    private static final String STRAYS = """
            INSERT INTO fact_order_line SELECT * REPLACE ('999' AS order_id, 'GHOST' AS sku) FROM fact_order_line WHERE order_id = '1';
            INSERT INTO fact_order_line SELECT * REPLACE (NULL AS order_id, NULL AS sku) FROM fact_order_line WHERE order_id = '2';
            INSERT INTO fact_refund SELECT * REPLACE ('999' AS order_id) FROM fact_refund;
            INSERT INTO fact_chargeback SELECT * REPLACE ('999' AS order_id) FROM fact_chargeback;
            INSERT INTO fact_invoice_line SELECT * REPLACE ('GHOST' AS sku, '999' AS order_id) FROM fact_invoice_line;
            """;

    @TempDir
    Path folder;

    private final Model model = TestStore.model();

    @Test
    void groupsOfEveryJoinSumToTheTotal() {
        groupsSumToTheTotal(TestStore.smallShop(folder), 1);
    }

    @Test
    void soTheyDoWhereKeysMatchNothing() {
        groupsSumToTheTotal(TestStore.publish(folder, 1, TestStore.smallShopSql() + STRAYS), 1);
    }

    @Test
    void soTheyDoInTheDemoShop() {
        var exports = folder.resolve("exports");
        DemoShop.write(exports, LocalDate.of(2026, 6, 30));
        var data = folder.resolve("data");
        var report =
                new Importer(data, ShopSettings.NONE, Clock.systemUTC()).importPaths(List.of(exports), Progress.SILENT);
        assertThat(report.problems()).isEmpty();
        groupsSumToTheTotal(data, 2);
    }

    /** @param every of how many dimensions one is tried; each join is tried in any case */
    private void groupsSumToTheTotal(Path data, int every) {
        try (var analytics = Analytics.open(data, model)) {
            for (var fact : model.facts()) {
                var metrics = model.metrics().stream()
                        .filter(metric -> metric instanceof Metric.Simple
                                && model.factsOf(metric).contains(fact)
                                && adds(metric)
                                // Rows that overlap, such as those of several attribution models, add up to nothing.
                                && model.dimensionsOf(fact).values().stream()
                                        .noneMatch(reach ->
                                                reach.dimension().meta().separate()))
                        .map(Metric::name)
                        .toList();
                var joined = new ArrayList<String>();
                model.dimensionsOf(fact).forEach((name, reach) -> {
                    if (!reach.joins().isEmpty() && !reach.dimension().isTime()) {
                        joined.add(name);
                    }
                });
                if (metrics.isEmpty()) {
                    continue;
                }
                var where = separately(fact, analytics);
                var list = "AGGREGATE(" + String.join("), AGGREGATE(", metrics) + ")";
                var total = sums(analytics, "SELECT " + list + " FROM metrics" + where, 0);
                for (int at = 0; at < joined.size(); at += every) {
                    var select = "SELECT " + joined.get(at) + ", " + list + " FROM metrics" + where + " GROUP BY 1";
                    assertThat(sums(analytics, select, 1)).as(select).isEqualTo(total);
                }
            }
        }
    }

    /** Of a fact that holds the same things several times, one of these times. */
    private static String separately(SemanticModel fact, Analytics analytics) {
        return fact.dimensions().stream()
                .filter(dimension -> dimension.meta().separate())
                .map(Dimension::name)
                .map(name -> name + " = '"
                        + analytics.values().getOrDefault(name, List.of("none")).getFirst() + "'")
                .reduce((one, other) -> one + " AND " + other)
                .map(condition -> " WHERE " + condition)
                .orElse("");
    }

    @Test
    void whatMatchesNothingIsCountedInTheCertificate() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), model)) {
            assertThat(extras(analytics, "SELECT country, AGGREGATE(chargebacks) FROM metrics GROUP BY country"))
                    .containsEntry("rows_unmatched", Map.of("chargeback_events without order", 1L));
            assertThat(extras(analytics, "SELECT AGGREGATE(chargebacks) FROM metrics WHERE country = 'US'"))
                    .containsEntry("rows_unmatched", Map.of("chargeback_events without order", 1L));
            // Neither of a join that the query does not take, nor of days that it does not ask for.
            assertThat(extras(analytics, "SELECT AGGREGATE(chargebacks) FROM metrics"))
                    .doesNotContainKey("rows_unmatched");
            assertThat(extras(
                            analytics,
                            "SELECT AGGREGATE(chargebacks) FROM metrics WHERE country = 'US' AND day < '2026-06-08'"))
                    .doesNotContainKey("rows_unmatched");
        }
    }

    @Test
    void theConditionsOfSingleMetricsStandInTheCertificate() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), model)) {
            assertThat(rows(analytics.run("SELECT AGGREGATE(new_customers) FROM metrics WHERE country = 'US'"))
                            .certificate()
                            .filters())
                    .containsExactly("country = 'US'", "new_customers only where customer_type = 'new'");
            assertThat(rows(analytics.run(
                                    "SELECT AGGREGATE(revenue), AGGREGATE(revenue) FILTER (WHERE channel = 'Meta') AS meta FROM metrics"))
                            .certificate()
                            .filters())
                    .containsExactly("revenue only where channel = 'meta'");
        }
    }

    @Test
    void aStoreWhoseKeysRepeatIsNotAsked() {
        TestStore.publish(
                folder,
                1,
                TestStore.smallShopSql()
                        + "INSERT INTO dim_sku (sku) VALUES ('CAT-TEE'); INSERT INTO dim_sku (sku) VALUES (NULL), (NULL);");
        assertThatThrownBy(() -> Analytics.open(folder, model))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("more than one row in dim_sku for the same sku, such as 'CAT-TEE'");
    }

    private static Map<String, Object> extras(Analytics analytics, String select) {
        return rows(analytics.run(select)).certificate().extras();
    }

    private boolean adds(Metric metric) {
        return metric instanceof Metric.Simple simple
                && model.factOfMeasure(simple.measure()).measures().stream()
                        .filter(measure -> measure.name().equals(simple.measure()))
                        .allMatch(measure -> measure.aggregation() == Measure.Aggregation.SUM
                                || measure.aggregation() == Measure.Aggregation.COUNT);
    }

    private static List<BigDecimal> sums(Analytics analytics, String select, int from) {
        var table = rows(analytics.run(select)).table();
        var sums = new ArrayList<BigDecimal>();
        for (int column = from; column < table.columns().size(); column++) {
            int at = column;
            sums.add(table.rows().stream()
                    .map(row -> row.get(at) == null ? BigDecimal.ZERO : new BigDecimal(String.valueOf(row.get(at))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .stripTrailingZeros());
        }
        return sums;
    }

    private static Outcome.Rows rows(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rows rows -> rows;
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
