package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.AgentLimits.Spending;
import ai.victor.agent.openai.ApiKey;
import ai.victor.agent.openai.ModelServer;
import ai.victor.agent.openai.OpenAiModel;
import ai.victor.agent.openai.OpenAiSettings;
import ai.victor.agent.openai.OpenAiSettings.Quirks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions to a language model over the real protocol: that a question comes to an end in words of a seller, whatever the server does. */
@Timeout(60)
class LanguageModelFaultsTest {
    private static final String KEY = "sk-secret-4711";

    private final Fixture fixture = new Fixture();
    private ModelServer server;

    @BeforeEach
    void start() throws Exception {
        server = ModelServer.start();
        fixture.limits = limits(20, Spending.DEFAULT);
        connect(false);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void findsQueriesRepairsAndAnswers() {
        server.calls("find", "{\"words\": \"sales\"}")
                .queries("Revenue", "SELECT revenu")
                .queries("Revenue by channel", Fixture.GOOD)
                .answers("answered", "Meta brought $1,234.50.", "Revenue by channel.");

        var answer = fixture.ask("what did Meta bring?");

        assertThat(answer.text()).isEqualTo("Meta brought $1,234.50.");
        assertThat(answer.model()).isEqualTo("some-model");
        assertThat(answer.usage()).isEqualTo(new Answer.Usage(4, 2, 400, 40));
        assertThat(fixture.seen())
                .containsExactly(
                        "step Reading the question",
                        "step Asking some-model",
                        "step Looking up: sales",
                        "step Querying: Revenue",
                        "step Querying: Revenue by channel",
                        "query Revenue by channel",
                        "token Meta brought $1,234.50.",
                        "answer answered");
        assertThat(server.received().get(2).last().path("content").asText())
                .contains("UNKNOWN_COLUMN")
                .contains("\"candidates\":[\"revenue\"]");
        var first = server.received().getFirst();
        assertThat(first.last().path("role").asText()).isEqualTo("tool");
        assertThat(first.last().path("content").asText()).contains("{\"dimension\":\"channel\",\"value\":\"Meta\"}");
    }

    @Test
    void whatTheReaderIsSureOfIsNotAskedOfAnyServer() {
        connect(true);
        fixture.queries = sql -> Fixture.rows();

        var answer = fixture.ask("revenue by channel in May");

        assertThat(answer.model()).isEqualTo("built-in");
        assertThat(fixture.seen()).contains("step Answering without the language model");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void afterTheLanguageModelAFollowUpIsItsOwn() {
        connect(true);
        fixture.queries = sql -> Fixture.rows();
        server.queries("t", Fixture.GOOD).answers("answered", "It went well.").answers("clarify", "Which channel?");
        var conversation = fixture.agent().begin();
        assertThat(fixture.ask(conversation, "did the shenanigans pay off?").model())
                .isEqualTo("some-model");
        assertThat(fixture.ask(conversation, "and by channel?").model()).isEqualTo("some-model");
        assertThat(fixture.ask(conversation, "revenue by channel in May").model())
                .isEqualTo("built-in");
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSays() {
        server.fails(429, "Retry-After: 1\r\n", "{}").answers("clarify", "Which month?");
        var answer = fixture.ask("q");
        assertThat(answer.text()).isEqualTo("Which month?");
        assertThat(answer.elapsedMillis()).isGreaterThanOrEqualTo(1000);
        assertThat(fixture.seen()).contains("step The language model is not ready; asking it again");
    }

    @Test
    void aServerThatWantsMoreTimeThanThereIsEndsTheQuestionAtOnce() {
        server.fails(429, "Retry-After: 300\r\n", "{}");
        var answer = fixture.ask("q");
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.text())
                .isEqualTo(
                        "The language model's server has too much to do just now (HTTP 429). Try again in 6 minutes.");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aServerThatKeepsFailingIsGivenUp() {
        server.fails(500, "", "{}")
                .fails(502, "", "<html>")
                .fails(500, "", "{}")
                .answers("clarify", "x");
        var answer = fixture.ask("q");
        assertThat(answer.text()).isEqualTo("The language model's server failed (HTTP 500).");
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void aCutStreamIsAskedForAgain() {
        server.then(wire ->
                        wire.stream().call(0, "answer", "{\"status\": \"answ").cut())
                .answers("clarify", "Which month?");
        assertThat(fixture.ask("q").text()).isEqualTo("Which month?");
    }

    @Test
    void aWrongKeyIsToldWithoutTheKey() {
        server.fails(
                401,
                "",
                "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\",\"code\":\"invalid_api_key\"}}");
        var answer = fixture.ask("q");
        assertThat(answer.text())
                .isEqualTo(
                        "The language model's server does not accept the key (HTTP 401, invalid_api_key): check llm_api_key.");
        assertThat(AnswerJson.of(answer)).doesNotContain(KEY);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void silenceMeetsTheDeadline() throws Exception {
        fixture.limits = limits(1, Spending.DEFAULT);
        server.then(ModelServer.Wire::awaitClient);
        assertThat(fixture.ask("q").text()).isEqualTo("This took longer than 1 seconds, so I stopped.");
        server.clientGone.await();
    }

    @Test
    void cancellingClosesTheStreamAtOnce() throws Exception {
        var streaming = new CountDownLatch(1);
        server.then(wire -> {
            wire.stream();
            streaming.countDown();
            while (true) {
                wire.text("on and on ");
            }
        });
        var cancellation = new Cancellation();
        Thread.ofVirtual().start(() -> {
            try {
                streaming.await();
                cancellation.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var agent = fixture.agent();
        var answer = agent.ask(agent.begin(), "q", fixture.events::add, cancellation);
        assertThat(answer.text()).isEqualTo("The question was cancelled.");
        server.clientGone.await();
    }

    @Test
    void malformedArgumentsAndUnknownToolsAreToldToTheModel() {
        server.calls("run_query", "{\"title\": \"t\", \"sql\": ")
                .calls("send_email", "{\"to\": \"x\"}")
                .calls("explain_change", "{\"metric\": \"revenue\"}")
                .calls(
                        "explain_change",
                        "{\"metric\":\"revenu\",\"now_from\":\"2026-05-01\",\"now_to\":\"2026-05-31\",\"before_from\":\"2026-04-01\","
                                + "\"before_to\":\"2026-04-30\",\"condition\":\"\",\"dimension\":\"chanel\",\"claimed\":\"down\"}")
                .calls("answer", "{\"status\": \"answered\", \"text\": \"\"}")
                .answers("unanswerable", "I cannot tell.");
        assertThat(fixture.ask("q").text()).isEqualTo("I cannot tell.");
        assertThat(told(1)).contains("The arguments are not JSON");
        assertThat(told(2)).contains("There is no tool of that name");
        assertThat(told(3)).contains("`now_from` and `now_to` must be days");
        assertThat(told(4)).contains("UNKNOWN_METRIC").contains("\"revenue\"").contains("\"channel\"");
        assertThat(told(5)).contains("`text` must be a string that says the answer; it is empty.");
    }

    @Test
    void aModelThatNeverStopsIsStopped() {
        for (int i = 0; i < 20; i++) {
            server.queries("t", Fixture.GOOD);
        }
        var answer = fixture.ask("revenue by channel");
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.text()).isEqualTo("Channel: Meta, Revenue: $1,234.50\nChannel: Google, Revenue: -$0.50");
        assertThat(answer.warnings()).contains(Unfinished.WARNING + " I did not come to an answer in 8 steps.");
        assertThat(answer.results()).hasSize(3);
        assertThat(server.received()).hasSize(8);
        assertThat(server.received().getLast().body().path("tool_choice").asText())
                .isEqualTo("required");
        assertThat(told(7)).startsWith("This is the last message: call the tool answer now");
        assertThat(server.received().getLast().tools()).containsExactly("answer");
        assertThat(server.received().get(6).tools()).hasSize(8);
    }

    @Test
    void aModelThatSaysNothingIsNoAnswer() {
        server.says("").says("");
        assertThat(fixture.ask("q").text()).isEqualTo("The language model said nothing, so there is no answer.");
    }

    @Test
    void aModelThatCannotCallToolsIsRecognised() {
        server.says("Revenue was $5,000.").says("Revenue was $5,000.");
        var answer = fixture.ask("q");
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.text()).contains("may not be able to call tools").doesNotContain("5,000");
    }

    @Test
    void aModelThatForgetsTheAnswerToolIsTakenAtItsBoundWord() {
        server.queries("t", Fixture.GOOD).says("Meta has $1,234.50.").says("Meta has $1,234.50.");
        assertThat(fixture.ask("q").text()).isEqualTo("Meta has $1,234.50.");
        server.queries("t", Fixture.GOOD).says("Meta has $99.").says("Meta has $99.");
        assertThat(fixture.ask("q").text()).startsWith("Channel: Meta, Revenue: $1,234.50");
    }

    @Test
    void tokensAreBounded() {
        fixture.limits = limits(20, new Spending(12_000, Optional.empty(), Optional.empty(), Optional.empty(), 0));
        server.then(wire -> wire.stream()
                        .call(0, "find", "{\"words\": \"a\"}")
                        .finish("tool_calls")
                        .usage(4_000, 1_000)
                        .done())
                .answers("unanswerable", "I cannot tell.");
        assertThat(fixture.ask("q").text()).isEqualTo("I cannot tell.");
        assertThat(server.received().get(0).tools()).hasSize(8);
        assertThat(server.received().get(1).tools()).containsExactly("answer");
        assertThat(server.received().get(1).body().path("max_completion_tokens").asInt())
                .isLessThan(7_000);
    }

    @Test
    void moneyIsBoundedAndCounted() {
        var prices = Optional.of(new BigDecimal("10"));
        fixture.limits = limits(20, new Spending(1_000_000, Optional.of(new BigDecimal("0.06")), prices, prices, 0));
        server.then(wire -> wire.stream()
                .call(0, "find", "{\"words\": \"a\"}")
                .finish("tool_calls")
                .usage(4_000, 1_000)
                .done());
        var answer = fixture.ask("q");
        assertThat(answer.text()).isEqualTo("This question has used up what one question may cost, so I stopped.");
        assertThat(answer.usage().cost()).hasValue(new BigDecimal("0.05"));
        assertThat(AnswerJson.of(answer)).contains("\"cost\":0.05");
    }

    @Test
    void aServerThatCountsNothingIsCountedByItsLetters() {
        server.then(wire -> wire.stream()
                .call(0, "answer", "{\"status\":\"clarify\",\"text\":\"Which?\",\"reading\":\"\",\"assumptions\":[]}")
                .finish("tool_calls")
                .done());
        assertThat(fixture.ask("q").usage().inputTokens()).isGreaterThan(1_000);
    }

    @Test
    void theReaderStandsInWhereItIsSureAndTheServerIsNot() {
        fixture.queries = sql -> Fixture.rows();
        server.fails(401, "", "{}");
        var answer = fixture.ask("revenue by channel in May");
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.model()).isEqualTo("built-in");
        assertThat(answer.warnings()).anyMatch(warning -> warning.contains("so the built-in reader did"));
    }

    private String told(int request) {
        return server.received().get(request).last().path("content").asText();
    }

    private void connect(boolean fastPath) {
        fixture.models = Fixture.models(
                "some-model",
                new OpenAiModel(new OpenAiSettings(
                        server.baseUrl(),
                        Optional.of(new ApiKey(KEY)),
                        "some-model",
                        Quirks.NONE,
                        10_000,
                        Duration.ofSeconds(30))),
                fastPath);
    }

    private static AgentLimits limits(int seconds, Spending spending) {
        return new AgentLimits(8, 3, Duration.ofSeconds(seconds), 100, 20, 12, spending);
    }
}
