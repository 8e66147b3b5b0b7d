package ai.victor.language;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A word, number, date or mark of a question.
 *
 * @param raw as it is written
 * @param word folded: without case and accents
 * @param key what the lexicon knows it by: the stem of a word, else the folded text
 * @param unit of a number: {@code %}, {@code $} for money, or empty
 * @param start where it begins in the text
 * @param end where it ends in the text
 */
record Token(
        String raw, String word, String key, Kind kind, Optional<BigDecimal> number, String unit, int start, int end) {
    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        DATE,
        MARK
    }

    boolean is(String text) {
        return word.equals(text);
    }
}
