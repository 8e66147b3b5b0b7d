package ai.victor.engine;

import ai.victor.table.Column;
import ai.victor.table.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Turns the database's values into those of a column: of its type, rounded to its unit's decimals. */
final class Cells {
    private Cells() {}

    static @Nullable Object of(@Nullable Object value, Column column) {
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> value.toString();
            case INTEGER -> whole(value);
            case DECIMAL -> decimal(value, column.decimals());
            case DATE -> date(value);
            case TIMESTAMP -> timestamp(value);
            case BOOLEAN -> value instanceof Boolean truth ? truth : Boolean.valueOf(value.toString());
        };
    }

    private static Long whole(Object value) {
        return switch (value) {
            case BigInteger number -> number.longValueExact();
            case BigDecimal number -> number.setScale(0, RoundingMode.HALF_UP).longValueExact();
            case Double number -> Math.round(number);
            case Number number -> number.longValue();
            default -> Long.valueOf(value.toString());
        };
    }

    private static @Nullable BigDecimal decimal(Object value, int decimals) {
        var number = switch (value) {
            case BigDecimal exact -> exact;
            case BigInteger exact -> new BigDecimal(exact);
            // The shortest decimal that is this double: 1.005 stays what people would round up.
            case Double real -> Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
            case Float real -> Float.isFinite(real) ? new BigDecimal(real.toString()) : null;
            default -> new BigDecimal(value.toString());
        };
        return number == null ? null : number.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static LocalDate date(Object value) {
        return switch (value) {
            case LocalDate day -> day;
            case LocalDateTime time -> time.toLocalDate();
            case Timestamp time -> time.toLocalDateTime().toLocalDate();
            case Date day -> day.toLocalDate();
            default -> LocalDate.parse(value.toString());
        };
    }

    private static LocalDateTime timestamp(Object value) {
        return switch (value) {
            case LocalDateTime time -> time;
            case Timestamp time -> time.toLocalDateTime();
            case OffsetDateTime time -> time.toLocalDateTime();
            case LocalDate day -> day.atStartOfDay();
            default -> LocalDateTime.parse(value.toString());
        };
    }

    /** The type of column that holds a type of the database. */
    static Type type(String databaseType) {
        var name = databaseType.replaceAll("\\(.*", "").strip();
        return switch (name) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT" -> Type.INTEGER;
            case "DECIMAL", "DOUBLE", "FLOAT", "REAL", "NUMERIC" -> Type.DECIMAL;
            case "DATE" -> Type.DATE;
            case "BOOLEAN" -> Type.BOOLEAN;
            default -> name.startsWith("TIMESTAMP") ? Type.TIMESTAMP : Type.TEXT;
        };
    }
}
