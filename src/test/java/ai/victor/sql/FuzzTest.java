package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whatever comes in, what goes out is a SELECT over the model's tables, or problems in sentences. */
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260630);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 700);

    private static final List<String> SEEDS = List.of(
            "SELECT genre, AGGREGATE(loans) AS n FROM metrics WHERE day >= DATE '2026-01-01' AND desk IN ('A', 'B') GROUP BY genre HAVING AGGREGATE(loans) > 1 ORDER BY n DESC LIMIT 5",
            "SELECT week, CASE WHEN age_group = 'child' THEN 1 ELSE 0 END, ROUND(AGGREGATE(fees) / AGGREGATE(loans), 2) FROM metrics GROUP BY 1, 2",
            "SELECT DISTINCT desk FROM metrics WHERE desk LIKE 'a%' OR NOT genre BETWEEN 'a' AND 'b' OR month IS NULL",
            "WITH a AS (SELECT month, desk, AGGREGATE(loans) AS n FROM metrics GROUP BY month, desk ORDER BY n LIMIT 9), b AS (SELECT month, AGGREGATE(fees) AS f FROM metrics GROUP BY month) SELECT a.month, n / f AS x, SUM(n) OVER (PARTITION BY desk ORDER BY a.month ROWS 2 PRECEDING) AS s FROM a LEFT JOIN b USING (month) WHERE desk IN ('a', 'b') QUALIFY s > 1",
            "SELECT genre, AGGREGATE(loans) / SUM(AGGREGATE(loans)) OVER () AS share, GROUPING(genre) FROM metrics WHERE desk IN (SELECT desk FROM metrics GROUP BY desk HAVING AGGREGATE(fees) > 0) GROUP BY ROLLUP(genre, desk) HAVING AGGREGATE(loans) > (SELECT MIN(n) FROM (SELECT desk, AGGREGATE(loans) AS n FROM metrics GROUP BY desk) AS t)",
            "SELECT desk, 'a' AS what FROM metrics GROUP BY desk UNION SELECT genre, 'b' FROM metrics GROUP BY genre ORDER BY 1 DESC LIMIT 3",
            "SELECT * FROM (SELECT desk, genre, AGGREGATE(loans) AS n FROM metrics GROUP BY desk, genre) PIVOT (SUM(n) FOR genre IN ('Novel' AS novel, 'Maps')) AS p",
            "DELETE FROM metrics; DROP TABLE loan",
            "WITH a AS (SELECT * FROM read_csv('x')) SELECT getenv('HOME') FROM a UNION ALL VALUES (1)");

    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "(",
            ")",
            ",",
            ";",
            "*",
            "--",
            "/*",
            "*/",
            " ",
            "\n",
            "::",
            "$$",
            "{",
            "\\",
            "\u0000",
            "é",
            "日本",
            "😀",
            "0",
            "1e999",
            "-1",
            "99999999999999999999",
            "SELECT",
            "FROM",
            "metrics",
            "AGGREGATE",
            "AGGREGATE(loans)",
            "NULL",
            "OVER",
            "day",
            "INTERVAL '1' DAY",
            "DATE '2026-13-45'",
            "DATE 'x'",
            "TIMESTAMP '2026-01-01 00:00:00'",
            "U&'\\00e9'",
            "_latin1'x'",
            "X'ff'",
            "ARRAY[1]",
            "ROW(1)",
            "?",
            "read_csv('x')",
            "loan",
            "main.loan",
            "GROUP BY",
            "ORDER BY",
            "LIMIT",
            "EXISTS",
            "IN",
            "CAST(",
            "AS",
            ".",
            "year",
            "week",
            "COUNT(*)",
            "SUM(fees)",
            "region",
            "genre",
            "||",
            "LATERAL",
            "UNNEST",
            "TABLE",
            "PIVOT",
            "QUALIFY",
            "WINDOW",
            "GROUPING SETS",
            "ROLLUP(",
            "OVER (ORDER BY month)",
            "JOIN a ON",
            "USING (month)",
            "(SELECT desk FROM metrics GROUP BY desk)",
            "(SELECT AGGREGATE(fees) FROM metrics)",
            "WITH a AS (",
            "UNION ALL",
            "EXCEPT",
            "SUM(n)",
            "a.month",
            "FROM a",
            "FILTER (WHERE genre = 'x')",
            "CURRENT_DATE");

    private final SemanticCompiler compiler = LibraryModel.compiler();

    @Test
    void mutatedTextIsCompiledOrRejected() {
        var random = new Random(SEED);
        int compiled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
            for (int change = random.nextInt(5); change >= 0; change--) {
                mutate(text, random);
            }
            compiled += check(text.toString()) ? 1 : 0;
        }
        assertThat(compiled).as("some of it still means something").isGreaterThan(0);
    }

    @Test
    void soIsTextThatWasMadeToHurt() {
        check("");
        check("   \n -- nothing");
        check("/* unfinished");
        check("SELECT " + "(".repeat(5000) + "1" + ")".repeat(5000) + " FROM metrics");
        check("SELECT AGGREGATE(loans)" + " + 1".repeat(4500) + " FROM metrics");
        check("SELECT AGGREGATE(loans) FROM metrics WHERE genre = 'x'" + " OR genre = 'x'".repeat(1200));
        check("SELECT AGGREGATE(loans) FROM metrics WHERE" + " NOT".repeat(4500) + " genre = 'x'");
        check("SELECT AGGREGATE(loans) FROM metrics WHERE genre = '" + "x".repeat(30_000) + "'");
        check("SELECT CASE" + " WHEN genre = 'x' THEN 1".repeat(700)
                + " END, AGGREGATE(loans) FROM metrics GROUP BY 1");
    }

    @Test
    void threadsShareACompiler() throws Exception {
        var expected = SEEDS.stream().map(compiler::compile).toList();
        assertThat(expected).filteredOn(Compilation.Compiled.class::isInstance).hasSize(7);
        try (var workers = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<List<Compilation>>>();
            for (int i = 0; i < 40; i++) {
                work.add(() -> SEEDS.stream().map(compiler::compile).toList());
            }
            for (var done : workers.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(expected);
            }
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(9));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
            default -> text.insert(at, text.substring(Math.min(at, to), to));
        }
    }

    private boolean check(String text) {
        switch (compiler.compile(text)) {
            case Compilation.Compiled compiled -> {
                assertThat(compiled.physicalSql()).as(text).startsWith("WITH\n").contains("\nSELECT");
                var bare = compiled.physicalSql().replaceAll("'[^']*'", "''");
                assertThat(bare).as(text).doesNotContain(";", "read_csv", "getenv", "::", "/*");
                return true;
            }
            case Compilation.Rejected rejected -> {
                assertThat(rejected.problems()).as(text).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.code()).matches("[A-Z_]+");
                    assertThat(problem.message()).isNotBlank().doesNotContain("Exception", "org.apache", "\tat ");
                });
                return false;
            }
        }
    }
}
