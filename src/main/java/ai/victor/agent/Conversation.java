package ai.victor.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Questions that follow one another, with what was answered. Safe to share between threads. */
public final class Conversation {
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Exchange> exchanges = new ArrayList<>();

    Conversation(String id) {
        this.id = id;
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
     */
    record Exchange(String question, String answer, String reading, boolean ours) {
        /** The answer for whoever must know what it was about. */
        String asSaid() {
            return reading.isBlank() ? answer : answer + "\n(Taken to mean: " + reading + ")";
        }
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
        return List.copyOf(exchanges.subList(Math.max(0, exchanges.size() - most), exchanges.size()));
    }

    void remember(Exchange exchange, int most) {
        exchanges.add(exchange);
        if (exchanges.size() > most) {
            exchanges.removeFirst();
        }
    }
}
