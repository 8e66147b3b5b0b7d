package ai.victor.agent;

import ai.victor.agent.AgentLimits.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What a question has used up, and what it may still use. Tokens that a server does not count are taken from the letters, rather too many. */
final class Budget {
    private static final int LETTERS_OF_A_TOKEN = 3;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Tokens that a last answer needs at least. */
    private static final long ANSWER = 400;

    /** Tokens that one more tool call and its result may add. */
    private static final long ONE_MORE_ROUND = 2_500;

    private final AgentLimits limits;
    private int rounds;
    private int queries;
    private long input;
    private long output;

    Budget(AgentLimits limits) {
        this.limits = limits;
    }

    /** Tokens of so many letters. */
    static long tokens(long letters) {
        return letters / LETTERS_OF_A_TOKEN + 1;
    }

    boolean hasRound() {
        return rounds < limits.rounds();
    }

    void beginRound() {
        rounds++;
    }

    int rounds() {
        return rounds;
    }

    boolean isLastRound() {
        return rounds >= limits.rounds();
    }

    boolean takeQuery() {
        if (queries >= limits.queries()) {
            return false;
        }
        queries++;
        return true;
    }

    void spend(long inputTokens, long outputTokens) {
        input += inputTokens;
        output += outputTokens;
    }

    /** Whether a message of that many tokens can be sent and answered at all. */
    boolean affords(long request) {
        return within(request, ANSWER);
    }

    /** Whether it can, and after it another with what it brought. */
    boolean affordsTwo(long request) {
        return within(2 * request + ONE_MORE_ROUND, 3 * ANSWER);
    }

    /** The most tokens that the answer to a message of that many may have. */
    int longestReply(long request) {
        var most = limits.spending().tokens() - input - output - request;
        var money = limits.spending().money();
        if (money.isPresent()) {
            var left = money.get().subtract(price(input + request, output));
            var price = limits.spending().outputPrice().orElse(BigDecimal.ZERO);
            if (price.signum() > 0) {
                most = Math.min(
                        most,
                        left.multiply(MILLION).divide(price, RoundingMode.DOWN).longValue());
            }
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, most));
    }

    private boolean within(long request, long reply) {
        var spending = limits.spending();
        return input + output + request + reply <= spending.tokens()
                && spending.money()
                        .map(money -> price(input + request, output + reply).compareTo(money) <= 0)
                        .orElse(true);
    }

    private BigDecimal price(long in, long out) {
        Spending spending = limits.spending();
        return spending.inputPrice()
                .orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(in))
                .add(spending.outputPrice().orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(out)))
                .divide(MILLION, 6, RoundingMode.HALF_UP);
    }

    Answer.Usage usage() {
        Optional<BigDecimal> cost = limits.spending().inputPrice().isPresent()
                ? Optional.of(price(input, output).stripTrailingZeros())
                : Optional.empty();
        return new Answer.Usage(rounds, queries, input, output, cost);
    }
}
