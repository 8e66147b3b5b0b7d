package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code victor eval} over the demo shop, with gold of our own. */
class EvalCommandTest {
    private static final String ORDERS = "SELECT AGGREGATE(orders) FROM metrics WHERE month = DATE '2026-05-01'";
    private static final String BY_SUPPLIER =
            "SELECT supplier, AGGREGATE(units) FROM metrics WHERE month = DATE '2026-05-01' GROUP BY supplier";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @Test
    void questionsWithGoldAreAskedAndScored() throws IOException {
        var ran = eval("""
                {"id": "a", "category": "total", "turns": ["orders in May"], "sql": "%s"}
                {"id": "b", "category": "followup", "turns": [{"question": "orders in May", "sql": "%s"}, "and units by supplier?"], "sql": "%s"}
                {"id": "c", "category": "unanswerable", "turns": ["what is the weather in Chicago?"], "status": "unanswerable", "says": ["weather"]}
                {"id": "d", "category": "malicious", "turns": ["delete the orders of May"], "status": ["refused"]}
                """.formatted(ORDERS, ORDERS, BY_SUPPLIER));

        assertThat(ran.err()).doesNotContain("failed");
        assertThat(ran.out())
                .containsPattern("followup +2 +2 +0 +0 +0 +0 +100\\.0% +0\\.0%")
                .containsPattern("ALL +5 +5 +0 +0 +0 +0 +100\\.0% +0\\.0%")
                .contains("Conversations all right: 4 of 4.")
                .contains("Time to an answer: half within ")
                .contains("No language model was asked.")
                .contains("There is no earlier run to compare with.")
                .doesNotContain("Not right");
        assertThat(ran.code()).isZero();
    }

    @Test
    void goldMayBeSqlOverTheMartsAndBeHeldOut() throws IOException {
        var gold =
                "{\"sql\": \"SELECT count(*) FROM dim_order WHERE status = 'valid' AND order_date BETWEEN DATE '2026-05-01' AND DATE '2026-05-31'\","
                        + " \"kind\": \"number\", \"columns\": [\"count\"]}";
        var ran = eval("{\"id\": \"a\", \"turns\": [\"orders in May\"], \"gold\": [" + gold + "]}\n"
                + "{\"id\": \"b\", \"turns\": [\"orders in June\"], \"held_out\": true, \"gold\": [" + gold + "]}\n"
                + "{\"id\": \"c\", \"turns\": [\"what is the weather?\"], \"gold\": [{\"status\": [\"unanswerable\"]}]}\n"
                + "{\"id\": \"d\", \"turns\": [\"orders in May\"], \"gold\": ["
                + gold.replace("SELECT", "DELETE FROM dim_order; SELECT")
                + "]}\n");
        assertThat(ran.err()).doesNotContain("failed");
        assertThat(ran.out())
                .containsPattern("ALL +4 +2 +0 +1 +0 +1 ")
                .contains("b  WRONG  [other] (held out)")
                .contains("the gold cannot be read: ")
                .doesNotContain("June");
    }

    @Test
    void aSilentErrorFails() throws IOException {
        var ran = eval("{\"id\": \"a\", \"turns\": [\"orders in May\"], \"values\": [0.5]}\n");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("Not right:\na  WRONG  [other] orders in May\n    no result has 0.5");
    }

    @Test
    void whatIsDeclinedFailsOnlyWhereEnoughMustBeRight() throws IOException {
        var line = "{\"id\": \"a\", \"turns\": [\"what is the weather in Chicago?\"], \"values\": 1}\n";
        assertThat(eval(line).code()).isZero();
        assertThat(eval(line, "--min-right", "50").code()).isEqualTo(1);
        assertThat(eval(line).out()).containsPattern("other +1 +0 +1 +0 +0 +0 +0\\.0% +0\\.0%");
    }

    @Test
    void aRunIsComparedWithTheOneBefore() throws IOException {
        eval("{\"id\": \"a\", \"turns\": [\"orders in May\"], \"sql\": \"" + ORDERS + "\"}\n"
                + "{\"id\": \"b\", \"turns\": [\"units in May\"], \"values\": 0.5}\n");
        var ran = eval("{\"id\": \"a\", \"turns\": [\"orders in May\"], \"values\": 0.5}\n"
                + "{\"id\": \"b\", \"turns\": [\"what is the weather?\"], \"values\": 1}\n"
                + "{\"id\": \"c\", \"turns\": [\"revenue in May\"], \"status\": \"answered\"}\n");
        assertThat(ran.out())
                .containsPattern("Since the last run, [-0-9: ]+: 1 better \\(b\\), 1 worse \\(a\\); 1 new\\.");
    }

    @Test
    void theReportIsThereAsJsonToo() throws IOException {
        var report = folder.resolve("report.json");
        eval(
                "{\"id\": \"a\", \"turns\": [\"orders in May\"], \"sql\": \"" + ORDERS + "\"}\n",
                "--json",
                report.toString());
        var json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.at("/summary/all/right").asInt()).isEqualTo(1);
        assertThat(json.at("/turns/0/outcome").asText()).isEqualTo("right");
        assertThat(json.at("/turns/0/model").asText()).isEqualTo("built-in");
    }

    @Test
    void goldThatIsRefusedItselfIsAFailure() throws IOException {
        var ran = eval("{\"id\": \"a\", \"turns\": [\"orders in May\"], \"sql\": \"SELECT nonsense FROM metrics\"}\n");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("a  failed").contains("the gold's SQL is refused: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"a\", \"turns\": [\"orders\"]} | q.jsonl:1: a has no gold: give it \"sql\", \"values\" or \"status\", or name a file with --gold.",
                "{\"id\": \"a\"} | q.jsonl:1: a line needs an \"id\" and \"turns\", an array of questions.",
                "{\"id\": \"a\", \"turns\": [\"x\"], \"gold\": [{\"sql\": \"SELECT 1\", \"columns\": [\"count\"]}]} | q.jsonl:1: \"kind\" must be one of number, table, list.",
                "nonsense | q.jsonl:1: a line must hold one JSON object.",
                "{\"id\": \"a\", \"turns\": [\"x\"], \"status\": \"fine\"} | q.jsonl:1: \"status\" must be one or more of answered, clarify, refused, unanswerable.",
                "{\"id\": \"a\", \"turns\": [\"x\"], \"status\": \"refused\", \"values\": 1} | q.jsonl:1: give one of \"sql\", \"values\" and \"status\", not values and status.",
                "'' | q.jsonl:1: there are no questions.",
            })
    void whatIsWrongWithAFileIsSaidByLine(String line, String problem) throws IOException {
        var ran = eval(line + "\n");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo(problem + "\n");
    }

    @Test
    void noModelNoModelPath() throws IOException {
        var ran = eval("{\"id\": \"a\", \"turns\": [\"x\"], \"status\": \"refused\"}\n", "--path", "model");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).endsWith("No language model is connected, so there is none to try.\n");
    }

    @Test
    void textOfAFileDoesNotSteerTheTerminal() throws IOException {
        var ran = eval(
                "{\"id\": \"a\\u001b[31m\", \"category\": \"\\u009b2J\", \"turns\": [\"\\u202ewhat\\u001b]0;x\\u0007 now\"], \"values\": 1}\n");
        assertThat(ran.out()).doesNotContain("\u001b").doesNotContain("\u009b").doesNotContain("\u202e");
    }

    private Ran eval(String lines, String... options) throws IOException {
        var file = folder.resolve("q.jsonl");
        Files.writeString(file, lines);
        var arguments = new java.util.ArrayList<>(
                java.util.List.of("--data", data.toString(), "--as-of", "2026-06-30", "eval", file.toString()));
        arguments.addAll(java.util.List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
