package ai.victor.model;

/** From which other time a derived metric takes one of its inputs. */
public sealed interface Offset {
    /** {@code offset_window}: as long before each period. */
    record Back(Window window) implements Offset {}

    /** {@code offset_to_grain}: at the first period of the unit that each period lies in. */
    record ToStart(TimeGrain grain) implements Offset {}
}
