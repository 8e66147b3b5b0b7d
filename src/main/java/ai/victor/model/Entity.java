package ai.victor.model;

/**
 * A key through which semantic models join: a foreign entity of one reaches the primary (or unique) entity of that name in another.
 *
 * @param expr SQL over the columns of the semantic model's table
 */
public record Entity(String name, Kind kind, String expr) {
    /** MetricFlow's entity types. */
    public enum Kind {
        PRIMARY,
        UNIQUE,
        FOREIGN,
        NATURAL
    }
}
