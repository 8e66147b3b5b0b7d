package ai.victor.agent;

import ai.victor.analysis.Data;
import ai.victor.model.Model;
import ai.victor.query.Outcome;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers questions by letting a model call tools until it calls {@code answer}. */
public final class Agent implements Asker {
    /** Runs semantic SQL. */
    @FunctionalInterface
    public interface Queries {
        Outcome run(String semanticSql);
    }

    /**
     * What the loop works with.
     *
     * @param queries one query, with the bounds of a question
     * @param data what look-ups and analyses read, as the asker may see it
     * @param systemPrompt asked for at each question, because day and data move on
     * @param ids of answers and conversations; must be hard to guess
     */
    public record Parts(
            Models models,
            Queries queries,
            Supplier<Data> data,
            Supplier<LocalDate> today,
            Supplier<String> systemPrompt,
            Supplier<String> ids,
            AgentLimits limits) {
        Model model() {
            return data.get().model();
        }
    }

    private final Parts parts;
    private final Conversations conversations;

    public Agent(Parts parts) {
        this.parts = parts;
        this.conversations = new Conversations(parts.ids(), parts.limits().conversations());
    }

    @Override
    public Conversation begin() {
        return conversations.begin();
    }

    @Override
    public Optional<Conversation> resume(String id) {
        return conversations.resume(id);
    }

    @Override
    public Answer ask(
            Conversation conversation, String question, Consumer<AgentEvent> events, Cancellation cancellation) {
        return conversation.exclusively(() -> {
            int remembered = parts.limits().remembered();
            var ended = new Turn(parts, conversation, question, conversation.latest(remembered), events, cancellation)
                    .run();
            var answer = ended.answer();
            conversation.remember(
                    new Conversation.Exchange(question, answer.text(), answer.reading(), ended.ours()),
                    Math.max(1, remembered));
            return answer;
        });
    }
}
