package ai.victor.agent;

import ai.victor.model.Model;
import ai.victor.query.Outcome;
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
     * @param model the semantic model, for what warnings call things
     * @param systemPrompt asked for at each question, because day and data move on
     * @param ids of answers and conversations; must be hard to guess
     */
    public record Parts(
            ChosenModel chosen,
            Queries queries,
            Model model,
            Supplier<String> systemPrompt,
            Supplier<String> ids,
            AgentLimits limits) {}

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
            var turn = new Turn(parts, conversation, question, events, cancellation);
            var answer = turn.run(conversation.latest(remembered));
            conversation.remember(new Conversation.Exchange(question, answer.text()), Math.max(1, remembered));
            return answer;
        });
    }
}
