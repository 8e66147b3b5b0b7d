package ai.victor.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How much one question may take.
 *
 * @param rounds turns of the model; in the last one it can only answer
 * @param queries queries and analyses that run
 * @param deadline time from the question to the answer
 * @param rowsToModel rows of a result that a language model sees; the person gets all of them
 * @param conversations that are remembered, the least recently used forgotten first
 * @param remembered earlier questions of a conversation that the model sees
 * @param spending what a language model may use up
 */
public record AgentLimits(
        int rounds,
        int queries,
        Duration deadline,
        int rowsToModel,
        int conversations,
        int remembered,
        Spending spending) {
    public static final AgentLimits DEFAULT = new AgentLimits(8, 12, Duration.ofSeconds(60), 50, 2000, 12);

    /**
     * What a language model may use up for one question.
     *
     * @param tokens sent and received together
     * @param money at most, in the currency of the prices; none where there are no prices
     * @param inputPrice of a million tokens sent
     * @param outputPrice of a million tokens received
     * @param retries of one message that did not come
     */
    public record Spending(
            long tokens,
            Optional<BigDecimal> money,
            Optional<BigDecimal> inputPrice,
            Optional<BigDecimal> outputPrice,
            int retries) {
        public static final Spending DEFAULT =
                new Spending(80_000, Optional.empty(), Optional.empty(), Optional.empty(), 2);

        public Spending {
            if (tokens < 1 || retries < 0 || money.isPresent() && (inputPrice.isEmpty() || outputPrice.isEmpty())) {
                throw new IllegalArgumentException("a bound that cannot be held");
            }
        }
    }

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

    public AgentLimits(int rounds, int queries, Duration deadline, int rowsToModel, int conversations, int remembered) {
        this(rounds, queries, deadline, rowsToModel, conversations, remembered, Spending.DEFAULT);
    }

    public AgentLimits withSpending(Spending better) {
        return new AgentLimits(rounds, queries, deadline, rowsToModel, conversations, remembered, better);
    }
}
