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
    private static final String HELD_OUT = "(held out)";

    private final Asker asker;
    private final OwnGold gold;
    private final GoldAnswer.Marts marts;

    /**
     * @param queries runs the semantic SQL of gold, as the asker would see its rows
     * @param marts runs gold that is SQL over the marts
     */
    public Evaluation(Asker asker, Function<String, Outcome> queries, GoldAnswer.Marts marts) {
        this.asker = asker;
        this.gold = new OwnGold(queries);
        this.marts = marts;
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
                    var verdict = turn.gold().get() instanceof Gold.Marts own
                            ? OwnGold.verdict(own, answer, marts)
                            : gold.verdict(turn.gold().get(), json);
                    var score = score(dialogue, i, verdict, json, micros);
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
                dialogue.heldOut() ? HELD_OUT : dialogue.turns().get(index).question(),
                dialogue.heldOut() ? Verdict.of(verdict.mark(), HELD_OUT) : verdict,
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
