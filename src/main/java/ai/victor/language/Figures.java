package ai.victor.language;

import ai.victor.table.CellText;
import ai.victor.table.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How cells are written in a sentence: numbers as in a table, dates in words, such as {@code May 2026} and {@code the week of 4 May 2026}. */
final class Figures {
    private Figures() {}

    static String cell(Column column, @Nullable Object value) {
        return switch (value) {
            case LocalDate day -> day(column.name(), day);
            case String name when Words.isStatement(name) -> "“" + name + "”";
            case null, default -> CellText.of(column, value);
        };
    }

    private static String day(String column, LocalDate day) {
        return switch (column) {
            case "month" -> day.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
            case "quarter" -> "Q" + ((day.getMonthValue() + 2) / 3) + " " + day.getYear();
            case "week" -> "the week of " + day(day);
            default -> day(day);
        };
    }

    /** {@code 4 May 2026}. */
    static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
    }

    /** How a number lies to an earlier one, leading to it: {@code up from}. */
    static String compared(@Nullable Object now, @Nullable Object before) {
        if (!(now instanceof Number) || !(before instanceof Number)) {
            return "before: ";
        }
        int order = new BigDecimal(now.toString()).compareTo(new BigDecimal(before.toString()));
        return order > 0 ? "up from " : order < 0 ? "down from " : "same as ";
    }
}
