package ai.victor.language;

import java.util.OptionalInt;

/** The order of the rows, and how many of them. */
public record Ranking(Quantity by, boolean descending, OptionalInt limit) {}
