package ai.victor.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run over a language model tells: whose answers are right, what they took, and what is worse than before. */
class EvaluationTest {
    @TempDir
    Path folder;

    private final Fixture fixture = new Fixture();

    @Test
    void tokensAreCountedAndEachConversationIsItsOwn() throws IOException {
        fixture.model
                .queries("t", Fixture.GOOD)
                .answers("answered", "Meta leads.")
                .answers("clarify", "Which month?")
                .answers("unanswerable", "There are no ratings.");
        var scores = run("""
                {"id": "a", "category": "x", "turns": [{"question": "zap channels zap", "values": [1234.5, -0.50]}, "zip zip"], "status": "clarify"}
                {"id": "b", "category": "y", "turns": ["zap ratings zap"], "values": 5}
                """);

        assertThat(scores).extracting(TurnScore::name).containsExactly("a", "a.2", "b");
        assertThat(scores)
                .extracting(score -> score.verdict().mark())
                .containsExactly(Mark.RIGHT, Mark.RIGHT, Mark.ABSTAINED);
        assertThat(scores.getFirst().inputTokens()).isEqualTo(200);
        assertThat(scores.getFirst().model()).isEqualTo("scripted");
        assertThat(text(scores))
                .contains("Tokens: 400 sent, 40 received, 146 for each question; 0 of 3 without a language model.");
    }

    @Test
    void aFailureDoesNotPass() throws IOException {
        fixture.model.does(handler -> handler.onError(new IllegalStateException("broken")));
        var scores = run("{\"id\": \"a\", \"turns\": [\"zap zap\"], \"status\": \"refused\"}\n");
        assertThat(scores.getFirst().verdict().mark()).isEqualTo(Mark.FAILED);
        assertThat(report(scores, Optional.empty()).passes(0)).isFalse();
    }

    @Test
    void theLastRunIsKeptForQuestionsThatWereNotAskedAgain() throws IOException {
        fixture.model.answers("refused", "No.").answers("refused", "No.");
        var scores = run("{\"id\": \"a\", \"turns\": [\"zap zap\"], \"status\": \"refused\"}\n");
        var place = LastRun.place(folder, folder.resolve("q.jsonl"), "model");
        LastRun.write(place, Instant.EPOCH, scores);
        LastRun.write(
                place, Instant.EPOCH, run("{\"id\": \"b\", \"turns\": [\"zap zap\"], \"status\": \"refused\"}\n"));
        assertThat(LastRun.read(place).orElseThrow().marks())
                .containsEntry("a", "right_refusal")
                .containsEntry("b", "right_refusal");
        Files.writeString(place, "nonsense");
        assertThat(LastRun.read(place)).isEmpty();
    }

    private List<TurnScore> run(String lines) throws IOException {
        var file = Files.writeString(folder.resolve("q.jsonl"), lines);
        var questions = QuestionFile.read(file, Optional.empty());
        assertThat(questions.problems()).isEmpty();
        return new Evaluation(fixture.agent(), sql -> fixture.queries.run(sql), (sql, columns) -> List.of())
                .run(questions, score -> {});
    }

    private static String text(List<TurnScore> scores) {
        return ReportText.of(report(scores, Optional.empty()), ZoneOffset.UTC);
    }

    private static Report report(List<TurnScore> scores, Optional<LastRun> last) {
        return new Report("q.jsonl", "model", Instant.EPOCH, scores, last);
    }
}
