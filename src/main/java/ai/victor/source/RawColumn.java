package ai.victor.source;

/** A column of a raw table. */
public record RawColumn(String name, RawType type) {}
