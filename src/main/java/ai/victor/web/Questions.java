package ai.victor.web;

import ai.victor.access.Caller;
import ai.victor.agent.Asker;
import ai.victor.agent.Conversation;
import ai.victor.agent.Logbook;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions that are being answered, each on a thread of its own, and those of late that were asked under a name. Safe to share between threads.
 *
 * <p>A question without a name ends with the connection that it came by. One with a name (its idempotency key) is kept: asked again it is the same
 * question; if nobody listens for a while before it is answered, it ends.
 */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final int MOST_NAMED = 1000;

    private final Logbook logbook;
    private final Duration patience;
    private final Set<Question> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Question> named = new LinkedHashMap<>();
    private volatile boolean stopping;

    /** @param patience for how long somebody may be gone before their question ends */
    Questions(Logbook logbook, Duration patience) {
        this.logbook = logbook;
        this.patience = patience;
    }

    boolean isStopping() {
        return stopping;
    }

    int size() {
        return open.size();
    }

    /** The question of that name, for one who listens; throws a {@link Fault} where the name was another question's. */
    synchronized Optional<Question> again(Caller caller, String name, String asked) {
        var known = Optional.ofNullable(named.get(caller.id() + " " + name));
        known.ifPresent(question -> {
            if (!question.asked().equals(asked)) {
                throw Fault.keyOfAnother();
            }
            question.listen();
        });
        return known;
    }

    /** Begins to answer, for one who listens; {@link Question#stopListening} must follow. */
    synchronized Question begin(
            Caller caller, Optional<String> name, String asked, Asker asker, Conversation conversation, String text) {
        if (stopping) {
            throw Fault.stopping();
        }
        var question = new Question(asked);
        question.listen();
        open.add(question);
        name.ifPresent(key -> keep(caller.id() + " " + key, question));
        Thread.ofVirtual().name("question").start(() -> answer(caller, question, asker, conversation, text));
        return question;
    }

    private void keep(String key, Question question) {
        named.put(key, question);
        for (Iterator<Question> oldest = named.values().iterator(); named.size() > MOST_NAMED && oldest.hasNext(); ) {
            if (oldest.next().isDone()) {
                oldest.remove();
            }
        }
    }

    private void answer(Caller caller, Question question, Asker asker, Conversation conversation, String text) {
        var begun = System.nanoTime();
        try {
            var answer = asker.ask(conversation, text, question::say, question.cancellation());
            logbook.answered(caller, Shop.DOOR, "ask", text, answer);
        } catch (RuntimeException e) {
            LOG.error("a question failed", e);
            logbook.broke(Shop.DOOR, "ask", (System.nanoTime() - begun) / 1_000_000);
            forget(question);
            question.fail();
        } finally {
            open.remove(question);
        }
    }

    /** Asked again it is tried again. */
    private synchronized void forget(Question question) {
        named.values().remove(question);
    }

    /** Ends the question of that name; false where there is none. */
    synchronized boolean stop(Caller caller, String name) {
        var question = Optional.ofNullable(named.get(caller.id() + " " + name));
        question.ifPresent(present -> present.cancellation().cancel());
        return question.isPresent();
    }

    /** One who listened has gone: without a name nobody can come again. */
    void leave(Question question, boolean isNamed) {
        question.stopListening();
        if (question.isDone()) {
            return;
        }
        if (!isNamed) {
            question.cancellation().cancel();
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
            } catch (InterruptedException e) {
                return;
            }
            if (!question.isDone() && question.unheard() >= patience.toNanos()) {
                question.cancellation().cancel();
            }
        });
    }

    /** Lets no more in, waits for those inside, and cancels those that take longer than the grace. */
    void drain(Duration grace) throws InterruptedException {
        stopping = true;
        var last = System.nanoTime() + grace.toNanos();
        while (!open.isEmpty() && System.nanoTime() < last) {
            Thread.sleep(10);
        }
        open.forEach(question -> question.cancellation().cancel());
        // Those who wait are told how it ended.
        var told = System.nanoTime() + Question.BEAT;
        while (!open.isEmpty() && System.nanoTime() < told) {
            Thread.sleep(10);
        }
    }
}
