package ai.victor.eval;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One question as it went.
 *
 * @param turn from 1
 * @param model who answered
 * @param micros from the question to the answer
 * @param cost where the prices of tokens are known
 */
public record TurnScore(
        String id,
        int turn,
        String category,
        String question,
        Verdict verdict,
        String status,
        String model,
        long micros,
        long inputTokens,
        long outputTokens,
        Optional<BigDecimal> cost) {
    /** What people call it: {@code P07}, and the later questions of the conversation {@code P07.2}. */
    String name() {
        return turn == 1 ? id : id + "." + turn;
    }
}
