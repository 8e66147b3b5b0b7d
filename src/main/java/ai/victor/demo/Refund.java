package ai.victor.demo;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * Money given back.
 *
 * @param goodwill given without naming a line or shipping
 */
record Refund(long id, ZonedDateTime at, List<Returned> lines, long shipping, long goodwill) {
    /** What is given back for a line. */
    record Returned(Line line, int quantity, long subtotal, long tax) {}

    Refund {
        lines = List.copyOf(lines);
    }

    long tax() {
        return lines.stream().mapToLong(Returned::tax).sum();
    }

    long withoutTax() {
        return lines.stream().mapToLong(Returned::subtotal).sum() + shipping + goodwill;
    }

    long total() {
        return withoutTax() + tax();
    }
}
