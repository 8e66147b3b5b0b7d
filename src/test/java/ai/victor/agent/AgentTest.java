package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import ai.victor.query.Outcome;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the loop does with a model that behaves, and with models that do not. */
@Timeout(30)
class AgentTest {
    private final Fixture fixture = new Fixture();
    private final ScriptedModel model = fixture.model;

    @Test
    void queriesAndAnswers() {
        model.queries("Revenue by channel", Fixture.GOOD).answers("answered", "Meta leads.");

        var answer = fixture.ask("revenue by channel in May");

        assertThat(fixture.seen())
                .containsExactly(
                        "step Reading the question",
                        "step Asking scripted",
                        "step Querying: Revenue by channel",
                        "query Revenue by channel",
                        "token Meta leads.",
                        "answer answered");
        assertThat(answer.text()).isEqualTo("Meta leads.");
        assertThat(answer.results()).extracting(Answer.Result::title).containsExactly("Revenue by channel");
        assertThat(answer.chart()).hasValue(new Answer.Chart("bar", 0, "channel", List.of("revenue")));
        assertThat(answer.warnings()).containsExactly("A note.");
        assertThat(answer.usage()).isEqualTo(new Answer.Usage(2, 1, 200, 20));
        assertThat(answer.model()).isEqualTo("scripted");
    }

    @Test
    void theModelSeesTheRowsWithTheirUnits() {
        model.queries("t", Fixture.GOOD).answers("answered", "done");
        fixture.ask("q");

        assertThat(model.lastSent()).isEqualTo("""
                user: q
                calls: [run_query]
                result: {"columns":[{"name":"channel","label":"Channel","type":"text","unit":"none"},\
                {"name":"revenue","label":"Revenue","type":"decimal","unit":"USD"}],\
                "rows":[["Meta",1234.50],["Google",-0.50]],"row_count":2,"truncated":false,"notes":["A note."]}""");
    }

    @Test
    void problemsGoBackToTheModelWhichRepairsItsQuery() {
        model.queries("t", "SELECT revenu").queries("t", Fixture.GOOD).answers("answered", "done");

        var answer = fixture.ask("q");

        assertThat(model.lastSent())
                .contains(
                        "{\"problems\":[{\"code\":\"UNKNOWN_COLUMN\",\"message\":\"There is no column revenu.\",\"candidates\":[\"revenue\"]}]}");
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.results()).hasSize(1);
    }

    @Test
    void malformedCallsAreToldWhatIsWrong() {
        model.calls("run_query", "{not json")
                .calls("drop_table", "{}")
                .answers("done", "x")
                .answers("answered", "ok");

        assertThat(fixture.ask("q").text()).isEqualTo("ok");

        assertThat(model.lastSent())
                .contains("The arguments are not JSON")
                .contains("There is no tool of that name: the tools are find, run_query, explain_change")
                .contains("`status` must be one of answered, clarify, refused, unanswerable.");
    }

    @Test
    void anEmptyAnswerIsNone() {
        model.answers("answered", "  ")
                .calls("answer", "")
                .calls("answer", "[]")
                .answers("answered", "");

        var answer = fixture.ask("q");

        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.text()).isEqualTo("I did not come to an answer in 4 steps.");
    }

    @Test
    void aModelThatOnlyTalksIsRemindedAndThenGivenUp() {
        for (int i = 0; i < 4; i++) {
            model.says(AiMessage.from("Let me think."));
        }
        assertThat(fixture.ask("q").status()).isEqualTo(Answer.Status.FAILED);
        assertThat(model.lastSent()).contains("user: Go on, and end by calling the tool answer.");
    }

    @Test
    void theLastRoundOffersNothingButTheAnswer() {
        for (int i = 0; i < 5; i++) {
            model.queries("t", Fixture.GOOD);
        }
        fixture.ask("q");
        assertThat(model.requests).hasSize(4);
        assertThat(model.requests.getLast().toolSpecifications())
                .extracting(ToolSpecification::name)
                .containsExactly("answer");
    }

    @Test
    void answerAndQueryAtOnceIsNoAnswer() {
        var query = model.request("run_query", "{\"title\": \"t\", \"sql\": \"" + Fixture.GOOD + "\"}");
        var guess = model.request("answer", "{\"status\": \"answered\", \"text\": \"A guess.\"}");
        model.says(AiMessage.from(query, guess)).answers("answered", "Known.");

        assertThat(fixture.ask("q").text()).isEqualTo("Known.");
        assertThat(model.lastSent()).contains("Call answer by itself, after the results.");
    }

    @Test
    void queriesAreCounted() {
        fixture.limits = new AgentLimits(8, 1, Duration.ofSeconds(20), 100, 2, 3);
        model.queries("t", Fixture.GOOD).queries("t", Fixture.GOOD).answers("answered", "ok");

        assertThat(fixture.ask("q").results()).hasSize(1);
        assertThat(model.lastSent()).contains("No more queries: answer now.");
    }

    @Test
    void aFailingModelIsAFailedAnswer() {
        model.does(handler -> handler.onError(new IllegalStateException("secret")));

        var answer = fixture.ask("q");

        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(AnswerJson.of(answer)).doesNotContain("secret");
    }

    @Test
    void aModelThatThrowsOrSendsNothingIsAFailedAnswer() {
        model.does(handler -> {
            throw new IllegalStateException("broken");
        });
        assertThat(fixture.ask("q").status()).isEqualTo(Answer.Status.FAILED);
        assertThat(fixture.seen().getLast()).isEqualTo("answer failed");
    }

    @Test
    void whatTheEngineCouldNotDoIsNoFaultOfTheQuery() {
        fixture.queries = sql -> new Outcome.Rejected(
                sql, List.of(Problem.of("TIMEOUT", "The query took longer than 30 seconds and was stopped.")));
        model.queries("t", Fixture.GOOD);

        var answer = fixture.ask("q");

        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.text()).isEqualTo("The query took longer than 30 seconds and was stopped.");
    }

    @Test
    void aFailingEngineIsAFailedAnswer() {
        fixture.queries = sql -> {
            throw new IllegalStateException("disk");
        };
        model.queries("t", Fixture.GOOD);
        assertThat(fixture.ask("q").status()).isEqualTo(Answer.Status.FAILED);
    }

    @Test
    void aSilentModelMeetsTheDeadline() {
        fixture.limits = new AgentLimits(4, 3, Duration.ofMillis(100), 100, 2, 3);
        model.does(handler -> {});

        var answer = fixture.ask("q");

        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.text()).contains("so I stopped");
        assertThat(answer.elapsedMillis()).isBetween(100L, 5000L);
    }

    @Test
    void cancellingEndsTheQuestionAndInterruptsTheQuery() throws Exception {
        var cancellation = new Cancellation();
        var interrupted = new CountDownLatch(1);
        fixture.queries = sql -> {
            cancellation.cancel();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Fixture.rows();
        };
        model.queries("t", Fixture.GOOD);

        var agent = fixture.agent();
        var answer = agent.ask(agent.begin(), "q", fixture.events::add, cancellation);

        assertThat(answer.text()).isEqualTo("The question was cancelled.");
        assertThat(fixture.seen().getLast()).isEqualTo("answer failed");
        interrupted.await();
    }

    @Test
    void aConversationRemembersAndAnotherDoesNot() {
        model.answers("clarify", "Which month?")
                .answers("answered", "May it is.")
                .answers("answered", "New here.");
        var agent = fixture.agent();
        var conversation = agent.begin();
        fixture.ask(conversation, "revenue");
        fixture.ask(conversation, "May");
        assertThat(model.lastSent()).isEqualTo("user: revenue\nmodel: Which month?\n(Taken to mean: r)\nuser: May");

        fixture.ask("hello");
        assertThat(model.lastSent()).isEqualTo("user: hello");
        assertThat(agent.resume(conversation.id())).contains(conversation);
        assertThat(agent.resume("id-of-nobody")).isEmpty();
    }

    @Test
    void theOldestConversationIsForgotten() {
        var agent = fixture.agent();
        var first = agent.begin();
        agent.begin();
        agent.begin();
        assertThat(agent.resume(first.id())).isEmpty();
    }
}
