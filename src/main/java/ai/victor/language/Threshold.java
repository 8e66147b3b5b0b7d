package ai.victor.language;

import java.math.BigDecimal;

/**
 * A bound on a quantity, for each row of the answer.
 *
 * @param overall whether the bound is not the number, but what the quantity is over all rows
 */
public record Threshold(Quantity quantity, Comparison comparison, BigDecimal bound, boolean overall) {
    Threshold(Quantity quantity, Comparison comparison, BigDecimal bound) {
        this(quantity, comparison, bound, false);
    }

    /** How a quantity is held against a bound. */
    public enum Comparison {
        ABOVE(">", "above"),
        AT_LEAST(">=", "at least"),
        BELOW("<", "below"),
        AT_MOST("<=", "at most"),
        EXACTLY("=", "exactly");

        final String sign;
        final String words;

        Comparison(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        Comparison opposite() {
            return switch (this) {
                case ABOVE -> AT_MOST;
                case AT_LEAST -> BELOW;
                case BELOW -> AT_LEAST;
                case AT_MOST -> ABOVE;
                case EXACTLY -> EXACTLY;
            };
        }
    }
}
