package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Metric.Filter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file as dbt's users write it loads as it is: every kind of measure and metric, with nothing of ours in it. */
class DbtFilesTest {
    private static final Model CAFE = ModelReaderTest.read(Path.of("src/test/resources/models/cafe"));

    @Test
    void measuresOfEveryKind() {
        assertThat(measure("takeaways").aggregation()).isEqualTo(Measure.Aggregation.SUM_BOOLEAN);
        assertThat(measure("median_total").aggregation()).isEqualTo(Measure.Aggregation.MEDIAN);
        assertThat(measure("p95_total").percentile()).contains(new Measure.Percentile(new BigDecimal(".95"), false));
        assertThat(measure("total_by_service").timeDimension()).isEqualTo("served_at");
        assertThat(measure("receipts").expr()).isEqualTo("1");
        assertThat(measure("balance").nonAdditive()).contains(new Measure.NonAdditive("as_of", true, List.of("guest")));
    }

    @Test
    void dimensionsOfEveryGrain() {
        assertThat(grain("receipts", "paid_at")).isEqualTo(Dimension.Grain.DAY);
        assertThat(grain("receipts", "served_at")).as("its day").isEqualTo(Dimension.Grain.DAY);
        assertThat(grain("guests", "born")).isEqualTo(Dimension.Grain.YEAR);
        assertThat(model("towns").table()).isEqualTo("dim_town");
    }

    @Test
    void whatIsNotSaidIsToldFromTheRest() {
        assertThat(metric("receipts").meta())
                .returns("Receipts", Meta::label)
                .returns("Number of receipts.", Meta::description)
                .returns("none", Meta::unit);
        assertThat(metric("takeaway_share").meta().unit()).isEqualTo("ratio");
        assertThat(metric("service_revenue").meta().label()).isEqualTo("Service revenue");
        assertThat(CAFE.metric("abandoned")).as("not enabled").isEmpty();
    }

    @Test
    void simpleMetricsWithConditionsAndGaps() {
        assertThat((Metric.Simple) metric("revenue"))
                .returns(new Metric.Gaps(Optional.of(BigDecimal.ZERO), true), Metric.Simple::gaps);
        assertThat(metric("large_bills").filters())
                .containsExactly(
                        new Filter("bill_size", "=", List.of("large")),
                        new Filter("region", "IN", List.of("north", "south")),
                        new Filter("is_takeaway", "<>", List.of("TRUE")));
        assertThat(metric("recent_bills").filters())
                .containsExactly(
                        new Filter("month", ">=", List.of("2026-01-01")),
                        new Filter("guest", "IS NOT NULL", List.of()),
                        new Filter("guest_name", "LIKE", List.of("A%")),
                        new Filter("day", ">=", List.of("2026-01-01")),
                        new Filter("day", "<=", List.of("2026-12-31")));
    }

    @Test
    void ratiosAndDerivedMetrics() {
        assertThat(((Metric.Ratio) metric("takeaway_share")).dividend())
                .isEqualTo(new Metric.Input(
                        "receipts", List.of(new Filter("is_takeaway", "=", List.of("TRUE"))), Optional.empty()));
        assertThat(((Metric.Derived) metric("revenue_growth")).parts())
                .isEqualTo(Map.of(
                        "revenue_now",
                        Metric.Input.of("revenue"),
                        "revenue_before",
                        new Metric.Input(
                                "revenue", List.of(), Optional.of(new Offset.Back(new Window(1, TimeGrain.MONTH))))));
        assertThat(((Metric.Derived) metric("since_month_start")).parts())
                .containsEntry(
                        "first_day",
                        new Metric.Input("revenue", List.of(), Optional.of(new Offset.ToStart(TimeGrain.MONTH))));
    }

    @Test
    void cumulativeMetrics() {
        assertThat(cumulative("revenue_all_time").span()).isEmpty();
        assertThat(cumulative("receipts_last_7_days").span())
                .contains(new Metric.Span.Trailing(new Window(7, TimeGrain.DAY)));
        assertThat(cumulative("revenue_month_to_date"))
                .returns(Optional.of(new Metric.Span.ToDate(TimeGrain.MONTH)), Metric.Cumulative::span)
                .returns(Metric.PeriodChoice.LAST, Metric.Cumulative::choice);
        assertThat(cumulative("large_bills_week"))
                .as("a metric's measure and conditions, and its own")
                .returns("receipts", Metric.Cumulative::measure)
                .satisfies(metric -> assertThat(metric.filters())
                        .extracting(Filter::dimension)
                        .containsExactly("bill_size", "region", "is_takeaway", "is_takeaway"));
    }

    @Test
    void conversions() {
        assertThat((Metric.Conversion) metric("guest_return_rate"))
                .returns("guest", Metric.Conversion::entity)
                .returns(Optional.of(new Window(7, TimeGrain.DAY)), Metric.Conversion::window)
                .returns(Metric.Calculation.CONVERSION_RATE, Metric.Conversion::calculation)
                .returns(
                        Map.of("town_id", "case when total > 20 then 'large' else 'small' end"),
                        Metric.Conversion::same)
                .satisfies(metric -> assertThat(metric.conversion().filters())
                        .containsExactly(new Filter("bill_size", "=", List.of("large"))));
    }

    @Test
    void savedQueries() {
        assertThat(CAFE.savedQuery("bills_by_guest").orElseThrow())
                .returns(List.of("receipts", "revenue"), SavedQuery::metrics)
                .returns(List.of("week", "guest_name", "receipt"), SavedQuery::groupBy)
                .returns(List.of("-revenue"), SavedQuery::orderBy)
                .returns(10, SavedQuery::limit)
                .returns("Bills by guest", SavedQuery::label);
    }

    @Test
    void theListSaysWhatTheyAre() {
        assertThat(ModelList.of(CAFE)).contains("SAVED QUERIES", "bills_by_guest  Bills of each guest.");
        assertThat(ModelList.of(CAFE, "guest_return_rate").orElseThrow().replaceAll("\\s+", " "))
                .contains(
                        "is which share of count of guest_id in guests had sum of 1 in receipts, where bill_size = 'large' of"
                                + " the same guest within 7 days");
        assertThat(ModelList.of(CAFE, "revenue_growth").orElseThrow()).contains("revenue of 1 month before");
        assertThat(ModelList.of(CAFE, "region").orElseThrow()).contains("large_bills");
        assertThat(ModelList.of(CAFE, "nothing")).isEmpty();
    }

    private static Metric.Cumulative cumulative(String name) {
        return (Metric.Cumulative) metric(name);
    }

    private static Metric metric(String name) {
        return CAFE.metric(name).orElseThrow();
    }

    private static Measure measure(String name) {
        return CAFE.factOfMeasure(name).measure(name).orElseThrow();
    }

    private static Dimension.Grain grain(String model, String dimension) {
        return model(model).dimension(dimension).orElseThrow().grain();
    }

    private static SemanticModel model(String name) {
        return CAFE.semanticModels().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
