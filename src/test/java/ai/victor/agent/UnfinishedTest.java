package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.AgentLimits.Spending;
import ai.victor.agent.Answer.Status;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Language models that ask for data and come to no end: what they had read is an answer only where it says by itself what it is. */
class UnfinishedTest {
    private static final String PLAIN = "SELECT channel, AGGREGATE(revenue) AS best FROM metrics GROUP BY channel";

    private final Fixture fixture = new Fixture();
    private final ScriptedModel model = fixture.model;

    @Test
    void onePlainQueryIsGivenInPlainRowsWithItsReading() {
        keepsAsking(PLAIN);

        var answer = fixture.ask("revenue by channel");

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.text()).isEqualTo("Channel: Meta, Revenue: $1,234.50\nChannel: Google, Revenue: -$0.50");
        assertThat(answer.reading())
                .as("by the name that the model gives the metric, whatever the query calls it")
                .isEqualTo("Revenue by channel, 2026-05-01 to 2026-05-31.");
        assertThat(answer.warnings())
                .first()
                .isEqualTo(Unfinished.WARNING + " I did not come to an answer in 4 steps.");
        assertThat(answer.model()).isEqualTo("scripted");
    }

    @Test
    void conditionsAndTheFirstFewAreSaid() {
        keepsAsking(
                "SELECT channel, AGGREGATE(revenue) FROM metrics WHERE month = DATE '2026-05-01' AND channel <> 'of'"
                        + " GROUP BY channel ORDER BY revenue DESC LIMIT 2");
        assertThat(fixture.ask("top 2 channels by revenue in May 2026").reading())
                .isEqualTo(
                        "Revenue by channel, where day in May 2026, 2026-05-01 to 2026-05-31; only the first 2 in the order of"
                                + " revenue DESC.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revenue by channel over $500 | SELECT channel, AGGREGATE(revenue) FROM metrics GROUP BY channel",
                "revenue last week | SELECT channel, AGGREGATE(revenue) FROM metrics GROUP BY channel",
                "revenue of Meta | SELECT channel, AGGREGATE(revenue) FROM metrics GROUP BY channel",
                "revenue | SELECT channel, AGGREGATE(revenue) FROM metrics GROUP BY channel HAVING AGGREGATE(revenue) > 0",
                "revenue | SELECT channel, AGGREGATE(revenue) - AGGREGATE(cogs) FROM metrics GROUP BY channel",
                "revenue | SELECT AGGREGATE(revenue) FROM metrics GROUP BY channel",
                "revenue | SELECT AGGREGATE(revenue) FROM metrics WHERE channel IN (SELECT channel FROM metrics)",
                "revenue | WITH a AS (SELECT AGGREGATE(revenue) FROM metrics) SELECT revenue FROM a",
            })
    void aQueryThatSaysMoreOrLessThanTheQuestionIsNoAnswer(String question, String sql) {
        keepsAsking(sql);
        declines(fixture.ask(question), "I did not come to an answer in 4 steps.");
    }

    @Test
    void ofTwoQueriesNobodyKnowsWhichWasMeant() {
        fixture.queries = Fixture::rows;
        model.queries("a", PLAIN).queries("b", "SELECT AGGREGATE(revenue) FROM metrics");
        model.queries("a", PLAIN).queries("a", PLAIN);
        var answer = fixture.ask("revenue by channel");
        declines(answer, "I did not come to an answer in 4 steps.");
        assertThat(answer.results()).hasSize(3);
    }

    @Test
    void soDoTimeTokensAndSilenceEndAQuestion() {
        fixture.limits = new AgentLimits(4, 3, Duration.ofMillis(400), 100, 2, 3);
        fixture.queries = Fixture::rows;
        model.queries("a", PLAIN).does(handler -> {});
        ends(fixture.ask("revenue"), "This took longer than 0 seconds, so I stopped.");

        var dear = new Fixture();
        dear.limits = Fixture.LIMITS.withSpending(
                new Spending(20_000, Optional.empty(), Optional.empty(), Optional.empty(), 0));
        dear.queries = Fixture::rows;
        var query = AiMessage.from(dear.model.request("run_query", "{\"title\": \"a\", \"sql\": \"" + PLAIN + "\"}"));
        dear.model.does(handler -> handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(query)
                .tokenUsage(new TokenUsage(19_000, 500))
                .build()));
        ends(dear.ask("revenue"), "This question has used up what one question may cost, so I stopped.");

        var silent = new Fixture();
        silent.queries = Fixture::rows;
        silent.model.queries("a", PLAIN).says(AiMessage.from("")).says(AiMessage.from(""));
        ends(silent.ask("revenue"), "The language model said nothing, so there is no answer.");
    }

    @Test
    void aServerThatFailsLeavesWhatItHadRead() {
        fixture.queries = Fixture::rows;
        model.queries("a", PLAIN).does(handler -> handler.onError(new ModelTrouble(ModelTrouble.Kind.KEY)));
        ends(fixture.ask("revenue"), "The language model's server does not accept the key: check llm_api_key.");
    }

    @Test
    void whatVictorItselfDidWrongIsAFailureAllTheSame() {
        fixture.queries = Fixture::rows;
        model.queries("a", PLAIN).does(handler -> handler.onError(new IllegalStateException("secret")));
        assertThat(fixture.ask("revenue").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theLastAnswerCountsWhateverIsCalledBesideIt() {
        fixture.queries = Fixture::rows;
        model.queries("a", PLAIN).queries("a", PLAIN).queries("a", PLAIN);
        model.says(AiMessage.from(
                model.request("run_query", "{\"title\": \"t\", \"sql\": \"SELECT 1\"}"),
                model.request("answer", "{\"status\": \"answered\", \"text\": \"Meta has $1,234.50.\"}")));
        var answer = fixture.ask("revenue by channel");
        assertThat(answer.text()).isEqualTo("Meta has $1,234.50.");
        assertThat(answer.results()).hasSize(3);
    }

    private void keepsAsking(String sql) {
        fixture.queries = Fixture::rows;
        for (int i = 0; i < 4; i++) {
            model.queries("t", sql);
        }
    }

    private static void ends(Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.warnings()).contains(Unfinished.WARNING + " " + why);
    }

    private static void declines(Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(Status.UNANSWERABLE);
        assertThat(answer.text())
                .isEqualTo(why + " What was read until then stands beside this, and may not be what you asked.");
        assertThat(answer.results()).isNotEmpty();
        assertThat(answer.reading()).isEmpty();
    }
}
