package ai.victor.agent;

import java.math.BigDecimal;

/**
 * A number as a text says it.
 *
 * @param value without its sign
 * @param slack how far the number may be from what was rounded to it
 * @param currency the sign or code of money; empty for what is no money, or does not say which
 * @param start where it stands in the text
 * @param written as it stands there
 */
record Amount(
        Kind kind, BigDecimal value, BigDecimal slack, boolean negative, String currency, int start, String written) {
    /** What a number counts, as far as the text says. */
    enum Kind {
        PLAIN,
        MONEY,
        PERCENT,
        /** Twice, 3x, half. */
        TIMES,
        /** 3rd, third. */
        RANK
    }

    /** Whether that is what was rounded. */
    boolean says(BigDecimal exact) {
        if (value.signum() == 0 && slack.scale() <= 0) {
            return exact.signum() == 0;
        }
        return exact.abs().subtract(value).abs().compareTo(slack) <= 0;
    }

    Amount as(Kind other) {
        return new Amount(other, value, slack, negative, currency, start, written);
    }
}
