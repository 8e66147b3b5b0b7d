package ai.victor.source;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the form that nearly all numbers of exports have, many times faster than a pattern does. */
final class PlainNumber {
    private static final int LONGEST = 15;

    /** Of the store's decimals, before and after their point. */
    static final int DIGITS = 18;

    private PlainNumber() {}

    /** The number with just that scale; null where it has more decimals or another form, which others judge. */
    static @Nullable BigDecimal read(String text, int scale) {
        var length = text.length();
        if (length == 0 || length > LONGEST) {
            return null;
        }
        var negative = text.charAt(0) == '-';
        var point = -1;
        var unscaled = 0L;
        for (var i = negative ? 1 : 0; i < length; i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else if (c == '.' && point < 0 && i > (negative ? 1 : 0) && i < length - 1) {
                point = i;
            } else {
                return null;
            }
        }
        if (negative && length == 1) {
            return null;
        }
        var decimals = point < 0 ? 0 : length - 1 - point;
        var whole = (point < 0 ? length : point) - (negative ? 1 : 0);
        if (decimals > scale || whole > DIGITS - scale) {
            return null;
        }
        for (var i = decimals; i < scale; i++) {
            unscaled = Math.multiplyExact(unscaled, 10L);
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, scale);
    }
}
