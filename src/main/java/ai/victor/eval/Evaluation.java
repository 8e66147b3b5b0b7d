package ai.victor.eval;

import ai.victor.agent.AnswerJson;
import ai.victor.agent.Asker;
import ai.victor.agent.Cancellation;
import ai.victor.query.Outcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks questions one after the other, each conversation by itself, and scores the answers. */
public final class Evaluation {
    private final Asker asker;
    private final OwnGold gold;

    /** @param queries runs the semantic SQL of gold, as the asker would see its rows */
    public Evaluation(Asker asker, Function<String, Outcome> queries) {
        this.asker = asker;
        this.gold = new OwnGold(queries);
    }

    /** @param news told of each score as it comes */
    public List<TurnScore> run(QuestionFile questions, Consumer<TurnScore> news) {
        var scores = new ArrayList<TurnScore>();
        for (var dialogue : questions.dialogues()) {
            var conversation = asker.begin();
            for (int i = 0; i < dialogue.turns().size(); i++) {
                var turn = dialogue.turns().get(i);
                long began = System.nanoTime();
                var answer = asker.ask(conversation, turn.question(), event -> {}, new Cancellation());
                long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
                if (turn.gold().isPresent()) {
                    var json = read(AnswerJson.of(answer));
                    var score = score(dialogue, i, gold.verdict(turn.gold().get(), json), json, micros);
                    scores.add(score);
                    news.accept(score);
                }
            }
        }
        return scores;
    }

    private static TurnScore score(Dialogue dialogue, int index, Verdict verdict, JsonNode answer, long micros) {
        var usage = answer.path("usage");
        return new TurnScore(
                dialogue.id(),
                index + 1,
                dialogue.category(),
                dialogue.turns().get(index).question(),
                verdict,
                answer.path("status").asText(),
                answer.path("model").asText(),
                micros,
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong(),
                usage.has("cost") ? Optional.of(usage.path("cost").decimalValue()) : Optional.empty());
    }

    private static JsonNode read(String json) {
        try {
            return QuestionFile.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is not JSON", e);
        }
    }
}
