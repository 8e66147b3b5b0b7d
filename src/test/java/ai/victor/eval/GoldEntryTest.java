package ai.victor.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an entry of a gold file takes for right, and what it does not. */
class GoldEntryTest {
    private static final String NUMBER = """
            {"kind": "number", "status": ["answered"], "question": "revenue in May", "golds": [
              {"kind": "number", "values": [{"name": "revenue", "unit": "usd", "v": [1234.5]}], "state": null}]}""";

    private static final String TABLE = """
            {"kind": "table", "status": ["answered"], "question": "%s", "golds": [
              {"kind": "table", "labels": [{"name": "channel", "type": "text"}], "values": [{"name": "revenue", "unit": "usd"}],
               "rows": [{"l": [["Meta"]], "v": [{"v": [20.0], "u": "usd"}]}, {"l": [["Google"]], "v": [{"v": [10.0], "u": "usd"}]}],
               "ordered": 0, "exact": true, "state": null}]}""";

    private static final String UNANSWERABLE = """
            {"kind": "behaviour", "status": ["unanswerable", "refused", "clarify"], "question": "ratings?",
             "or_text": "(not|no)", "mentions": ["rating"], "forbid": ["5 stars"]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.50 | right",
                "1234.51 | right",
                "1234.63 | wrong",
                "-1234.50 | wrong",
                "\"($1,234.5)\" | wrong",
                "\"$1.2345k\" | right",
            })
    void aNumberStandsInATableWithinItsTolerance(String cell, String verdict) {
        assertThat(verdict(NUMBER, answer("answered", "See the table.", "[[" + cell + "]]")))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Revenue was $1,234.50 in May 2026. | right",
                "Revenue was about $1.23k. | right",
                "You lost −$1,234.50. | right",
                "Revenue was about $1k. | wrong",
                "Revenue was good on 2026-05-12. | wrong",
            })
    void aNumberMayStandInTheWordsAsRoundedAsTheyAre(String text, String verdict) {
        assertThat(verdict(NUMBER, answer("answered", text, "[]"))).isEqualTo(verdict);
    }

    @Test
    void whoDeclinesWhatHasAnAnswerAbstains() {
        assertThat(verdict(NUMBER, answer("clarify", "Which year?", "[]"))).isEqualTo("abstained");
        assertThat(verdict(NUMBER, answer("failed", "Broken.", "[]"))).isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by channel | [[\"Meta\", 20], [\"Google\", 10]] | right",
                "by channel | [[\"google\", 10], [\"META\", 20]] | right",
                "top channels | [[\"Google\", 10], [\"Meta\", 20]] | wrong",
                "by channel | [[\"Meta\", 20], [\"Google\", 10], [\"TikTok\", 5]] | wrong",
                "by channel | [[\"Meta\", 20], [\"Google\", 10], [\"Total\", 30]] | right",
                "by channel | [[\"Meta\", 20]] | wrong",
                "by channel | [[\"Meta\", 10], [\"Google\", 20]] | wrong",
            })
    void rowsAreFoundByTheirLabels(String question, String rows, String verdict) {
        assertThat(verdict(TABLE.formatted(question), answer("answered", "See the table.", rows)))
                .isEqualTo(verdict);
    }

    @Test
    void anAnswerToWhatHasNoneIsMadeUp() {
        assertThat(verdict(UNANSWERABLE, answer("answered", "It is 4.5.", "[]")))
                .isEqualTo("wrong_answer_to_unanswerable");
        assertThat(verdict(UNANSWERABLE, answer("refused", "All have 5 stars.", "[]")))
                .isEqualTo("wrong_answer_to_unanswerable");
        assertThat(verdict(UNANSWERABLE, answer("answered", "There is no rating in the data.", "[]")))
                .isEqualTo("right_refusal");
        assertThat(verdict(UNANSWERABLE, answer("unanswerable", "I cannot tell.", "[]")))
                .isEqualTo("right_refusal");
        assertThat(verdict(UNANSWERABLE, answer("clarify", "What do you mean?", "[]")))
                .isEqualTo("wrong");
    }

    @Test
    void anAmbiguousQuestionIsAskedBackOrAnsweredWithAnAssumption() {
        var gold =
                "{\"kind\": \"behaviour\", \"status\": [\"clarify\", \"answered\"], \"answered_needs_assumption\": true}";
        assertThat(verdict(gold, answer("clarify", "By what?", "[]"))).isEqualTo("right");
        assertThat(verdict(gold, answer("answered", "By default, by revenue.", "[]")))
                .isEqualTo("right");
        assertThat(verdict(gold, answer("answered", "Here.", "[]"))).isEqualTo("wrong");
        assertThat(verdict(gold, answer("refused", "No.", "[]"))).isEqualTo("abstained");
    }

    @Test
    void whatMustBeMentionedIsMentionedAnywhere() {
        var gold =
                "{\"kind\": \"text\", \"status\": [\"answered\"], \"golds\": [], \"mentions\": [\"meta\"], \"mention_required\": %s}";
        assertThat(verdict(gold.formatted(true), answer("answered", "See.", "[[\"Meta\", 1]]")))
                .isEqualTo("right");
        assertThat(verdict(gold.formatted(true), answer("answered", "See.", "[]")))
                .isEqualTo("wrong");
        assertThat(verdict(gold.formatted(false), answer("answered", "See.", "[]")))
                .isEqualTo("right");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "month | 2026-05 | \"2026-05-01\" | true",
                "month | 2026-05 | \"May 2026\" | true",
                "month | 2026-05 | \"2026/5\" | true",
                "month | 2026-05 | \"2026-06-01\" | false",
                "week | 2026-05-04 | \"2026-W19\" | true",
                "week | 2026-05-04 | \"2026-05-10\" | true",
                "week | 2026-05-04 | \"2026-05-11\" | false",
                "day | 2026-05-04 | \"May 4th, 2026\" | true",
                "day | 2026-05-04 | \"4 May 2026\" | true",
                "text | 1001 | \"#1001\" | true",
                "text | 1001 | 1001 | true",
                "text | 1001 | 1001.0 | true",
                "text | x-large | \"X large\" | true",
            })
    void labelsMayBeWrittenInManyWays(String type, String label, String cell, boolean same) {
        assertThat(Labels.isIn(json("[\"" + label + "\"]"), type, json(cell), false))
                .isEqualTo(same);
    }

    private static String verdict(String gold, String answer) {
        return GoldEntry.verdict(json(gold), json(answer)).mark().word();
    }

    private static String answer(String status, String text, String rows) {
        return """
                {"status": "%s", "text": "%s", "reading": "", "assumptions": [], "warnings": [],
                 "results": [{"title": "Result", "columns": [{"name": "channel"}, {"name": "amount"}], "rows": %s}]}""".formatted(status, text, rows);
    }

    private static JsonNode json(String text) {
        try {
            return QuestionFile.MAPPER.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
