package ai.victor.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one cell as people read it: {@code $1,234.56}, {@code 23.4%}, {@code May 2026}, {@code (none)}. */
public final class CellText {
    /** What stands for a missing value of a dimension. */
    public static final String NONE = "(none)";

    /** What stands for a number that does not exist, such as a ratio to zero. */
    public static final String NO_NUMBER = "–";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter QUARTER = DateTimeFormatter.ofPattern("'Q'q yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private static final Map<String, String> SIGNS = Map.of(
            "USD", "$", "EUR", "€", "GBP", "£", "JPY", "¥", "CAD", "CA$", "AUD", "A$", "NZD", "NZ$", "MXN", "MX$");

    private CellText() {}

    public static String of(Column column, @Nullable Object cell) {
        if (cell == null) {
            return column.isQuantity() ? NO_NUMBER : NONE;
        }
        return switch (cell) {
            case LocalDate date -> date(column.name(), date);
            case LocalDateTime time -> time.format(MINUTE);
            case Number number when column.isQuantity() -> quantity(exact(number), column);
            default -> cell.toString();
        };
    }

    private static String date(String column, LocalDate date) {
        return switch (column) {
            case "month" -> date.format(MONTH);
            case "quarter" -> date.format(QUARTER);
            case "year" -> Integer.toString(date.getYear());
            default -> date.toString();
        };
    }

    private static String quantity(BigDecimal number, Column column) {
        var unit = column.unit();
        if (unit.isMoney()) {
            var sign = SIGNS.getOrDefault(unit.name(), unit.name() + " ");
            var amount = grouped(number.abs(), pattern(column, "#,##0.00"));
            var rounded = number.setScale(column.shown().orElse(2), RoundingMode.HALF_UP);
            return (rounded.signum() < 0 ? "-" : "") + sign + amount;
        }
        return switch (unit.name()) {
            case "percent" -> grouped(number, pattern(column, "#,##0.0")) + "%";
            case "count", "days" -> grouped(number, pattern(column, "#,##0.##"));
            case "ratio" -> grouped(number, pattern(column, "#,##0.00"));
            default -> grouped(number, pattern(column, "#,##0.####"));
        };
    }

    private static String pattern(Column column, String ofUnit) {
        return column.shown()
                .map(decimals -> decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                .orElse(ofUnit);
    }

    private static String grouped(BigDecimal number, String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        var text = format.format(number);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }
}
