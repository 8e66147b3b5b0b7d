package ai.victor.demo;

import java.math.BigDecimal;

/** Money as whole cents, and how it is written. */
final class Cents {
    private Cents() {}

    static String text(long cents) {
        var rest = Math.abs(cents % 100);
        return (cents < 0 ? "-" : "") + Math.abs(cents / 100) + (rest < 10 ? ".0" : ".") + rest;
    }

    static BigDecimal decimal(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** A share of an amount that is not negative, rounded half up. */
    static long share(long cents, long numerator, long denominator) {
        return (2 * cents * numerator + denominator) / (2 * denominator);
    }

    static long percent(long cents, int percent) {
        return share(cents, percent, 100);
    }

    static long basisPoints(long cents, int basisPoints) {
        return share(cents, basisPoints, 10_000);
    }
}
