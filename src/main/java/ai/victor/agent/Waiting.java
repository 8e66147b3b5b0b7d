package ai.victor.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for work of a question no longer than the question may take, and not at all once it is cancelled. */
final class Waiting {
    /** Why the question ended without an answer of the model. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        /** What ended it. */
        enum Reason {
            DEADLINE,
            CANCELLED,
            FAILED,
            UNREADABLE
        }

        private final Reason reason;

        private Stopped(Reason reason, Throwable cause) {
            super(cause);
            this.reason = reason;
        }

        /** The data could not be read; the message is fit for people. */
        Stopped(String message) {
            super(message);
            this.reason = Reason.UNREADABLE;
        }

        Reason reason() {
            return reason;
        }

        /** What the language model's transport said, if that is what ended it. */
        Optional<ModelTrouble> trouble() {
            for (@Nullable Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof ModelTrouble trouble) {
                    return Optional.of(trouble);
                }
            }
            return Optional.empty();
        }
    }

    /** One part in so many of the time is kept for the answer. */
    private static final int RESERVE = 4;

    private final long began = System.nanoTime();
    private final Duration deadline;
    private final Cancellation cancellation;

    Waiting(Duration deadline, Cancellation cancellation) {
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** Whether most of the time is over. */
    boolean isRunningOut() {
        return remaining() < deadline.toNanos() / RESERVE;
    }

    /** Whether after a pause there would still be time for something. */
    boolean hasTimeFor(Duration pause) {
        return pause.toNanos() < remaining();
    }

    /** Waits, unless the question is cancelled meanwhile. */
    void pause(Duration pause) throws Stopped {
        this.<Boolean>await(future -> future.completeOnTimeout(true, pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * The result of the work, which runs on a thread of its own and is interrupted when nobody waits for it any more. It may complete the future
     * from any thread, or never.
     */
    <T> T await(Consumer<CompletableFuture<T>> work) throws Stopped {
        var future = new CompletableFuture<T>();
        var worker = Thread.ofVirtual().start(() -> {
            try {
                work.accept(future);
            } catch (RuntimeException | Error e) {
                future.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(future, cancellation.signal()).get(remaining(), TimeUnit.NANOSECONDS);
            if (cancellation.isCancelled()) {
                throw new Stopped(Stopped.Reason.CANCELLED, new InterruptedException());
            }
            return future.join();
        } catch (TimeoutException e) {
            throw new Stopped(Stopped.Reason.DEADLINE, e);
        } catch (ExecutionException e) {
            throw new Stopped(Stopped.Reason.FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(Stopped.Reason.CANCELLED, e);
        } finally {
            if (!future.isDone()) {
                future.cancel(false);
                worker.interrupt();
            }
        }
    }

    private long remaining() {
        return Math.max(0, deadline.toNanos() - (System.nanoTime() - began));
    }
}
