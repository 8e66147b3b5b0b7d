package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.victor.access.Claims;
import ai.victor.analysis.Finding.Found;
import ai.victor.model.DateRange;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.query.Analytics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers do after their first order: of the eight of the small shop, and of the 23,570 of CDNOW. */
class CohortReadingsTest {
    private static final Path CDNOW = Path.of("../shared/fixtures/cdnow_lifetimes/CDNOW_master.txt");

    @TempDir
    Path folder;

    @Test
    void onlyThoseOldEnoughCount() {
        var found = (Found) read(Cohorts.Measure.REPEAT_RATE, Optional.empty(), "");

        // Of the eight the last is 89 days old; two are old enough for 180 days, and one for 365.
        assertThat(rows(found, 1))
                .containsExactly(
                        "[30, 8, 3, 37.50]",
                        "[60, 8, 3, 37.50]",
                        "[90, 7, 3, 42.86]",
                        "[180, 2, 2, 100.00]",
                        "[365, 1, 1, 100.00]");
        assertThat(found.text())
                .startsWith(
                        "4 of the 8 customers (50.0%) have ordered again so far; of those old enough 3 within 30 days (37.5%)");
    }

    @Test
    void whatWasFirstBoughtStandsForThePlainName() {
        var found = (Found) read(Cohorts.Measure.REPEAT_RATE, Optional.of("aesthetic"), "");

        assertThat(rows(found, 0))
                .contains(
                        "[botanical, 3, 100.00, 66.67, 66.67, 66.67, 100.00, 100.00]",
                        "[gothic, 3, 33.33, 33.33, 33.33, 50.00, null, null]");
        assertThat(found.assumptions())
                .containsExactly(
                        "Aesthetic is taken as: The aesthetic of the line of the customer's first order that was worth most.");
        assertThat(read(Cohorts.Measure.REPEAT_RATE, Optional.of("device_maker"), ""))
                .isEqualTo(new Finding.Declined("Customers by first order cannot be cut by device maker."));
    }

    @Test
    void whatIsLeftLaterLeavesTheFirstOrderOut() {
        // Within 90 days: 40.00 of ka, 67.50 of k1 and 46.80 of k2, over seven.
        assertThat(rows((Found) read(Cohorts.Measure.RETAINED_REVENUE, Optional.empty(), ""), 0))
                .containsExactly("[8, 19.29, 19.29, 22.04, 50.00, 70.00]");
    }

    @Test
    void timeToTheSecondOrderKeepsThoseWhoMayStillCome() {
        var found = (Found) read(Cohorts.Measure.SECOND_ORDER, Optional.empty(), "");

        // 7, 8, 20 and 120 days: 14 in the middle. By age: 7, 8 and 20 days of eight, then one of the one who is left
        // after all younger ones stop being watched.
        assertThat(rows(found, 0)).containsExactly("[8, 4, 14.00, 38.75, 120, 37.50, 37.50, 37.50, 100.00, 100.00]");
        assertThat(found.text()).contains("Half are back after 120 days.");
    }

    /** The figures are those of the data set's own note: 6,887 of 23,570 order again on days 1 to 90, for 480,689.14. */
    @Test
    void cdnow() {
        assumeThat(CDNOW).exists();
        var sql = smallShop() + """
                DELETE FROM fact_customer;
                DELETE FROM fact_customer_order;
                CREATE TABLE cdnow AS
                SELECT words[1] AS customer_key, strptime(words[2], '%Y%m%d')::DATE AS day, words[4]::DECIMAL(18, 2) AS revenue
                FROM (SELECT string_split_regex(trim(line), '\\s+') AS words
                      FROM read_csv('PATH', header = true, delim = '|', columns = {'line': 'VARCHAR'}));
                INSERT INTO fact_customer_order
                SELECT customer_key, row_number() OVER ()::VARCHAR, min(day) OVER customer, day - min(day) OVER customer,
                       day > min(day) OVER customer, revenue, 0
                FROM cdnow WINDOW customer AS (PARTITION BY customer_key);
                INSERT INTO fact_customer (customer_key, first_order_date, age_days, days_to_second_order)
                SELECT customer_key, first_order_date, DATE '1998-06-30' - first_order_date, min(days_after) FILTER (is_later)
                FROM fact_customer_order GROUP BY ALL;
                """.replace("PATH", CDNOW.toString());
        try (var analytics = open(sql)) {
            var cohorts = new Cohorts(DataDoor.of(analytics, Claims.NONE));
            var all = Optional.of(new DateRange(LocalDate.parse("1997-01-01"), LocalDate.parse("1997-03-31")));

            var rate = (Found) cohorts.read(Cohorts.Measure.REPEAT_RATE, Optional.empty(), all, "", List.of(90));
            var revenue =
                    (Found) cohorts.read(Cohorts.Measure.RETAINED_REVENUE, Optional.empty(), all, "", List.of(90));

            assertThat(rows(rate, 1)).containsExactly("[90, 23570, 6887, 29.22]");
            // 480,689.14 / 23,570
            assertThat(rows(revenue, 0)).containsExactly("[23570, 20.39]");
        }
    }

    private Finding read(Cohorts.Measure measure, Optional<String> by, String condition) {
        try (var analytics = open(smallShop())) {
            return new Cohorts(DataDoor.of(analytics, Claims.NONE)).read(measure, by, Optional.empty(), condition);
        }
    }

    private static List<String> rows(Found found, int part) {
        return found.parts().get(part).table().rows().stream()
                .map(Object::toString)
                .toList();
    }

    private static String smallShop() {
        return read(Path.of("src/test/resources/golden/store.sql")) + "\n"
                + read(Path.of("semantic-model/marts/00_scope.whole.sql"))
                + read(Path.of("semantic-model/marts/95_rollups.sql")) + "\n";
    }

    private Analytics open(String sql) {
        try {
            var data = Files.createTempDirectory(folder, "data");
            try (var connection = DriverManager.getConnection("jdbc:duckdb:" + data.resolve("store-1.duckdb"));
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            Files.writeString(data.resolve("current"), "store-1.duckdb\n");
            return Analytics.open(data, model());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Model model() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
