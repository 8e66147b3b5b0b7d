package ai.victor.language;

import java.math.BigDecimal;

/** A bound on a quantity, for each row of the answer. */
public record Threshold(Quantity quantity, Comparison comparison, BigDecimal bound) {
    /** How a quantity is held against a bound. */
    public enum Comparison {
        ABOVE(">", "above"),
        AT_LEAST(">=", "at least"),
        BELOW("<", "below"),
        AT_MOST("<=", "at most");

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
            };
        }
    }
}
