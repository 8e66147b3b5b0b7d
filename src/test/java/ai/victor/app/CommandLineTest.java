package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.PlantedFaultsTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person types them, from the first question on: demo shop, importer, store and reader are the real ones. */
class CommandLineTest {
    @TempDir
    private static Path data;

    private static Ran first;

    @BeforeAll
    static void askTheFirstQuestion() {
        first = ask("revenue by channel last month");
    }

    @Test
    void theFirstQuestionMakesTheDemoShopAndSaysSo() {
        assertThat(first.err())
                .isEqualTo(
                        "Nothing is imported yet, so this is about a demo shop, Tin Comet Goods, made up to 2026-06-29"
                                + " (`victor import` brings your own exports).\n");
        assertThat(first.code()).isZero();
        assertThat(ask("orders last week").err()).isEmpty();
    }

    @Test
    void anAnswerHasTableDrawingReadingAndWhatItRestsOn() {
        assertThat(first.out())
                .containsPattern("Channel +Revenue")
                .containsPattern("Meta +\\$[0-9,]+\\.[0-9]{2}")
                .contains("█")
                .contains("I took this to mean: ")
                .contains("Read from order lines (to 2026-06-29); days are of ")
                .doesNotContain("SELECT")
                .doesNotContain("\u001b");
    }

    @Test
    void bothQueriesAreThereForTheAsking() {
        assertThat(ask("revenue last week", "--sql").out())
                .contains("FROM metrics")
                .contains("fact_product_day");
    }

    @Test
    void jsonIsTheContractsObjectAndNothingElse() throws Exception {
        var answer = new ObjectMapper()
                .readTree(ask("--json", "revenue by channel last month").out());
        assertThat(answer.path("status").asText()).isEqualTo("answered");
        assertThat(answer.path("model").asText()).isEqualTo("built-in");
        assertThat(answer.path("chart").path("kind").asText()).isEqualTo("bar");
        assertThat(answer.path("certificate").path("range").toString())
                .isEqualTo("{\"from\":\"2026-05-01\",\"to\":\"2026-05-31\"}");
        assertThat(answer.path("results").path(0).path("columns").path(1).toString())
                .isEqualTo("{\"name\":\"revenue\",\"type\":\"decimal\",\"unit\":\"USD\"}");
    }

    @Test
    void colourIsForTerminals() {
        var ran = Ran.inColor("--data", data.toString(), "--as-of", "2026-06-30", "ask", "revenue last week");
        assertThat(ran.out()).contains("\u001b[1m").contains("\u001b[0m");
    }

    @Test
    void whatCannotBeAnsweredIsExitCodeOne() {
        var ran = ask("what is the weather in Chicago?");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("weather");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        var sql = "SELECT AGGREGATE(orders) FROM metrics";
        var before = Ran.of("--data", data.toString(), "sql", sql);
        var after = Ran.of("sql", sql, "--data", data.toString());
        assertThat(before.code()).isZero();
        assertThat(after.out()).isEqualTo(before.out()).contains("Orders");
    }

    @Test
    void sqlPrintsRowsOrWhatWouldRun() {
        var sql =
                "SELECT channel, AGGREGATE(orders) AS orders FROM metrics GROUP BY channel ORDER BY orders DESC LIMIT 1";
        assertThat(sql(sql).out()).containsPattern("Channel +Orders\n─+  ─+\n\\w+ +[0-9,]+\n");
        assertThat(sql(sql, "--format", "csv").out()).matches("channel,orders\r\n\\w+,[0-9]+\n");
        assertThat(sql(sql, "--explain").out()).contains("fact_order_day").contains("LIMIT");
    }

    @Test
    void sqlIsPrintedForOtherDatabases() {
        var sql = "SELECT week, AGGREGATE(orders) AS orders FROM metrics GROUP BY week";
        assertThat(sql(sql, "--dialect", "trino").out())
                .contains("DATE_TRUNC('week', ")
                .contains("fact_order_day");
        assertThat(sql("--dialect", "bigquery", sql).out()).contains(", WEEK(");
        assertThat(sql(sql, "--dialect", "duckdb").out())
                .isEqualTo(sql(sql, "--explain").out());

        var unsaid =
                sql("SELECT channel AS \"a.b\", AGGREGATE(orders) FROM metrics GROUP BY 1", "--dialect", "bigquery");
        assertThat(unsaid.code()).isEqualTo(1);
        assertThat(unsaid.out()).isEmpty();
        assertThat(unsaid.err()).isEqualTo("BigQuery has no words that mean exactly the same as the name a.b.\n");
        assertThat(sql(sql, "--dialect", "oracle").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM metrics",
                "SELECT * FROM read_csv('x')",
                "SELECT 1; SELECT 2",
                "SELECT revenu FROM metrics",
                "",
                "DROP TABLE fact_order_line",
                "COPY metrics TO '/tmp/x'",
            })
    void refusedSqlIsASentenceAndExitCodeOne(String sql) {
        var ran = sql(sql);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .matches("(?s).*[.?]\n")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownNameComesWithTheNearestKnown() {
        assertThat(sql("SELECT revenu FROM metrics").err()).contains("revenue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| victor ask",
                "ask | The question is empty",
                "ask --loud x | Unknown option: '--loud'",
                "dance | Unmatched argument",
                "model | model list",
                "serve --port x | Invalid value for option '--port'",
                "serve --port 70000 | A port is a number from 0 to 65535.",
                "ask x --as-of 2026-13-01 | \"2026-13-01\" is no day",
            })
    void wrongUsageIsASentenceAndExitCodeTwo(String line, String sentence) {
        var ran = Ran.of(line == null ? new String[0] : line.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(sentence).doesNotContain("Exception");
    }

    @Test
    void aLongTableIsCutAndSaysHowToSeeTheRest() {
        var ran = ask("revenue by day since 1 january");
        assertThat(ran.out()).containsPattern("… and \\d+ more rows \\(--json prints all of them\\)");
    }

    @Test
    void linesOfATerminalAreBrokenBetweenWords() {
        assertThat(AnswerText.wrapped("one two three\nfour five", 8)).isEqualTo("one two\nthree\nfour\nfive");
        assertThat(AnswerText.wrapped("incomprehensible to me", 8)).isEqualTo("incomprehensible\nto me");
        assertThat(AnswerText.wrapped("as it is", Integer.MAX_VALUE)).isEqualTo("as it is");
    }

    @Test
    void onlyLoopbackIsServed() {
        var ran = Ran.of("serve", "--host", "0.0.0.0", "--data", data.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("0.0.0.0 is not a loopback address");
    }

    @Test
    void sqlWithoutDataSaysHowToGetSome(@TempDir Path empty) {
        var ran = Ran.of("sql", "SELECT AGGREGATE(orders) FROM metrics", "--data", empty.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("Nothing is imported yet: run `victor import`");
    }

    @Test
    void importOfNothingUsableSaysWhatIsExpected(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "hello");
        var ran = Ran.of(
                "import", folder.toString(), "--data", folder.resolve("d").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Nothing here is an export that Victor reads; expected is");
    }

    @Test
    void theModelIsListedAndChecked(@TempDir Path folder) throws Exception {
        assertThat(Ran.of("model", "list").out())
                .contains("contribution_margin")
                .contains("aesthetic");
        assertThat(Ran.of("model", "check").code()).isZero();

        Files.writeString(folder.resolve("broken.yml"), "metrics:\n  - name: x\n    type: simpel\n");
        var ran = Ran.of("model", "check", "--model", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("broken.yml:");
    }

    @Test
    void theModelIsCheckedAgainstTheData() {
        var ran = Ran.of("model", "check", "--data", data.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("its columns and queries fit the data.");
        assertThat(Ran.of("model", "list", "aov").out()).startsWith("aov").contains("declared");
        assertThat(Ran.of("model", "list", "avo").err()).contains("aov");
    }

    @Test
    void theListMarksWhatIsVerifiedNoMore(@TempDir Path folder) throws Exception {
        try (var files = Files.walk(Path.of("semantic-model"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(Path.of("semantic-model").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        Files.readString(file)
                                .replace("the refund rate by product type?", "the refund rate by product type now?"));
            }
        }
        assertThat(Ran.of("model", "list", "--data", data.toString()).out())
                .contains("VERIFIED QUERIES")
                .doesNotContain("Verified no more");
        assertThat(Ran.of("model", "list", "--data", data.toString(), "--model", folder.toString())
                        .out())
                .containsPattern(
                        "refund rate by product type now\\? \\(.+\\)\n {4}Verified no more: its question moves with the day"
                                + " and its SQL does not\\.\n")
                .containsOnlyOnce("Verified no more");
    }

    @Test
    void twelveMistakesAreNamedWithTheirLines(@TempDir Path folder) throws Exception {
        var planted = PlantedFaultsTest.plant(folder);
        assertThat(planted).hasSizeGreaterThanOrEqualTo(12);
        var ran = Ran.of("model", "check", "--model", folder.toString(), "--data", data.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(planted.keySet()).allSatisfy(place -> assertThat(ran.err()).contains(place + ":"));
    }

    @Test
    void keptQueriesThatDoNotCompileAreNamed(@TempDir Path folder) throws Exception {
        try (var files = Files.list(Path.of("semantic-model"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName().toString()),
                        Files.readString(file).replace("SELECT supplier, AGGREGATE", "SELECT suplier, AGGREGATE"));
            }
        }
        var ran = Ran.of("model", "check", "--model", folder.toString(), "--data", data.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("verified query \"What is the contribution margin rate by supplier?\"")
                .contains("supplier")
                .contains("orders.yml:");
    }

    @Test
    void settingsThatCannotBeReadAreAllNamed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("victor.yml"), "timezone: Mars\ncurrency: dollars\ncolour: red\n");
        var ran = Ran.of("import", folder.toString(), "--data", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("victor.yml:1").contains("timezone is \"Mars\""),
                        line -> assertThat(line).startsWith("victor.yml:2").contains("currency is \"dollars\""),
                        line -> assertThat(line).startsWith("victor.yml:3").contains("no setting \"colour\""));
    }

    private static Ran ask(String... arguments) {
        return command("ask", arguments);
    }

    private static Ran sql(String... arguments) {
        return command("sql", arguments);
    }

    private static Ran command(String name, String... arguments) {
        var all = new ArrayList<String>();
        all.addAll(List.of("--data", data.toString(), "--as-of", "2026-06-30", name));
        all.addAll(List.of(arguments));
        return Ran.of(all.toArray(String[]::new));
    }
}
