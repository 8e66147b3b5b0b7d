package ai.victor.table;

/** What the cells of a column are. In parentheses: the Java class of a cell. */
public enum Type {
    /** {@link String}. */
    TEXT,
    /** {@link Long}. */
    INTEGER,
    /** {@link java.math.BigDecimal}. */
    DECIMAL,
    /** {@link java.time.LocalDate}; a week, month or quarter is its first day. */
    DATE,
    /** {@link java.time.LocalDateTime} in the shop's zone. */
    TIMESTAMP,
    /** {@link Boolean}. */
    BOOLEAN
}
