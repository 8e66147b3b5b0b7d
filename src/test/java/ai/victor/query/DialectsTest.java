package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Metric;
import ai.victor.problem.Problem;
import ai.victor.sql.Catalog;
import ai.victor.sql.DialectText;
import ai.victor.table.Type;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages under golden/dialects say how other databases write what DuckDB runs: after a {@code sql semantic} query, or one that is
 * {@code sql duckdb} over the tables of {@link #TABLES}, stand its {@code sql trino} and {@code sql bigquery}. Trino's own parser reads each of
 * its texts. Run with -Dgolden=accept to rewrite the pages, then read the difference; that run fails if it changed any.
 */
class DialectsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Pattern CASE = Pattern.compile(
            "```sql (?<kind>semantic|duckdb)\\n(?<query>.*?)```\\n(\\s*```sql (trino|bigquery)\\n.*?```\\n)*",
            Pattern.DOTALL);

    private static final Pattern SEMANTIC = Pattern.compile("```sql semantic\\n(.*?)```", Pattern.DOTALL);

    /** What BigQuery's documented grammar has not, and a careless writer would leave standing. */
    private static final Pattern NOT_BIGQUERY = Pattern.compile(
            "FILTER \\(WHERE|\\bDOUBLE\\b|\\bVARCHAR\\b|\\w''|\"|::|\\bILIKE\\b|\\bDAYNAME\\b|\\bUNION\\n|TO WEEK|\\bESCAPE\\b|INTERVAL '");

    private static final Catalog TABLES = new Catalog(Map.of(
            "orders",
            Map.of(
                    "day", Type.DATE,
                    "channel", Type.TEXT,
                    "customer", Type.TEXT,
                    "revenue", Type.DECIMAL,
                    "units", Type.INTEGER,
                    "is_new", Type.BOOLEAN,
                    "order", Type.TEXT),
            "visits",
            Map.of("visit_day", Type.DATE, "visitor", Type.TEXT, "channel", Type.TEXT)));

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void open() {
        analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model());
    }

    @AfterAll
    static void close() {
        analytics.close();
    }

    @TestFactory
    List<DynamicTest> pages() {
        return files(GOLDEN.resolve("dialects")).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                .toList();
    }

    @Test
    void everyMetricCanBeSaidInBoth() {
        var model = TestStore.model();
        for (var metric : model.metrics()) {
            var pins = TestStore.pins(model, metric);
            var total = "SELECT AGGREGATE(" + metric.name() + ") FROM metrics";
            assertSaid(analytics, pins.isEmpty() ? total : total + " GROUP BY " + pins.substring(2));
            assertSaid(analytics, byMonth(metric) + pins);
        }
    }

    /** Those of the clinic are of all kinds. */
    @Test
    void soCanEveryKind(@TempDir Path other) {
        try (var clinic = Analytics.open(Clinic.store(other), Clinic.model())) {
            Clinic.model().metrics().forEach(metric -> assertSaid(clinic, byMonth(metric)));
        }
    }

    private static String byMonth(Metric metric) {
        return "SELECT month, AGGREGATE(" + metric.name() + ") FROM metrics GROUP BY month";
    }

    private static void assertSaid(Analytics analytics, String sql) {
        for (var dialect : Dialect.values()) {
            assertThat(analytics.explain(sql, dialect))
                    .as(sql + " for " + dialect)
                    .isInstanceOfSatisfying(Outcome.Rows.class, rows -> assertReadable(rows.sql(), dialect));
        }
    }

    @Test
    void whatRunsCanBeSaidOrIsRefusedByName() {
        for (var file : files(GOLDEN)) {
            SEMANTIC.matcher(read(file)).results().map(found -> found.group(1)).forEach(sql -> {
                if (analytics.explain(sql) instanceof Outcome.Rows) {
                    for (var dialect : Dialect.values()) {
                        switch (analytics.explain(sql, dialect)) {
                            case Outcome.Rows rows -> assertReadable(rows.sql(), dialect);
                            case Outcome.Rejected rejected ->
                                assertThat(rejected.problems())
                                        .extracting(Problem::code)
                                        .containsOnly("NOT_IN_DIALECT");
                        }
                    }
                }
            });
        }
    }

    @Test
    void aRefusedQueryIsRefusedForEveryDatabase() {
        assertThat(analytics.explain("SELECT AGGREGATE(revenu) FROM metrics", Dialect.TRINO))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.problems().getFirst().code())
                                .isEqualTo("UNKNOWN_COLUMN"));
    }

    private static void check(Path file) throws IOException {
        var expected = read(file);
        var actual = CASE.matcher(expected).replaceAll(found -> {
            var query = found.group("query");
            var texts = new ArrayList<String>();
            for (var dialect : List.of(Dialect.TRINO, Dialect.BIGQUERY)) {
                var name = dialect.name().toLowerCase(Locale.ROOT);
                texts.add("```sql " + name + "\n" + text(found.group("kind"), query.strip(), dialect) + "\n```\n");
            }
            return Matcher.quoteReplacement(
                    "```sql " + found.group("kind") + "\n" + query + "```\n\n" + String.join("\n", texts));
        });
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String text(String kind, String query, Dialect dialect) {
        var text = kind.equals("semantic") ? ofSemantic(query, dialect) : ofDuckDb(query, dialect);
        if (!text.startsWith("-- refused")) {
            assertReadable(text, dialect);
        }
        return text;
    }

    private static String ofSemantic(String query, Dialect dialect) {
        return switch (analytics.explain(query, dialect)) {
            case Outcome.Rows rows -> rows.sql();
            case Outcome.Rejected rejected -> refused(rejected.problems());
        };
    }

    private static String ofDuckDb(String query, Dialect dialect) {
        return switch (DialectText.of(query, dialect.ofCompiler(), TABLES)) {
            case DialectText.Said said -> said.sql();
            case DialectText.Unsaid unsaid -> refused(unsaid.problems());
        };
    }

    private static String refused(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "-- refused: " + problem.code() + " " + problem)
                .collect(Collectors.joining("\n"));
    }

    private static void assertReadable(String sql, Dialect dialect) {
        switch (dialect) {
            case DUCKDB -> assertThat(sql).isNotBlank();
            case TRINO -> assertThat(new SqlParser().createStatement(sql)).isNotNull();
            case BIGQUERY -> assertThat(sql).doesNotContainPattern(NOT_BIGQUERY);
        }
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
