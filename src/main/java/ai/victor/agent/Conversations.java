package ai.victor.agent;

import ai.victor.agent.Conversation.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The conversations of one who asks, the most recently used of them at hand and all of them in files, where there are any. Safe to share between
 * threads.
 */
final class Conversations {
    private final Supplier<String> ids;
    private final int most;
    private final Optional<ConversationFiles> files;
    private final Map<String, Conversation> byId = new LinkedHashMap<>(16, 0.75f, true);

    /** @param ids must be hard to guess, because an id is all that it takes to go on with a conversation */
    Conversations(Supplier<String> ids, int most, Optional<ConversationFiles> files) {
        this.ids = ids;
        this.most = most;
        this.files = files;
    }

    synchronized Conversation begin() {
        return atHand(new Conversation(ids.get()));
    }

    synchronized Optional<Conversation> resume(String id) {
        var known = Optional.ofNullable(byId.get(id));
        return known.isPresent() ? known : kept(id).map(exchanges -> atHand(new Conversation(id, exchanges)));
    }

    /** The conversation of that id, begun where there is none. */
    synchronized Conversation named(String id) {
        return resume(id).orElseGet(() -> atHand(new Conversation(id)));
    }

    private Optional<List<Exchange>> kept(String id) {
        return files.flatMap(folder -> folder.read(id));
    }

    private Conversation atHand(Conversation conversation) {
        byId.put(conversation.id(), conversation);
        if (byId.size() > most) {
            byId.remove(byId.keySet().iterator().next());
        }
        return conversation;
    }

    /** Keeps what was said for another process. */
    void keep(Conversation conversation) {
        files.ifPresent(folder -> folder.write(conversation.id(), conversation.exchanges()));
    }

    /** What is kept, the latest first. */
    List<Asker.Talk> history() {
        return files.map(ConversationFiles::history).orElse(List.of());
    }

    /** Forgets one; what was said in it, or empty where there is none of that id. */
    synchronized Optional<List<Exchange>> forget(String id) {
        var said = resume(id).map(Conversation::exchanges);
        byId.remove(id);
        files.ifPresent(folder -> folder.remove(id));
        return said;
    }

    /** What was said up to an answer, its own exchange the last. */
    Optional<List<Exchange>> before(String answer) {
        List<Conversation> atHand;
        synchronized (this) {
            atHand = List.copyOf(byId.values());
        }
        return atHand.stream()
                .map(Conversation::exchanges)
                .flatMap(exchanges -> upTo(exchanges, answer).stream())
                .findFirst()
                .or(() -> files.flatMap(folder -> folder.conversationOf(answer))
                        .flatMap(exchanges -> upTo(exchanges, answer)));
    }

    private static Optional<List<Exchange>> upTo(List<Exchange> exchanges, String answer) {
        for (var i = 0; i < exchanges.size(); i++) {
            if (exchanges.get(i).answerId().equals(answer)) {
                return Optional.of(exchanges.subList(0, i + 1));
            }
        }
        return Optional.empty();
    }

    /** The exchange that ended in an answer. */
    Optional<Exchange> answered(String answer) {
        List<Conversation> atHand;
        synchronized (this) {
            atHand = List.copyOf(byId.values());
        }
        return atHand.stream()
                .flatMap(conversation -> conversation.exchanges().stream())
                .filter(exchange -> exchange.answerId().equals(answer))
                .findFirst()
                .or(() -> files.flatMap(folder -> folder.answered(answer)));
    }
}
