package ai.victor.language;

import java.math.BigDecimal;

/**
 * A bound on a quantity, for each row of the answer.
 *
 * @param against what the quantity is held against
 * @param bound the number, where it is held against one
 */
public record Threshold(Quantity quantity, Comparison comparison, Against against, BigDecimal bound) {
    Threshold(Quantity quantity, Comparison comparison, BigDecimal bound) {
        this(quantity, comparison, Against.NUMBER, bound);
    }

    /** A bound that is no number of the question. */
    static Threshold of(Quantity quantity, Comparison comparison, Against against) {
        return new Threshold(quantity, comparison, against, BigDecimal.ZERO);
    }

    /** Whether it is held against what it was before. */
    boolean isOfMove() {
        return against == Against.BEFORE || against == Against.BEFORE_IN_PERCENT;
    }

    /** What a quantity is held against. */
    public enum Against {
        NUMBER,
        /** What the quantity is over all rows that the question is about. */
        ALL_ASKED,
        /** What it is over all there is in the same days, whatever else the question picks. */
        EVERYTHING,
        /** What it was in the earlier one of the two periods that the question names; the bound is how far it moved. */
        BEFORE,
        /** The same, in percent of what it was before. */
        BEFORE_IN_PERCENT
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
