package ai.victor.sql;

import ai.victor.table.Type;

/** What a value is, as far as operators and functions of databases differ by it. */
enum ValueKind {
    INTEGER,
    DECIMAL,
    DOUBLE,
    TEXT,
    DATE,
    TIMESTAMP,
    BOOLEAN,
    NULL,
    UNKNOWN;

    static ValueKind of(Type type) {
        return switch (type) {
            case TEXT -> TEXT;
            case INTEGER -> INTEGER;
            case DECIMAL -> DECIMAL;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case BOOLEAN -> BOOLEAN;
        };
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE;
    }

    boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }

    /** What a value is that may come from either. */
    ValueKind or(ValueKind other) {
        if (this == other || other == NULL) {
            return this;
        }
        if (this == NULL) {
            return other;
        }
        if (isNumber() && other.isNumber()) {
            return compareTo(other) > 0 ? this : other;
        }
        return isTime() && other.isTime() ? TIMESTAMP : UNKNOWN;
    }
}
