package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Metric.Filter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of another trade, read: what the reader makes of each part. */
class ModelReaderTest {
    private static final Model BIKES = read(Path.of("src/test/resources/models/bikes"));

    static Model read(Path folder) {
        return switch (ModelReader.read(folder)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    @Test
    void semanticModelsHaveTablesKeysAndTimes() {
        var rides = fact("rides");
        assertThat(rides.table()).isEqualTo("ride_log");
        assertThat(rides.timeDimension()).isEqualTo("ride_day");
        assertThat(rides.entities())
                .containsExactly(
                        new Entity("bike", Entity.Kind.FOREIGN, "bike_no"),
                        new Entity("station", Entity.Kind.FOREIGN, "start_station_no"),
                        new Entity("ride", Entity.Kind.PRIMARY, "ride_no"));
        assertThat(rides.measures().get(1))
                .as("a measure without expr is the column of its name")
                .returns("minutes", Measure::expr)
                .returns(Measure.Aggregation.SUM, Measure::aggregation);
        assertThat(fact("repairs").dimensions().getFirst().grain()).isEqualTo(Dimension.Grain.MONTH);
    }

    @Test
    void filtersAreConditionsJoinedByAnd() {
        var metric = (Metric.Simple) BIKES.metric("short_city_rides").orElseThrow();
        assertThat(metric.filters())
                .containsExactly(
                        new Filter("city", "IN", List.of("AMS", "L'Aquila")),
                        new Filter("frame", "<>", List.of("cargo")),
                        new Filter("dock_count", "IS NOT NULL", List.of()));
    }

    @Test
    void metricsSayWhatTheyAre() {
        var cost = BIKES.metric("repair_cost").orElseThrow().meta();
        assertThat(cost.label()).isEqualTo("Repair cost");
        assertThat(cost.unit()).isEqualTo("money");
        assertThat(cost.goodness()).isEqualTo(Meta.Goodness.LOWER);
        assertThat(cost.certificate()).isTrue();
        assertThat(BIKES.metric("rides").orElseThrow().meta().synonyms()).containsExactly("trips");
    }

    @Test
    void placesAreOfTheNames() {
        assertThat(BIKES.metric("fares").orElseThrow().place())
                .hasToString("src/test/resources/models/bikes/bike_metrics.yaml:9:11");
    }

    @Test
    void dimensionsOfOneNameShareTheirWords() {
        var home = fact("bikes").dimensions().get(1).meta();
        assertThat(home.label()).isEqualTo("City");
        assertThat(home.synonyms()).containsExactly("town");
        assertThat(home.values()).containsEntry("AMS", List.of("amsterdam", "mokum"));
        assertThat(fact("bikes").dimensions().getFirst().meta().label())
                .as("without a label, the name")
                .isEqualTo("Frame");
    }

    @Test
    void theShorterWayToADimensionWins() {
        var reached = BIKES.dimensionsOf(fact("rides"));
        assertThat(reached.keySet())
                .as("of two ways of one length nobody chooses")
                .containsExactly(
                        "ride_day",
                        "city",
                        "frame",
                        "dock_count",
                        "bike__maker__maker_country",
                        "station__maker__maker_country");
        assertThat(path("city")).as("its own hides the bike's").isEmpty();
        assertThat(path("frame")).as("of the bike, not of its maker").containsExactly("bikes");
        assertThat(path("bike__maker__maker_country")).containsExactly("bikes", "makers");
        assertThat(path("station__maker__maker_country")).containsExactly("stations", "makers");
        assertThat(BIKES.choices(fact("rides"), "maker_country"))
                .containsExactly("bike__maker__maker_country", "station__maker__maker_country");
    }

    @Test
    void metricsKnowTheirFactsAndCuts() {
        var result = BIKES.metric("result_per_ride").orElseThrow();
        assertThat(BIKES.leaves(result)).extracting(Metric::name).containsExactly("fares", "repair_cost", "rides");
        assertThat(BIKES.factsOf(result)).extracting(SemanticModel::name).containsExactly("rides", "repairs");
        assertThat(BIKES.metricsWith("dock_count"))
                .extracting(Metric::name)
                .containsExactly("rides", "fares", "short_city_rides", "fare_per_ride");
        assertThat(BIKES.metricsWith("frame")).hasSize(BIKES.metrics().size());
        assertThat(BIKES.dimensions().keySet()).doesNotContain("ride_day", "repair_month");
    }

    private static List<String> path(String dimension) {
        return BIKES.dimensionsOf(fact("rides")).values().stream()
                .filter(reach -> reach.dimension().name().equals(dimension))
                .flatMap(reach -> reach.joins().stream())
                .map(join -> join.to().name())
                .toList();
    }

    private static SemanticModel fact(String name) {
        return BIKES.semanticModels().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
