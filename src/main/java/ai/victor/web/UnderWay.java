package ai.victor.web;

import ai.victor.agent.Cancellation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The questions that are being answered, so that a server that stops can finish them. Safe to share between threads. */
final class UnderWay {
    private final Set<Cancellation> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    boolean isStopping() {
        return stopping;
    }

    void begin(Cancellation cancellation) {
        open.add(cancellation);
    }

    void end(Cancellation cancellation) {
        open.remove(cancellation);
    }

    /** Lets no more in, waits for those inside, and cancels those that take longer than the grace. */
    void drain(Duration grace) throws InterruptedException {
        stopping = true;
        long last = System.nanoTime() + grace.toNanos();
        while (!open.isEmpty() && System.nanoTime() < last) {
            Thread.sleep(10);
        }
        open.forEach(Cancellation::cancel);
    }
}
