package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Expressions of every type, now and then of a wrong one: what is accepted runs, so no fault of types is left to the database.
 * {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.rounds} or {@code -Dfuzz.minutes} lengthens it.
 */
class TypedQueriesTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260701);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 250);
    private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);

    private static final List<String> TYPES = List.of("text", "number", "date", "truth");

    @TempDir
    static Path folder;

    private final Random random = new Random(SEED);
    private boolean metrics;
    private boolean grouped;

    @Test
    void whatIsAcceptedRuns() throws SQLException, IOException {
        int tried = 0;
        int accepted = 0;
        long start = System.nanoTime();
        try (var shop = Bench.shop(folder)) {
            for (; tried < ROUNDS || System.nanoTime() - start < MINUTES * 60_000_000_000L; tried++) {
                var query = random.nextBoolean() ? overMetrics() : overTable();
                try {
                    switch (shop.analytics.run(query)) {
                        case Outcome.Rows rows -> accepted++;
                        case Outcome.Rejected rejected ->
                            assertThat(rejected.problems()).isNotEmpty().allSatisfy(problem -> {
                                assertThat(problem.code()).isNotEqualTo("FAILED");
                                assertThat(problem.place())
                                        .as(problem.toString())
                                        .isPresent();
                                assertThat(problem.message()).doesNotContain("arguments of type", "`");
                            });
                    }
                } catch (RuntimeException | AssertionError e) {
                    var sql = shop.analytics.explain(query) instanceof Outcome.Rows rows ? rows.sql() : "";
                    throw new AssertionError(
                            "seed " + SEED + ", round " + tried + ": " + query + "\n" + e + "\n" + sql, e);
                }
            }
        }
        if (MINUTES > 0) {
            System.out.println("typed: " + tried + " queries, " + accepted + " accepted");
        }
        assertThat(accepted).isBetween(tried / 10, tried * 9 / 10);
    }

    private String overMetrics() {
        metrics = false;
        grouped = false;
        var where = expression("truth", 2);
        metrics = true;
        grouped = true;
        return "SELECT " + expression(any(), 2) + " AS x, " + expression(any(), 2) + " AS y FROM metrics WHERE " + where
                + " GROUP BY channel, country, weekday, month, year HAVING " + expression("truth", 2) + " ORDER BY "
                + expression(any(), 1);
    }

    private String overTable() {
        metrics = false;
        grouped = true;
        return "WITH a AS (SELECT channel, country, weekday, month, year, AGGREGATE(revenue) AS r, AGGREGATE(orders) AS o"
                + " FROM metrics GROUP BY channel, country, weekday, month, year) SELECT " + expression(any(), 2)
                + " AS x, " + aggregate() + " OVER (PARTITION BY " + expression(any(), 1) + " ORDER BY "
                + expression(any(), 1) + ") AS y FROM a WHERE " + expression("truth", 2) + " ORDER BY "
                + expression(any(), 1);
    }

    private String aggregate() {
        return of("SUM(" + number(1) + ")", "MIN(" + expression(any(), 1) + ")", "COUNT(" + expression(any(), 1) + ")");
    }

    private String any() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String expression(String wanted, int depth) {
        var type = random.nextInt(40) == 0 ? any() : wanted;
        return switch (type) {
            case "text" -> text(depth);
            case "number" -> number(depth);
            case "date" -> date(depth);
            default -> truth(depth);
        };
    }

    private String text(int depth) {
        return depth == 0
                ? of("channel", "country", "weekday", "'Meta'", "'5'", "NULL")
                : of(
                        "LOWER(" + expression("text", depth - 1) + ")",
                        "UPPER(" + expression("text", depth - 1) + ")",
                        expression("text", depth - 1) + " || " + expression("text", 0),
                        several("text", depth),
                        text(0));
    }

    private String number(int depth) {
        var leaf = metrics
                ? of("AGGREGATE(revenue)", "AGGREGATE(orders)", "year", "2", "1.5")
                : grouped ? of("r", "o", "year", "2", "1.5") : of("year", "2", "1.5", "'3'");
        return depth == 0
                ? leaf
                : of(
                        "(" + expression("number", depth - 1) + of(" + ", " - ", " * ", " / ")
                                + expression("number", depth - 1) + ")",
                        of("ROUND", "ABS", "FLOOR", "CEIL") + "(" + expression("number", depth - 1) + ")",
                        "ROUND(" + expression("number", depth - 1) + ", " + of("1", "0", expression("number", 0)) + ")",
                        "-" + expression("number", 0),
                        several("number", depth),
                        leaf);
    }

    private String date(int depth) {
        return depth == 0
                ? of(grouped ? "month" : "day", "month", "DATE '2026-05-01'", "'2026-06-01'")
                : of(
                        expression("date", depth - 1) + of(" + ", " - ") + "INTERVAL '1' " + of("DAY", "MONTH"),
                        several("date", depth),
                        date(0));
    }

    private String truth(int depth) {
        var type = any();
        return depth == 0
                ? of("TRUE", "channel IS NULL", "year > 2000")
                : of(
                        expression(type, depth - 1)
                                + of(" = ", " <> ", " < ", " >= ", " IS DISTINCT FROM ")
                                + expression(type, depth - 1),
                        expression(type, depth - 1) + " BETWEEN " + expression(type, 0) + " AND " + expression(type, 0),
                        expression(type, depth - 1) + of(" IN (", " NOT IN (") + expression(type, 0) + ", "
                                + expression(type, 0) + ")",
                        expression("text", depth - 1) + of(" LIKE ", " NOT LIKE ") + expression("text", 0),
                        expression(type, depth - 1) + of(" IS NULL", " IS NOT NULL"),
                        "(" + expression("truth", depth - 1) + of(" AND ", " OR ") + expression("truth", depth - 1)
                                + ")",
                        "NOT (" + expression("truth", depth - 1) + ")");
    }

    private String several(String type, int depth) {
        return of(
                "CASE WHEN " + expression("truth", depth - 1) + " THEN " + expression(type, depth - 1) + " ELSE "
                        + expression(type, depth - 1) + " END",
                "CASE WHEN " + expression("truth", depth - 1) + " THEN " + expression(type, depth - 1) + " END",
                "COALESCE(" + expression(type, depth - 1) + ", " + expression(type, 0) + ")",
                "NULLIF(" + expression(type, depth - 1) + ", " + expression(type, 0) + ")");
    }
}
