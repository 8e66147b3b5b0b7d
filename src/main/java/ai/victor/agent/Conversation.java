package ai.victor.agent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Questions that follow one another, with what was answered. Safe to share between threads. */
public final class Conversation {
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    Conversation(String id) {
        this(id, List.of());
    }

    /** One that goes on. */
    Conversation(String id, List<Exchange> earlier) {
        this.id = id;
        this.exchanges.addAll(earlier);
    }

    /** Opaque. */
    public String id() {
        return id;
    }

    /**
     * A question and its answer.
     *
     * @param reading what the question was taken to mean; may be empty
     * @param ours whether the built-in reader answered
     * @param answerId of the answer
     * @param queries the semantic SQL behind it
     */
    record Exchange(
            String question, String answer, String reading, boolean ours, String answerId, List<String> queries) {
        Exchange {
            queries = List.copyOf(queries);
        }

        /** The answer for whoever must know what it was about. */
        String asSaid() {
            return reading.isBlank() ? answer : answer + "\n(Taken to mean: " + reading + ")";
        }
    }

    /** One question with its answer, for whoever reads it again. */
    public record Told(String question, String answerId, String text, String reading) {}

    /** All that is remembered, the oldest first. */
    public List<Told> told() {
        return exchanges().stream()
                .map(one -> new Told(one.question(), one.answerId(), one.answer(), one.reading()))
                .toList();
    }

    /** Lets one question at a time in. */
    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The latest exchanges, oldest first; to be called exclusively, as is {@link #remember}. */
    List<Exchange> latest(int most) {
        var all = exchanges();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    void remember(Exchange exchange, int most) {
        exchanges.add(exchange);
        if (exchanges.size() > most) {
            exchanges.removeFirst();
        }
    }

    /** All that are remembered, oldest first; may be called at any time. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
