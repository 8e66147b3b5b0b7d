package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What semantic SQL cannot be made to do: leave the store, change it, or read of it what is not of the model. */
class DoorTest {
    @TempDir
    static Path folder;

    private static Analytics analytics;
    private static byte[] before;

    @BeforeAll
    static void open() throws IOException {
        analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model());
        before = Files.readAllBytes(folder.resolve("store-1.duckdb"));
    }

    @AfterAll
    static void nothingHasChanged() throws IOException {
        analytics.close();
        assertThat(Files.readAllBytes(folder.resolve("store-1.duckdb"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT AGGREGATE(revenue) FROM metrics; SELECT 2",
                "SELECT AGGREGATE(revenue) FROM metrics; DROP TABLE fact_order_line",
                "CREATE TEMP TABLE x AS SELECT AGGREGATE(revenue) FROM metrics",
                "CREATE TABLE x AS SELECT AGGREGATE(revenue) FROM metrics",
                "PRAGMA database_list",
                "CHECKPOINT",
                "VACUUM",
                "DELETE FROM metrics",
                "DELETE FROM fact_order_line",
                "UPDATE metrics SET revenue = 0",
                "INSERT INTO metrics VALUES (1)",
                "DROP TABLE fact_order_line",
                "SET threads = 1",
                "EXPLAIN SELECT AGGREGATE(revenue) FROM metrics",
                "EXPLAIN PLAN FOR SELECT AGGREGATE(revenue) FROM metrics",
                "DESCRIBE metrics",
                "SHOW TABLES",
                "CALL duckdb_settings()",
                "COPY metrics TO '/tmp/stolen.csv'",
                "COPY (SELECT AGGREGATE(revenue) FROM metrics) TO '/tmp/stolen.csv'",
                "ATTACH '/tmp/other.duckdb' AS other",
                "EXPORT DATABASE '/tmp/all'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM query('SELECT 42')",
                "SELECT * FROM read_blob('store-1.duckdb')",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM TABLE(read_csv('/etc/passwd'))",
                "SELECT * FROM TABLE(duckdb_settings())",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM \"/etc/passwd\"",
                "SELECT * FROM fact_order_line",
                "SELECT * FROM main.fact_order_line",
                "SELECT order_id FROM dim_order",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM duckdb_tables",
                "SELECT * FROM shop",
                "SELECT AGGREGATE(revenue) FROM metrics, fact_order_line",
                "SELECT AGGREGATE(revenue) FROM metrics WHERE channel IN (SELECT channel FROM dim_order)",
                "SELECT AGGREGATE(revenue) FROM metrics WHERE channel IN (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT AGGREGATE(revenue) FROM metrics WHERE EXISTS (SELECT 1 FROM fact_order_line)",
                "WITH metrics AS (SELECT * FROM fact_order_line) SELECT * FROM metrics",
                "WITH x AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM x",
                "SELECT channel FROM metrics GROUP BY channel UNION SELECT order_id FROM dim_order",
                "SELECT getenv('HOME'), AGGREGATE(revenue) FROM metrics",
                "SELECT AGGREGATE(revenue) FROM metrics WHERE channel = getenv('HOME')",
                "SELECT channel, AGGREGATE(revenue) FROM metrics WHERE current_setting('threads') = '1' GROUP BY channel",
                "SELECT channel, AGGREGATE(revenue) FROM metrics GROUP BY channel HAVING sleep_ms(1000) = 0",
                "SELECT AGGREGATE(revenue), read_text('/etc/passwd') FROM metrics",
                "SELECT AGGREGATE(revenue) FROM metrics ORDER BY nextval('s')",
                "SELECT order_lines.revenue FROM metrics",
                "SELECT AGGREGATE(revenue) FROM metrics WHERE orders.status = 'test'",
                "SELECT AGGREGATE(revenue) FROM metrics -- \n ; DELETE FROM fact_order_line",
                "SELECT AGGREGATE(revenue) AS \"x\" FROM metrics); DROP TABLE fact_order_line; --",
            })
    void isRefusedWithAReason(String sql) {
        for (var outcome : new Outcome[] {analytics.run(sql), analytics.explain(sql)}) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.problems())
                                    .isNotEmpty()
                                    // The compiler refuses it, not the database.
                                    .extracting(Problem::code)
                                    .doesNotContain("FAILED", "REFUSED", "TIMEOUT"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'; DROP TABLE fact_order_line; --",
                "x' OR '1' = '1",
                "x\\' OR 1 = 1 --",
                "'; ATTACH '/tmp/x' AS y; SELECT '",
            })
    void aValueIsOnlyEverAValue(String value) {
        var sql = "SELECT AGGREGATE(orders) FROM metrics WHERE campaign = '" + value.replace("'", "''") + "'";
        assertThat(analytics.run(sql))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class,
                        rows -> assertThat(rows.table().rows().getFirst().getFirst())
                                .isEqualTo(0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\"; DROP TABLE fact_order_line; --", "a\" FROM fact_order_line --", "a b", "select"})
    void aNameIsOnlyEverAName(String name) {
        var sql = "SELECT channel AS \"" + name.replace("\"", "\"\"")
                + "\", AGGREGATE(orders) FROM metrics GROUP BY channel";
        assertThat(analytics.run(sql))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class,
                        rows -> assertThat(rows.table().columns().getFirst().name())
                                .isEqualTo(name));
    }
}
