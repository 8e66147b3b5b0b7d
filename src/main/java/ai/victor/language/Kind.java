package ai.victor.language;

/** What an item came to in a reading. */
enum Kind {
    NUMBER,
    ROW,
    VALUE,
    TIME,
    BOUND,
    RANK,
    /** Some other part of the reading. */
    REST,
    /** Nothing that a little word could lead to. */
    NONE
}
