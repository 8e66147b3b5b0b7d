package ai.victor.web;

import ai.victor.agent.AgentEvent;
import ai.victor.agent.Answer;
import ai.victor.agent.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A question that is being answered, and all that was said of it so far, so that whoever lost the connection can listen again from the start. Safe to
 * share between threads.
 */
final class Question {
    private final String asked;
    private final Cancellation cancellation = new Cancellation();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<AgentEvent> events = new ArrayList<>();
    private Optional<Answer> answer = Optional.empty();
    private boolean broken;
    private int listeners;
    private long silentSince = System.nanoTime();

    /** @param asked what it is told from another by, where both have one name */
    Question(String asked) {
        this.asked = asked;
    }

    String asked() {
        return asked;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** What somebody hears next. */
    sealed interface Heard {
        record Event(AgentEvent event) implements Heard {}

        /** Nothing for as long as they wanted to wait. */
        record Silence() implements Heard {}

        /** There will be nothing more, and no answer: the server failed. */
        record Broken() implements Heard {}
    }

    void say(AgentEvent event) {
        change(() -> {
            events.add(event);
            if (event instanceof AgentEvent.Answered answered) {
                answer = Optional.of(answered.answer());
            }
        });
    }

    void fail() {
        change(() -> broken = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isDone() {
        lock.lock();
        try {
            return broken || answer.isPresent();
        } finally {
            lock.unlock();
        }
    }

    void listen() {
        change(() -> listeners++);
    }

    void stopListening() {
        change(() -> {
            listeners--;
            silentSince = System.nanoTime();
        });
    }

    /** For how long nobody has listened, in nanoseconds; 0 while somebody does. */
    long unheard() {
        lock.lock();
        try {
            return listeners > 0 ? 0 : System.nanoTime() - silentSince;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for what comes after so many events.
     *
     * @param nanos at most
     */
    Heard after(int heard, long nanos) throws InterruptedException {
        lock.lock();
        try {
            var left = nanos;
            while (events.size() <= heard && !broken) {
                if (left <= 0) {
                    return new Heard.Silence();
                }
                left = more.awaitNanos(left);
            }
            return events.size() > heard ? new Heard.Event(events.get(heard)) : new Heard.Broken();
        } finally {
            lock.unlock();
        }
    }

    /** A second. */
    static final long BEAT = TimeUnit.SECONDS.toNanos(1);
}
