package ai.victor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine reads, how it rounds, and when it stops. */
class QueryEngineTest {
    private static final List<Column> ONE = List.of(new Column("x", "X", Type.TEXT, Unit.NONE));

    @TempDir
    Path folder;

    private QueryEngine engine;

    @BeforeEach
    void open() throws Exception {
        var store = folder.resolve("store-1.duckdb");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (name VARCHAR, amount DECIMAL(9,2), n INTEGER, d DATE)");
        }
        engine = QueryEngine.open(store, new EngineSettings(2, 4, 2, "256MB", "1GB", Duration.ofSeconds(1)));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void tablesAreDescribed() {
        assertThat(engine.tables())
                .containsEntry(
                        "t", Map.of("name", Type.TEXT, "amount", Type.DECIMAL, "n", Type.INTEGER, "d", Type.DATE));
    }

    @Test
    void numbersAreRoundedHalfUpToTheirUnitsDecimals() {
        var columns = List.of(
                new Column("money", "Money", Type.DECIMAL, new Unit("USD")),
                new Column("rate", "Rate", Type.DECIMAL, Unit.PERCENT),
                new Column("ratio", "Ratio", Type.DECIMAL, Unit.RATIO),
                new Column("count", "Count", Type.INTEGER, Unit.COUNT),
                new Column("none", "None", Type.DECIMAL, Unit.RATIO));
        var row = engine.run("SELECT 1.005::DOUBLE, -2.675, 1 / 3, sum(7)::HUGEINT, 'inf'::DOUBLE", columns, 10)
                .rows()
                .getFirst();
        assertThat(row)
                .isEqualTo(Arrays.asList(
                        new BigDecimal("1.01"), new BigDecimal("-2.68"), new BigDecimal("0.3333"), 7L, null));
    }

    @Test
    void whatTakesTooLongIsStoppedAndTheNextQuestionRuns() {
        assertThatThrownBy(() ->
                        engine.run("SELECT max(a.range * b.range) FROM range(10000000) a, range(10000000) b", ONE, 1))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(EngineException.Code.TIMEOUT));
        assertThat(engine.run("SELECT 'still here'", ONE, 1).rows()).containsExactly(List.of("still here"));
    }
}
