package ai.victor.agent;

import java.util.concurrent.CompletableFuture;

/** Ends a question early, from any thread; one for each question. */
public final class Cancellation {
    private final CompletableFuture<Void> signal = new CompletableFuture<>();

    /** The question ends now, whatever it waits for. */
    public void cancel() {
        signal.complete(null);
    }

    public boolean isCancelled() {
        return signal.isDone();
    }

    CompletableFuture<Void> signal() {
        return signal;
    }
}
