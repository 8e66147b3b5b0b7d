package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.VerifiedQuery;
import ai.victor.problem.Place;
import ai.victor.query.VerifiedQueries;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A question that somebody has vouched for is answered by their query on either path, and the answer says so. */
class VerifiedAnswersTest {
    private static final String SAYS_SO = "The query of “Which channels earn most?” was verified by Ann on 2026-06-01.";

    private final ScriptedModel model = new ScriptedModel();

    @Test
    void theBuiltInPathRunsItsQuery() {
        var answer = ask(true, "which channels earn most", true);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.model()).isEqualTo("built-in");
        assertThat(answer.text()).contains("Channel: Meta, Revenue: $1,234.50");
        assertThat(answer.reading()).isEqualTo("Which channels earn most?");
        assertThat(answer.assumptions()).containsExactly(SAYS_SO);
        assertThat(answer.results()).extracting(Answer.Result::title).containsExactly("Which channels earn most?");
        assertThat(model.requests).isEmpty();
    }

    @Test
    void theLanguageModelFindsItAndTheAnswerSaysSo() {
        model.queries("By channel", Fixture.GOOD.replace("FROM", "from")).answers("answered", "Meta leads.");
        var answer = ask(false, "which channels earn the most money?", true, Fixture.GOOD.replace("FROM", "from"));
        assertThat(model.requests.getFirst().messages().toString()).contains("Which channels earn most?");
        assertThat(answer.assumptions()).contains(SAYS_SO);
    }

    @Test
    void whatDriftedIsNeitherFoundNorSaid() {
        model.queries("By channel", Fixture.GOOD).answers("answered", "Meta leads.");
        var answer = ask(false, "which channels earn the most money?", false);
        assertThat(model.requests.getFirst().messages().toString()).doesNotContain("Which channels earn most?");
        assertThat(answer.assumptions()).doesNotContain(SAYS_SO);
    }

    private Answer ask(boolean fastPath, String question, boolean holds) {
        return ask(fastPath, question, holds, Fixture.GOOD);
    }

    private Answer ask(boolean fastPath, String question, boolean holds, String known) {
        var fixture = new Fixture();
        fixture.models = Fixture.models("scripted", model, fastPath);
        var query = new VerifiedQuery(
                "Which channels earn most?",
                Fixture.GOOD,
                "Ann",
                LocalDate.of(2026, 6, 1),
                new Place("orders.yml", 1, 1));
        var verified = new VerifiedQueries(
                List.of(query),
                tried -> new VerifiedQueries.Check(holds ? Optional.empty() : Optional.of("it drifted"), true));
        var agent = new Agent(new Agent.Parts(
                fixture.models,
                sql -> sql.equals(known) ? Fixture.rows() : Fixture.run(sql),
                () -> fixture.data,
                () -> Fixture.TODAY,
                () -> "system",
                () -> "id",
                Fixture.LIMITS,
                () -> verified));
        return agent.ask(agent.begin(), question, event -> {}, new Cancellation());
    }
}
