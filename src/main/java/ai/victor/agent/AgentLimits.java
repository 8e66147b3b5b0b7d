package ai.victor.agent;

import java.time.Duration;

/**
 * How much one question may take.
 *
 * @param rounds turns of the model; in the last one it can only answer
 * @param queries queries that run
 * @param deadline time from the question to the answer
 * @param rowsToModel rows of a result that the model sees; the person gets all of them
 * @param conversations that are remembered, the least recently used forgotten first
 * @param remembered earlier questions of a conversation that the model sees
 */
public record AgentLimits(
        int rounds, int queries, Duration deadline, int rowsToModel, int conversations, int remembered) {
    public static final AgentLimits DEFAULT = new AgentLimits(8, 12, Duration.ofSeconds(60), 1000, 2000, 12);

    public AgentLimits {
        if (rounds < 1
                || queries < 1
                || !deadline.isPositive()
                || rowsToModel < 1
                || conversations < 1
                || remembered < 0) {
            throw new IllegalArgumentException("limits that let no question through");
        }
    }
}
