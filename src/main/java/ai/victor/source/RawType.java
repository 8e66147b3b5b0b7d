package ai.victor.source;

/** What the cells of a raw column are. In parentheses: the Java class of a cell as a source hands it on. */
public enum RawType {
    /** {@link String}, trimmed; never blank. */
    TEXT("VARCHAR"),
    /** {@link String}: an upper-case ISO 4217 code. */
    CURRENCY("VARCHAR"),
    /** {@link String}: a customer's number; it is stored as a keyed hash only. */
    CUSTOMER("VARCHAR"),
    /** {@link Long}. */
    INTEGER("BIGINT"),
    /** {@link java.math.BigDecimal} of scale 2. */
    MONEY("DECIMAL(18,2)"),
    /** {@link java.math.BigDecimal} of scale 4. */
    DECIMAL("DECIMAL(18,4)"),
    /** {@link Boolean}. */
    BOOLEAN("BOOLEAN"),
    /** {@link java.time.LocalDate}. */
    DATE("DATE"),
    /** {@link java.time.LocalDate}: the first day of a month. */
    MONTH("DATE"),
    /** {@link java.time.LocalDate}, written month first. */
    US_DATE("DATE"),
    /** {@link java.time.LocalDateTime} in UTC; the text names its offset. */
    INSTANT("TIMESTAMP"),
    /** {@link java.time.LocalDateTime} in UTC; the text names no offset. */
    UTC_TIME("TIMESTAMP"),
    /** {@link java.time.LocalDateTime} in the shop's zone; the text names no offset. */
    LOCAL_TIME("TIMESTAMP");

    private final String sql;

    RawType(String sql) {
        this.sql = sql;
    }

    /** The column's type in the store. */
    public String sql() {
        return sql;
    }
}
