package ai.victor.language;

import ai.victor.table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How cells are written in a sentence: {@code $1,234.56}, {@code 23.4%}, {@code 1,234}, {@code May 2026}. */
final class Figures {
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£");

    private Figures() {}

    static String cell(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> "(none)";
            case BigDecimal number -> number(column, number);
            case Number number -> number(column, new BigDecimal(number.toString()));
            case LocalDate day -> day(column.name(), day);
            default -> value.toString();
        };
    }

    private static String number(Column column, BigDecimal number) {
        var unit = column.unit();
        if (column.name().equals("year")) {
            return number.toPlainString();
        }
        if (unit.isMoney()) {
            var digits = digits(number.abs(), 2);
            var sign = number.setScale(2, RoundingMode.HALF_UP).signum() < 0 ? "-" : "";
            var symbol = SIGNS.get(unit.name());
            return symbol == null ? sign + digits + " " + unit.name() : sign + symbol + digits;
        }
        return switch (unit.name()) {
            case "percent" -> digits(number, 1) + "%";
            case "count", "days" -> digits(number, number.stripTrailingZeros().scale() > 0 ? 2 : 0);
            case "ratio" -> digits(number, 2);
            default -> number.stripTrailingZeros().scale() > 0 ? digits(number, 2) : digits(number, 0);
        };
    }

    private static String digits(BigDecimal number, int decimals) {
        var pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static String day(String column, LocalDate day) {
        return switch (column) {
            case "month" -> day.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
            case "quarter" -> "Q" + ((day.getMonthValue() + 2) / 3) + " " + day.getYear();
            case "week" -> "the week of " + day;
            default -> day.toString();
        };
    }
}
