package ai.victor.language;

import java.util.OptionalInt;

/**
 * The order of the rows, and how many of them.
 *
 * @param skip how many are passed over first: one for the second best
 * @param shown the order that the rows are shown in where it is another one, as SQL; else empty
 * @param picked whether that order also picks the rows: the latest five, which no number does
 */
public record Ranking(Quantity by, boolean descending, OptionalInt limit, int skip, String shown, boolean picked) {
    Ranking(Quantity by, boolean descending, OptionalInt limit, int skip, String shown) {
        this(by, descending, limit, skip, shown, false);
    }

    Ranking(Quantity by, boolean descending, OptionalInt limit) {
        this(by, descending, limit, 0, "");
    }

    Ranking(Quantity by, boolean descending, OptionalInt limit, int skip) {
        this(by, descending, limit, skip, "");
    }

    Ranking reversed() {
        return picked
                ? pickedBy(shown.endsWith(" DESC") ? shown.replace(" DESC", " ASC") : shown.replace(" ASC", " DESC"))
                : new Ranking(by, !descending, limit, skip, shown);
    }

    /** With another number of rows, where one is given. */
    Ranking limited(OptionalInt other) {
        return other.isPresent() ? new Ranking(by, descending, other, skip, shown, picked) : this;
    }

    /** With rows that are picked by such an order, and stand in it. */
    Ranking pickedBy(String order) {
        return new Ranking(by, descending, limit, skip, order, true);
    }

    Ranking shownBy(String order) {
        return new Ranking(by, descending, limit, skip, order);
    }
}
