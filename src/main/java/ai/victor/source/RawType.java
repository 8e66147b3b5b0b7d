package ai.victor.source;

/** What the cells of a raw column are. In parentheses: the Java class of a cell as a source hands it on. */
public enum RawType {
    /** {@link String}, trimmed; never blank. */
    TEXT("VARCHAR"),
    /** {@link String}: the address of a page of the shop, without what is private in it. */
    PAGE("VARCHAR"),
    /** {@link String}: an upper-case ISO 4217 code. */
    CURRENCY("VARCHAR"),
    /** {@link String}: what names a customer, a number or an e-mail address; it is stored as a keyed hash only. */
    CUSTOMER("VARCHAR"),
    /** {@link Long}. */
    INTEGER("BIGINT"),
    /** {@link java.math.BigDecimal} of scale 2. */
    MONEY("DECIMAL(18,2)"),
    /** {@link java.math.BigDecimal} of scale 4. */
    DECIMAL("DECIMAL(18,4)"),
    /** {@link java.math.BigDecimal} of scale 6: what a report measured or worked out, in as many decimals as it pleases; rounded half up. */
    MEASURED("DECIMAL(18,6)"),
    /** {@link java.math.BigDecimal} of scale 8: what one unit of a currency is worth in another. */
    RATE("DECIMAL(18,8)"),
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

    /** Whether a cell may be an amount of money, with the sign of its currency beside it. */
    public boolean isAmount() {
        return this == MONEY || this == MEASURED;
    }

    /** Whether a cell tells of a day. */
    public boolean isTime() {
        return switch (this) {
            case DATE, MONTH, US_DATE, INSTANT, UTC_TIME, LOCAL_TIME -> true;
            case TEXT, PAGE, CURRENCY, CUSTOMER, INTEGER, MONEY, DECIMAL, MEASURED, RATE, BOOLEAN -> false;
        };
    }

    /** Whether cells of the column can be added up. */
    public boolean isNumber() {
        return switch (this) {
            case INTEGER, MONEY, DECIMAL, MEASURED -> true;
            case TEXT, PAGE, CURRENCY, CUSTOMER, RATE, BOOLEAN, DATE, MONTH, US_DATE, INSTANT, UTC_TIME, LOCAL_TIME ->
                false;
        };
    }
}
