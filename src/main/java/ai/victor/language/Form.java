package ai.victor.language;

import java.util.List;
import java.util.Optional;

/** What is done with the numbers of a reading before they are shown. */
public sealed interface Form {
    Form PLAIN = new Plain();

    /** Shown as they are. */
    record Plain() implements Form {}

    /** Beside each its part of the whole, in percent. */
    record Share() implements Form {}

    /** Added up from the first row to each. */
    record Running() implements Form {}

    /** The average of each row and those before it, so many in all. */
    record Moving(int rows) implements Form {}

    /**
     * How much more than in an earlier row, in percent.
     *
     * @param back how many rows earlier
     */
    record Growth(int back) implements Form {}

    /** The average over the values of a dimension or over stretches of time. */
    record Average(String over) implements Form {}

    /**
     * Names of things of which there is none of a number, or how many of them there are.
     *
     * @param counted whether they are counted, and not named
     */
    record Absent(boolean counted, Among among) implements Form {}

    /**
     * Among which names those that have none are looked for.
     *
     * @param metric what each of them has some of; none: all names that there are
     * @param sameDays whether it has that in the days asked about, and not ever
     * @param dimensions what narrows them; empty: whatever the reading is narrowed to
     */
    record Among(Optional<String> metric, boolean sameDays, List<String> dimensions) {
        public Among {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * What a filter holds, and beside it all that the filter leaves out.
     *
     * @param dimension what the filter is on
     */
    record Beside(String dimension) implements Form {}

    /** How many rows there are. */
    record Count() implements Form {}
}
