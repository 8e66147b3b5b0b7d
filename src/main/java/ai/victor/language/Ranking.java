package ai.victor.language;

import java.util.OptionalInt;

/**
 * The order of the rows, and how many of them.
 *
 * @param skip how many are passed over first: one for the second best
 */
public record Ranking(Quantity by, boolean descending, OptionalInt limit, int skip) {
    Ranking(Quantity by, boolean descending, OptionalInt limit) {
        this(by, descending, limit, 0);
    }

    Ranking reversed() {
        return new Ranking(by, !descending, limit, skip);
    }
}
