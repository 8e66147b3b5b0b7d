package ai.victor.engine;

import java.time.Duration;

/**
 * The bounds of questions.
 *
 * @param parallel questions that run at one time; others wait
 * @param waiting questions that may wait
 * @param threads of the database, for all questions together
 * @param memory of the database: {@code 1GB}
 * @param spill the most that may lie in the spill folder: {@code 4GB}
 * @param timeout of one question, waiting included
 */
public record EngineSettings(int parallel, int waiting, int threads, String memory, String spill, Duration timeout) {
    private static final int MOST_THREADS = 8;

    public static EngineSettings standard() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new EngineSettings(
                Math.clamp(processors, 2, MOST_THREADS),
                64,
                Math.clamp(processors, 1, MOST_THREADS),
                "1GB",
                "4GB",
                Duration.ofSeconds(30));
    }
}
