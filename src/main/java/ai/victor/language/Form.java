package ai.victor.language;

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

    /** How many rows there are. */
    record Count() implements Form {}
}
