package ai.victor.language;

import java.util.OptionalInt;

/**
 * The order of the rows, and how many of them.
 *
 * @param skip how many are passed over first: one for the second best
 * @param shown the order that the rows are shown in where it is another one, as SQL; else empty
 */
public record Ranking(Quantity by, boolean descending, OptionalInt limit, int skip, String shown) {
    Ranking(Quantity by, boolean descending, OptionalInt limit) {
        this(by, descending, limit, 0, "");
    }

    Ranking(Quantity by, boolean descending, OptionalInt limit, int skip) {
        this(by, descending, limit, skip, "");
    }

    Ranking reversed() {
        return new Ranking(by, !descending, limit, skip, shown);
    }

    /** With another number of rows, where one is given. */
    Ranking limited(OptionalInt other) {
        return other.isPresent() ? new Ranking(by, descending, other, skip, shown) : this;
    }

    Ranking shownBy(String order) {
        return new Ranking(by, descending, limit, skip, order);
    }
}
