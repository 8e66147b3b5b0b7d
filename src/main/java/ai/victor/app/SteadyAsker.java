package ai.victor.app;

import ai.victor.agent.AgentEvent;
import ai.victor.agent.Answer;
import ai.victor.agent.Asker;
import ai.victor.agent.Cancellation;
import ai.victor.agent.Conversation;
import ai.victor.agent.Next;
import ai.victor.query.Analytics;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One whose answers are each from one store, whatever is imported while they are worked out. */
final class SteadyAsker implements Asker {
    private final Asker asker;
    private final Supplier<Analytics> data;

    SteadyAsker(Asker asker, Supplier<Analytics> data) {
        this.asker = asker;
        this.data = data;
    }

    @Override
    public Conversation begin() {
        return asker.begin();
    }

    @Override
    public Optional<Conversation> resume(String id) {
        return asker.resume(id);
    }

    @Override
    public Answer ask(
            Conversation conversation, String question, Consumer<AgentEvent> events, Cancellation cancellation) {
        try (var held = data.get().hold()) {
            return asker.ask(conversation, question, events, cancellation);
        }
    }

    @Override
    public Answer analyse(String tool, JsonNode arguments, Consumer<AgentEvent> events, Cancellation cancellation) {
        try (var held = data.get().hold()) {
            return asker.analyse(tool, arguments, events, cancellation);
        }
    }

    @Override
    public List<Talk> history() {
        return asker.history();
    }

    @Override
    public boolean forget(String id) {
        return asker.forget(id);
    }

    @Override
    public Optional<String> answered(String id) {
        return asker.answered(id);
    }

    @Override
    public Optional<Next> next(String id) {
        try (var held = data.get().hold()) {
            return asker.next(id);
        }
    }

    @Override
    public Rated rate(String answer, boolean up, String note) {
        return asker.rate(answer, up, note);
    }
}
