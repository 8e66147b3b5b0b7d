package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code model list} prints. */
class ModelListTest {
    @Test
    void metricsStandWithWhatCutsThem() {
        assertThat(ModelList.of(ModelReaderTest.read(Path.of("src/test/resources/models/bikes"))))
                .isEqualTo("""
                        METRICS

                        Cut by time and city, frame, dock_count, bike__maker__maker_country, station__maker__maker_country
                          rides             Rides (count). Number of rides.
                          fares             Fares (money). What riders paid.
                          short_city_rides  Rides in two cities (count). Rides in two cities on city frames.
                          fare_per_ride     Fare per ride (money). Fares divided by rides.

                        Cut by time and city, frame, bike__maker__maker_country, maker_country
                          repair_cost  Repair cost (money). What repairs cost.

                        Cut by time and city, frame, bike__maker__maker_country
                          result           Result (money). Fares less repairs.
                          result_per_ride  Result per ride (money). Fares less repairs, divided by rides.

                        DIMENSIONS

                          city                           City. Where the ride began. Also: town.
                          frame                          Frame.
                          dock_count                     Dock count.
                          bike__maker__maker_country     Bike maker maker country.
                          station__maker__maker_country  Station maker maker country.
                          maker_country                  Maker country.
                          time                           day, week, month, quarter, year, weekday, day_type: each metric's
                                                         own.
                        """);
    }

    @Test
    void aLongListStaysInAHundredColumns() {
        var list = ModelList.of(ModelReaderTest.read(Path.of("semantic-model")));
        assertThat(list.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(list).contains("contribution_margin_rate").contains("Also: color, colors");
    }
}
