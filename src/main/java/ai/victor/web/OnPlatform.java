package ai.victor.web;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs what reads a store on one of few threads of the platform: on the threads of requests it would hold up all others while it runs. */
final class OnPlatform {
    private static final int THREADS = 2;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("page-", 0).factory());

    private OnPlatform() {}

    static <T> T get(Supplier<T> work) {
        try {
            return POOL.submit(work::get).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.stopping();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
