package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.sql.Catalog;
import ai.victor.sql.Compilation;
import ai.victor.sql.CompilerSettings;
import ai.victor.sql.KnownTables;
import ai.victor.sql.SemanticCompiler;
import ai.victor.table.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text that nobody wrote on purpose, from the golden pages with something wrong in it: the result is rows or problems, and no plan over anything
 * but known marts leaves the compiler. {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.rounds} or {@code -Dfuzz.minutes} lengthens it.
 */
class QueryFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260630);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 150);
    private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);

    private static final List<String> SQL = List.of(
            "SELECT",
            "FROM",
            "metrics",
            "WHERE",
            "GROUP BY",
            "HAVING",
            "QUALIFY",
            "ORDER BY",
            "LIMIT",
            "OFFSET",
            "WITH",
            "RECURSIVE",
            "AS",
            "AND",
            "OR",
            "NOT",
            "IN",
            "EXISTS",
            "BETWEEN",
            "LIKE",
            "IS NULL",
            "CASE WHEN",
            "THEN",
            "ELSE",
            "END",
            "UNION ALL",
            "INTERSECT",
            "EXCEPT",
            "JOIN",
            "LEFT JOIN",
            "ON",
            "USING",
            "CROSS JOIN",
            "LATERAL",
            "PIVOT",
            "UNNEST",
            "VALUES",
            "TABLE",
            "OVER ()",
            "OVER (PARTITION BY",
            "FILTER (WHERE",
            "ROLLUP(",
            "CUBE(",
            "GROUPING SETS (",
            "GROUPING(",
            "AGGREGATE(",
            "AGGREGATE(appointments)",
            "AGGREGATE(revenue)",
            "SUM(",
            "COUNT(*)",
            "CAST(",
            "::DATE",
            "DATE '2024-02-30'",
            "DATE 'x'",
            "INTERVAL '1' DAY",
            "CURRENT_DATE",
            "TRUE",
            "NULL",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            "0.1",
            "'",
            "''",
            "','",
            "day",
            "week",
            "month",
            "year",
            "weekday",
            "home_town",
            "channel",
            "shop",
            "main.shop",
            "fact_order_line",
            "appointment",
            "information_schema.tables",
            "read_csv('x')",
            "getenv('HOME')",
            "sqlite_master",
            "duckdb_settings()",
            "ATTACH 'x'",
            "COPY",
            "SET threads = 1",
            "PRAGMA x",
            "*",
            "(",
            ")",
            ",",
            ".",
            ";",
            "||",
            "=",
            "<>",
            "<",
            ">=",
            "+",
            "/",
            "%",
            ":x",
            "?",
            "@",
            "#");

    private static final List<String> YAML = List.of(
            ":",
            "-",
            "{",
            "}",
            "[",
            "]",
            "'",
            "\"",
            "&a ",
            "*a",
            "~",
            "? ",
            "|",
            "!!java ",
            "#",
            "null",
            "  ",
            "name",
            "expr",
            "type",
            "agg",
            "sum",
            "count_distinct",
            "percentile",
            "derived",
            "ratio",
            "cumulative",
            "conversion",
            "foreign",
            "primary",
            "filter",
            "expr: getenv('HOME')",
            "expr: (SELECT 1 FROM shop)",
            "expr: read_csv('x')",
            "expr: a; DROP TABLE shop",
            "1e999",
            "-1",
            "offset_window: 1 month",
            "window: 7 days",
            "{{ Dimension('patient__sex') }} = 'f'",
            "{{",
            "}}",
            "fill_nulls_with: 0");

    @TempDir
    Path folder;

    @Test
    void mutatedQueriesGiveRowsOrProblems() throws SQLException, IOException {
        for (var bench : List.of(
                Bench.shop(Files.createDirectory(folder.resolve("shop"))),
                Bench.clinic(Files.createDirectory(folder.resolve("clinic"))))) {
            var pages = Path.of("src/test/resources/golden").resolve(bench.name.equals("clinic") ? "clinic" : "");
            var corpus = GoldenPages.queries(pages);
            var random = new Random(SEED);
            var mutations = new Mutations(random, SQL);
            var marts = marts(bench);
            int tried = 0;
            int accepted = 0;
            for (long start = System.nanoTime(); goesOn(tried, start, 3); tried++) {
                var text = mutations.of(corpus.get(random.nextInt(corpus.size())), corpus);
                accepted += check(bench, text, marts) ? 1 : 0;
            }
            report(bench.name + " SQL", tried, accepted);
            assertThat(accepted).as("some of it still means something").isPositive();
            bench.close();
        }
    }

    @Test
    void mutatedModelsGiveQueriesOrProblems() throws IOException, SQLException {
        var catalog = new HashMap<String, Map<String, Type>>();
        try (var bench = Bench.clinic(Files.createDirectory(folder.resolve("store")))) {
            catalog.putAll(bench.tables());
        }
        var files = new ArrayList<String>();
        for (var name : List.of("visits.yml", "money.yml", "illness.yml", "kinds.yml")) {
            files.add(
                    Files.readString(Path.of("src/test/resources/models/clinic").resolve(name)));
        }
        var model = Files.createDirectory(folder.resolve("model"));
        var random = new Random(SEED);
        var mutations = new Mutations(random, YAML);
        int tried = 0;
        int accepted = 0;
        for (long start = System.nanoTime(); goesOn(6 * tried, start, 3); tried++) {
            int changed = random.nextInt(files.size());
            for (int i = 0; i < files.size(); i++) {
                var text = i == changed ? mutations.of(files.get(i), files) : files.get(i);
                Files.write(model.resolve(i + ".yml"), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            var changedText = Files.readString(model.resolve(changed + ".yml"));
            try {
                accepted += checkModel(model, catalog, random) ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + SEED + ", round " + tried + ": " + e + "\n"
                                + difference(files.get(changed), changedText),
                        e);
            }
        }
        report("YAML", tried, accepted);
        assertThat(accepted).as("some of it is still a model").isPositive();
    }

    private static boolean checkModel(Path folder, Map<String, Map<String, Type>> catalog, Random random) {
        switch (ModelReader.read(folder)) {
            case ModelReading.Faulty faulty -> {
                assertThat(faulty.problems())
                        .isNotEmpty()
                        .allMatch(problem -> !problem.message().isBlank());
                return false;
            }
            case ModelReading.Read read -> {
                var compiler = new SemanticCompiler(
                        read.model(), new Catalog(catalog), new CompilerSettings("CHF", DayOfWeek.MONDAY, 10));
                for (var metric : read.model().metrics()) {
                    if (random.nextInt(6) > 0) {
                        continue;
                    }
                    var asked = "SELECT month, AGGREGATE(\"" + metric.name().replace("\"", "\"\"")
                            + "\") FROM metrics GROUP BY month";
                    if (compiler.compile(asked) instanceof Compilation.Compiled compiled) {
                        assertThat(KnownTables.strangers(compiled.physicalSql(), catalog.keySet()))
                                .as(compiled.physicalSql())
                                .isEmpty();
                    }
                }
                return true;
            }
        }
    }

    /** True for a query that was accepted. */
    private static boolean check(Bench bench, String text, java.util.Set<String> marts) {
        try {
            switch (bench.analytics.run(text)) {
                case Outcome.Rejected rejected -> {
                    assertThat(rejected.problems()).isNotEmpty().allSatisfy(problem -> {
                        assertThat(problem.code()).matches("[A-Z_]+").isNotEqualTo("FAILED");
                        assertThat(problem.message()).isNotBlank().doesNotContain("Exception", "org.apache", "\tat ");
                    });
                    return false;
                }
                case Outcome.Rows rows -> {
                    assertThat(KnownTables.strangers(rows.sql(), marts))
                            .as(rows.sql())
                            .isEmpty();
                    return true;
                }
            }
        } catch (AssertionError | RuntimeException | StackOverflowError e) {
            var physical = bench.analytics.explain(text) instanceof Outcome.Rows rows ? rows.sql() : "";
            throw new AssertionError("seed " + SEED + ": " + text + "\n" + e + "\n" + physical, e);
        }
    }

    private static java.util.Set<String> marts(Bench bench) {
        return bench.tables().keySet();
    }

    private static boolean goesOn(int tried, long start, int parts) {
        return tried < ROUNDS || System.nanoTime() - start < MINUTES * 60_000_000_000L / parts;
    }

    private static void report(String what, int tried, int accepted) {
        if (MINUTES > 0) {
            System.out.println(what + ": " + tried + " texts, " + accepted + " accepted");
        }
    }

    /** The lines that differ. */
    private static String difference(String before, String after) {
        var known = before.lines().toList();
        return String.join(
                "\n", after.lines().filter(line -> !known.contains(line)).toList());
    }
}
