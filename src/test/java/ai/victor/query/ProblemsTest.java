package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query with several things wrong is told all of them at once, each at its place, and nothing else. */
class ProblemsTest {
    @TempDir
    static Path folder;

    private static Bench shop;

    @BeforeAll
    static void open() throws SQLException, IOException {
        shop = Bench.shop(folder);
    }

    @AfterAll
    static void close() throws SQLException {
        shop.close();
    }

    @Test
    void eachClauseHasItsOwn() {
        assertThat(problems("""
                        SELECT chanel, AGGREGATE(revenu)
                        FROM metrics
                        WHERE day > 'abc' AND revenue > 5 AND contry = 'US'
                        GROUP BY chanel, 7
                        HAVING AGGREGATE(ordrs) > 5
                        ORDER BY nothing_known, FOO(day)
                        """))
                .containsExactly(
                        "1:8 UNKNOWN_COLUMN",
                        "1:26 UNKNOWN_COLUMN",
                        "3:13 TYPE",
                        "3:23 MEASURE_NOT_AGGREGATED",
                        "3:39 UNKNOWN_COLUMN",
                        "4:18 UNKNOWN_COLUMN",
                        "5:18 UNKNOWN_COLUMN",
                        "6:10 UNKNOWN_COLUMN",
                        "6:25 UNKNOWN_FUNCTION");
    }

    @Test
    void whatAFactDoesNotHaveIsToldThoughAColumnIsUnknown() {
        assertThat(problems("""
                        SELECT product_type, chanel, AGGREGATE(ad_spend)
                        FROM metrics
                        WHERE country = 'US'
                        GROUP BY product_type, chanel
                        """))
                .containsExactly("1:22 UNKNOWN_COLUMN", "3:7 DIMENSION_NOT_AVAILABLE", "4:10 DIMENSION_NOT_AVAILABLE");
        assertThat(of("SELECT AGGREGATE(ad_spend) FROM metrics GROUP BY product_type")
                        .getFirst()
                        .message())
                .contains("as the ad platforms report it");
    }

    @Test
    void whatIsInsideOfWhatThereIsNotIsToldToo() {
        assertThat(problems("SELECT CAST(AGGREGATE(revenu) AS VARCHAR) FROM metrics"))
                .containsExactlyInAnyOrder("1:8 NOT_SUPPORTED", "1:23 UNKNOWN_COLUMN");
        assertThat(problems("SELECT AGGREGATE(revenu) FILTER (WHERE 'x' AND day > DATE '2026-05-01') FROM metrics"))
                .containsExactlyInAnyOrder("1:18 UNKNOWN_COLUMN", "1:40 TYPE");
        assertThat(problems("SELECT AGGREGATE(orders) FROM metrics WHERE chanel <> 2 > 3"))
                .containsExactly("1:45 UNKNOWN_COLUMN");
    }

    @Test
    void eachFaultOfTypesIsOneOfItsOwn() {
        assertThat(problems("""
                        SELECT month + 1, AGGREGATE(revenue) * channel, ROUND(channel)
                        FROM metrics
                        WHERE channel LIKE 'M%' AND year LIKE '2%' AND channel AND NOT country
                          AND day BETWEEN 'x' AND 5
                          AND channel IN ('Meta', 3)
                          AND CASE WHEN channel THEN 1 ELSE 'a' END = 1
                        GROUP BY month, channel
                        HAVING AGGREGATE(orders) > 'many'
                        """))
                .containsExactly(
                        "1:8 TYPE",
                        "1:40 TYPE",
                        "1:55 TYPE",
                        "3:29 TYPE",
                        "3:48 TYPE",
                        "3:64 TYPE",
                        "4:19 TYPE",
                        "4:27 TYPE",
                        "5:27 TYPE",
                        "6:17 TYPE",
                        "8:28 TYPE");
    }

    @Test
    void typesAreToldInTheWordsOfTheQuery() {
        assertThat(messages("SELECT AGGREGATE(revenue) + channel FROM metrics GROUP BY channel"))
                .containsExactly("line 1:29: channel is text, and + takes numbers.");
        assertThat(messages("SELECT AGGREGATE(revenue) FROM metrics WHERE channel"))
                .containsExactly("line 1:46: channel is text, and no condition.");
        assertThat(
                        messages(
                                "SELECT CASE WHEN channel = 'x' THEN 1 ELSE 'a' END, AGGREGATE(revenue) FROM metrics GROUP BY 1"))
                .containsExactly("line 1:44: 'a' is text, and 1 is a number: CASE yields values of one type.");
    }

    @Test
    void eachColumnOutsideOfTheGroupsIsTold() {
        assertThat(
                        problems(
                                "SELECT channel, country, LOWER(device), AGGREGATE(orders) FROM metrics GROUP BY channel ORDER BY state"))
                .containsExactly("1:17 NOT_GROUPED", "1:32 NOT_GROUPED", "1:98 NOT_GROUPED");
    }

    @Test
    void anUnknownKeyDoesNotBlameTheColumns() {
        assertThat(problems("SELECT channel, AGGREGATE(orders) FROM metrics GROUP BY chanel"))
                .containsExactly("1:57 UNKNOWN_COLUMN");
    }

    @Test
    void eachBlockIsReadThoughAnotherIsWrong() {
        assertThat(problems("""
                        WITH a AS (SELECT month, AGGREGATE(revenu) AS r, AGGREGATE(orders) AS o FROM metrics GROUP BY month),
                        b AS (SELECT month, SUM(r) AS r, SUM(oo) AS o FROM a GROUP BY month)
                        SELECT month, r, x FROM b WHERE month > 'abc' AND o > 1
                        UNION ALL
                        SELECT month, AGGREGATE(revenue), AGGREGATE(ordrs) FROM metrics GROUP BY mont
                        """))
                .containsExactly(
                        "1:36 UNKNOWN_COLUMN",
                        "2:38 UNKNOWN_COLUMN",
                        "3:18 UNKNOWN_COLUMN",
                        "3:41 TYPE",
                        "5:45 UNKNOWN_COLUMN",
                        "5:74 UNKNOWN_COLUMN");
    }

    @Test
    void anUnknownTableIsAllThatIsSaidOfIt() {
        assertThat(problems("SELECT channel, AGGREGATE(revenue) AS r FROM metrcs GROUP BY channel ORDER BY r"))
                .containsExactly("1:46 UNKNOWN_TABLE");
        assertThat(problems("WITH a AS (SELECT * FROM b) SELECT x, SUM(y) FROM a GROUP BY x"))
                .containsExactly("1:26 UNKNOWN_TABLE");
    }

    @Test
    void subQueriesHaveTheirs() {
        assertThat(problems("""
                        SELECT AGGREGATE(revenue) FROM metrics
                        WHERE channel IN (SELECT chanel FROM metrics GROUP BY 1)
                          AND country IN (SELECT country, channel FROM metrics GROUP BY 1, 2)
                          AND year > 'x'
                        """)).containsExactly("2:26 UNKNOWN_COLUMN", "3:19 NOT_SUPPORTED", "4:14 TYPE");
    }

    @Test
    void whatConcernsAMetricStandsAtIt() {
        assertThat(of("SELECT 1 FROM metrics").getFirst().place()).isPresent();
        assertThat(of("SELECT 1").getFirst().place()).isPresent();
        assertThat(of("SELECT ad_set, aesthetic FROM metrics GROUP BY 1, 2")
                        .getFirst()
                        .place())
                .isPresent();
    }

    private static List<Problem> of(String query) {
        return switch (shop.analytics.run(query)) {
            case Outcome.Rejected rejected -> rejected.problems();
            case Outcome.Rows rows -> List.of();
        };
    }

    private static List<String> messages(String query) {
        return of(query).stream().map(Problem::toString).toList();
    }

    private static List<String> problems(String query) {
        return of(query).stream()
                .map(problem -> problem.place()
                                .map(place -> place.line() + ":" + place.column() + " ")
                                .orElse("")
                        + problem.code())
                .toList();
    }
}
