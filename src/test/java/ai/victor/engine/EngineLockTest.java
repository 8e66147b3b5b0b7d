package ai.victor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine does not let anybody do, were physical SQL to reach it past the compiler: it reads its store and nothing else. */
class EngineLockTest {
    private static final List<Column> ONE = List.of(new Column("x", "X", Type.TEXT, Unit.NONE));

    /** Takes minutes, and stops when it is told to. */
    private static final String LONG = "SELECT max(a.range * b.range) FROM range(10000000) a, range(10000000) b";

    @TempDir
    Path folder;

    private Path store;
    private byte[] before;
    private QueryEngine engine;

    @BeforeEach
    void open() throws Exception {
        store = folder.resolve("store-1.duckdb");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (name VARCHAR, n INTEGER); INSERT INTO t VALUES ('a', 1), ('b', 2);"
                    + " CREATE VIEW v AS SELECT name FROM t");
        }
        before = Files.readAllBytes(store);
        engine = engine(Duration.ofSeconds(20));
    }

    @AfterEach
    void nothingHasChangedAndNothingIsLeft() throws IOException {
        engine.close();
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
        assertThat(engine.spillFolder()).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(store);
        }
    }

    private QueryEngine engine(Duration timeout) {
        return QueryEngine.open(store, new EngineSettings(2, 4, 2, "256MB", "64MB", timeout));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Several statements, of which a database that runs them all gives back the last.
                "SELECT 1; SELECT 2",
                "SELECT 'x'; DROP TABLE t",
                "SELECT 'x'; SET threads = 1",
                "",
                ";",
                "-- nothing",
                // Statements that are no SELECT.
                "CREATE TEMP TABLE x AS SELECT 1",
                "CREATE TABLE x AS SELECT 1",
                "CREATE TEMP MACRO m() AS 1",
                "CREATE SECRET (TYPE s3)",
                "INSERT INTO t VALUES ('x', 1)",
                "UPDATE t SET n = 0",
                "DELETE FROM t",
                "DROP TABLE t",
                "TRUNCATE t",
                "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
                "WITH more AS (INSERT INTO t VALUES ('x', 1) RETURNING *) SELECT * FROM more",
                "PRAGMA database_list",
                "PRAGMA disable_optimizer",
                "CALL duckdb_settings()",
                "CHECKPOINT",
                "FORCE CHECKPOINT",
                "VACUUM",
                "ANALYZE",
                "EXPLAIN SELECT 1",
                "EXPLAIN ANALYZE SELECT 1",
                "DESCRIBE t",
                "SHOW TABLES",
                "SUMMARIZE t",
                "SELECT * FROM (DESCRIBE t)",
                "SELECT * FROM (SHOW ALL TABLES)",
                "BEGIN",
                "PREPARE x AS SELECT 1",
                "EXECUTE x",
                "USE memory",
                "SET threads = 1",
                "SET enable_external_access = true",
                "SET lock_configuration = false",
                "SET VARIABLE x = 1",
                "RESET threads",
                "ATTACH ':memory:' AS other",
                "DETACH other",
                "COPY t TO 'SPILL/stolen.csv'",
                "COPY (SELECT 1) TO 'SPILL/stolen.csv'",
                "COPY t FROM 'SPILL/stolen.csv'",
                "ATTACH 'SPILL/other.duckdb' AS other",
                "ATTACH 'SPILL/other.duckdb' AS other (READ_WRITE)",
                "EXPORT DATABASE 'SPILL/all'",
                "IMPORT DATABASE 'SPILL/all'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "UPDATE EXTENSIONS",
                // Functions that read something else.
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM duckdb_tables()",
                "SELECT * FROM duckdb_secrets()",
                "SELECT * FROM pragma_database_list()",
                "SELECT * FROM query('SELECT 42')",
                "SELECT * FROM query_table('t')",
                "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 42'))",
                "SELECT * FROM checkpoint()",
                "SELECT * FROM read_blob('STORE')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_parquet('s3://bucket/file.parquet')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM sniff_csv('/etc/passwd')",
                "SELECT * FROM st_read('x.shp')",
                "SELECT (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT name FROM t WHERE name IN (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT name FROM t UNION ALL SELECT content FROM read_text('/etc/passwd')",
                "WITH x AS (SELECT * FROM read_text('/etc/passwd')) SELECT * FROM x",
                "SELECT name FROM t ORDER BY (SELECT max(content) FROM read_text('/etc/passwd'))",
                "SELECT count(*) FILTER (WHERE EXISTS (FROM read_text('/etc/passwd'))) FROM t",
                "SELECT * FROM t, LATERAL (SELECT * FROM read_text(t.name))",
                // Tables that are none of the store's.
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM 'https://example.org/x.csv'",
                "SELECT * FROM duckdb_settings",
                "SELECT * FROM sqlite_master",
                "SELECT * FROM pragma_database_list",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM pg_catalog.pg_tables",
                "SELECT * FROM temp.t",
                "SELECT * FROM absent",
                // A name that is known elsewhere in the text is not known here.
                "SELECT * FROM (WITH duckdb_tables AS (SELECT 1) SELECT * FROM duckdb_tables) a, duckdb_tables b",
                // Functions that tell of the session, the machine or chance.
                "SELECT current_setting('temp_directory')",
                "SELECT getvariable('x')",
                "SELECT current_query()",
                "SELECT txid_current()",
                "SELECT nextval('s')",
                "SELECT write_log('x')",
                "SELECT pg_sleep(1)",
                "SELECT sleep_ms(1)",
                "SELECT random()",
                "SELECT now()",
                "SELECT name FROM t WHERE current_setting('threads') = '2'",
            })
    void isRefusedBeforeTheDatabaseRunsIt(String statement) throws IOException {
        var spill = engine.spillFolder();
        var sql = statement.replace("SPILL", spill.toString()).replace("STORE", store.toString());
        assertThatThrownBy(() -> engine.run(sql, ONE, 1))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(EngineException.Code.REFUSED))
                .hasMessageNotContaining(folder.toString());
        try (var files = Files.list(spill)) {
            assertThat(files).isEmpty();
        }
        assertThat(engine.run("SELECT count(*) FROM t", ONE, 1).rows()).containsExactly(List.of("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT getenv('HOME')",
                "SELECT no_such_function(1)",
                "SELECT absent FROM t",
                "SELEC 1",
                "SELECT 'a",
                "\u0000"
            })
    void isRefusedByTheDatabase(String statement) {
        assertThatThrownBy(() -> engine.run(statement, ONE, 1)).isInstanceOf(EngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name FROM t",
                "SELECT name FROM v;",
                "WITH x AS (SELECT name FROM t), y AS (SELECT * FROM x) SELECT * FROM y UNION ALL SELECT 'z' ORDER BY 1 LIMIT 3 OFFSET 0",
                "SELECT CAST(n AS DECIMAL(18, 2)), ROW_NUMBER() OVER (ORDER BY n) FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY n) = 1",
                "SELECT name, GROUPING(name), SUM(n) FILTER (WHERE n > 1) FROM t GROUP BY ROLLUP (name)",
                "SELECT DISTINCT t.name FROM t LEFT JOIN t AS u ON t.n = u.n WHERE t.n IN (SELECT n FROM t) AND EXISTS (SELECT 1 FROM t)",
                "SELECT CAST(day AS DATE) FROM UNNEST(GENERATE_SERIES(DATE '2026-01-01', DATE '2026-01-03', INTERVAL 1 DAY)) AS days(day)",
                "SELECT * FROM (VALUES ('a')) AS w(x)",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r",
                "SELECT LAST_DAY(DATE '2026-02-01'), DATE_TRUNC('week', DATE '2026-02-01'), CASE WHEN n > 1 THEN 'x' END, [n], {'a': n} FROM t",
            })
    void whatTheCompilerWritesRuns(String statement) {
        if (statement.contains("RECURSIVE")) {
            // Nothing of ours recurs, so that nothing runs for ever.
            assertThatThrownBy(() -> engine.run(statement, ONE, 10)).hasMessageContaining("nothing else");
        } else {
            assertThat(engine.run(statement, ONE, 10).rows()).isNotEmpty();
        }
    }

    @Test
    void aResultIsCutAtItsRows() {
        var table = engine.run("SELECT * FROM range(1000000)", ONE, 10);
        assertThat(table.rows()).hasSize(10);
        assertThat(table.truncated()).isTrue();
    }

    @Test
    void whatNeedsMoreMemoryAndSpillThanThereIsFailsAndTheNextQuestionRuns() {
        assertThatThrownBy(() -> engine.run(
                        "SELECT max(x) FROM (SELECT list(range || 'a long enough text to fill the memory of the engine') AS x FROM range(100000000) GROUP BY range % 7)",
                        ONE, 1))
                .isInstanceOf(EngineException.class);
        assertThat(engine.run("SELECT 'still here'", ONE, 1).rows()).containsExactly(List.of("still here"));
    }

    @Test
    void whoeverWaitsCanGiveUp() throws InterruptedException {
        var thrown = new AtomicReference<Throwable>();
        var started = new CountDownLatch(1);
        var asker = Thread.ofPlatform().start(() -> {
            started.countDown();
            try {
                engine.run(LONG, ONE, 1);
            } catch (EngineException e) {
                thrown.set(e);
            }
        });
        started.await();
        Thread.sleep(300);
        asker.interrupt();
        asker.join(5000);
        assertThat(asker.isAlive()).isFalse();
        assertThat(thrown.get()).hasMessage("The query was interrupted.");
        assertThat(engine.run("SELECT 'still here'", ONE, 1).rows()).containsExactly(List.of("still here"));
    }

    @Test
    void theSpillFolderIsTheOwnersAloneAndEnginesOfOneStoreShareIt() throws IOException {
        var spill = engine.spillFolder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spill)))
                .isEqualTo("rwx------");
        try (var second = engine(Duration.ofSeconds(20))) {
            assertThat(engine.spillFolder()).isEqualTo(spill);
            assertThat(second.run("SELECT count(*) FROM t", ONE, 1).rows()).containsExactly(List.of("2"));
        }
        assertThat(spill).isDirectory();
        engine.close();
        assertThat(spill).doesNotExist();
        engine = engine(Duration.ofSeconds(20));
    }
}
