package ai.victor.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The conversations of this process, the most recently used of them. Safe to share between threads. */
final class Conversations {
    private final Supplier<String> ids;
    private final int most;
    private final Map<String, Conversation> byId = new LinkedHashMap<>(16, 0.75f, true);

    /** @param ids must be hard to guess, because an id is all that it takes to go on with a conversation */
    Conversations(Supplier<String> ids, int most) {
        this.ids = ids;
        this.most = most;
    }

    synchronized Conversation begin() {
        var conversation = new Conversation(ids.get());
        byId.put(conversation.id(), conversation);
        if (byId.size() > most) {
            byId.remove(byId.keySet().iterator().next());
        }
        return conversation;
    }

    synchronized Optional<Conversation> resume(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
