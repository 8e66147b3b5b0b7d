package ai.victor.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the text of a cell as what its column holds.
 *
 * <p>It reads what has one meaning and refuses the rest: a number that could be two numbers is left to the person.
 */
public final class CellReader {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[+-]?((\\d+|\\d{1,3}(\\.\\d{3})+),(\\d{1,2}|\\d{4,})|0,\\d+)");
    private static final Pattern SPACED_THOUSANDS = Pattern.compile("[+-]?\\d{1,3}( \\d{3})+([.,]\\d{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private static final DateTimeFormatter US_DATE = format("M/d/uuuu");
    private static final DateTimeFormatter SPACED = format("uuuu-MM-dd HH:mm[:ss]");
    private static final DateTimeFormatter SPACED_WITH_OFFSET = format("uuuu-MM-dd HH:mm:ss[ ][xxx][xx][x]");
    private static final DateTimeFormatter SLASHED_DATE = format("uuuu/M/d");
    private static final DateTimeFormatter DOTTED_DATE = format("d.M.uuuu");
    private static final DateTimeFormatter NAMED_MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter NAMED_DATE =
            DateTimeFormatter.ofPattern("[MMMM][MMM] d, uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    /** More digits than any amount has; a number with more of them is an id, or a slip. */
    private static final int LONGEST_WHOLE = 15;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private CellReader() {}

    /** @param text stripped, not empty */
    public static ParsedCell read(RawType type, String text) {
        if (text.indexOf(CsvReading.REPLACEMENT) >= 0) {
            return new ParsedCell.Unreadable("holds bytes that are not in the file's encoding");
        }
        return switch (type) {
            case TEXT -> new ParsedCell.Value(text);
            case CUSTOMER -> new ParsedCell.Value(text);
            case PAGE -> new ParsedCell.Value(PageAddress.plain(text));
            case CURRENCY ->
                CURRENCY.matcher(text).matches()
                        ? new ParsedCell.Value(text.toUpperCase(Locale.ROOT))
                        : new ParsedCell.Unreadable("is no currency code");
            case INTEGER -> scaled(text, 0);
            case MONEY -> scaled(text, 2);
            case DECIMAL -> scaled(text, 4);
            case RATE -> scaled(text, 8);
            case MEASURED -> measured(text);
            case BOOLEAN -> flag(text);
            case DATE -> time(text, "is no date (YYYY-MM-DD)", CellReader::date);
            case MONTH -> time(text, "is no month (YYYY-MM)", CellReader::month);
            case US_DATE ->
                time(
                        text,
                        "is no date (MM/DD/YYYY)",
                        date -> date.indexOf('/') > 0 ? LocalDate.parse(date, US_DATE) : LocalDate.parse(date));
            case INSTANT -> time(text, "is no time with an offset", CellReader::instant);
            case UTC_TIME -> time(text, "is no time (YYYY-MM-DD HH:MM:SS)", CellReader::withoutOffset);
            case LOCAL_TIME -> time(text, "is no time (YYYY-MM-DD HH:MM:SS)", CellReader::withoutOffset);
        };
    }

    private static ParsedCell scaled(String text, int scale) {
        var quick = PlainNumber.read(text, scale);
        if (quick != null) {
            return new ParsedCell.Value(scale == 0 ? (Object) quick.longValue() : quick);
        }
        var number = plain(text);
        if (number.isEmpty()) {
            return new ParsedCell.Unreadable(scale == 0 ? "is no whole number" : "is no number");
        }
        var exact = new BigDecimal(number).stripTrailingZeros();
        if (exact.scale() > scale) {
            return new ParsedCell.Unreadable(
                    scale == 0 ? "is no whole number" : "has more than " + scale + " decimals");
        }
        if (exact.precision() - exact.scale() > Math.min(LONGEST_WHOLE, PlainNumber.DIGITS - scale)) {
            return new ParsedCell.Unreadable("is too large");
        }
        return new ParsedCell.Value(scale == 0 ? (Object) exact.longValueExact() : exact.setScale(scale));
    }

    private static ParsedCell measured(String text) {
        var number = plain(text);
        if (number.isEmpty()) {
            return new ParsedCell.Unreadable("is no number");
        }
        var exact = new BigDecimal(number);
        return exact.precision() - exact.scale() > 12
                ? new ParsedCell.Unreadable("is too large")
                : new ParsedCell.Value(exact.setScale(6, RoundingMode.HALF_UP));
    }

    /** The number in plain form; empty if there is none, or more than one way to read it. */
    private static String plain(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        if (THOUSANDS.matcher(text).matches()) {
            return text.replace(",", "");
        }
        if (SPACED_THOUSANDS.matcher(text).matches()) {
            return text.replace(" ", "").replace(',', '.');
        }
        return DECIMAL_COMMA.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : "";
    }

    private static ParsedCell flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> new ParsedCell.Value(true);
            case "0", "false", "no" -> new ParsedCell.Value(false);
            default -> new ParsedCell.Unreadable("is neither yes nor no (1 or 0)");
        };
    }

    private static ParsedCell time(String text, String reason, Function<String, Object> read) {
        try {
            var value = read.apply(text);
            return isOfOurTime(value) ? new ParsedCell.Value(value) : new ParsedCell.Unreadable(reason);
        } catch (DateTimeException e) {
            return new ParsedCell.Unreadable(reason);
        }
    }

    /** A year of two digits that became 26, or of five, is a slip; 9999 is how some write “never”. */
    private static boolean isOfOurTime(Object value) {
        var year = switch (value) {
            case LocalDate day -> day.getYear();
            case LocalDateTime time -> time.getYear();
            default -> FIRST_YEAR;
        };
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** What can be read in one way only: {@code 2026-06-12}, {@code 2026/6/12}, {@code 20260612}, {@code 12.6.2026}, {@code Jun 12, 2026}. */
    private static Object date(String text) {
        if (text.length() == 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isDigits(text, 0, 4)
                && isDigits(text, 5, 7)
                && isDigits(text, 8, 10)) {
            return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        }
        if (Character.isLetter(text.charAt(0))) {
            return LocalDate.parse(text, NAMED_DATE);
        }
        if (text.indexOf('.') > 0) {
            return LocalDate.parse(text, DOTTED_DATE);
        }
        if (text.indexOf('/') > 0) {
            return LocalDate.parse(text, SLASHED_DATE);
        }
        return text.length() == 8 && text.indexOf('-') < 0
                ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                : LocalDate.parse(text);
    }

    private static Object month(String text) {
        if (Character.isLetter(text.charAt(0))) {
            return YearMonth.parse(text, NAMED_MONTH).atDay(1);
        }
        return text.length() > 7
                ? LocalDate.parse(text).withDayOfMonth(1)
                : YearMonth.parse(text).atDay(1);
    }

    private static Object instant(String text) {
        if (isWholeSecond(text)) {
            // By far the most frequent form, and many times faster by hand.
            return LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19));
        }
        if (text.endsWith("Z")) {
            return LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
        }
        var time = text.indexOf('T') > 0 ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, SPACED_WITH_OFFSET);
        return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /** Whether it has the form {@code 2026-06-12T08:15:30Z}. */
    private static boolean isWholeSecond(String text) {
        return text.length() == 20
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == 'Z'
                && isDigits(text, 0, 4)
                && isDigits(text, 5, 7)
                && isDigits(text, 8, 10)
                && isDigits(text, 11, 13)
                && isDigits(text, 14, 16)
                && isDigits(text, 17, 19);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Object withoutOffset(String text) {
        return text.indexOf('T') > 0 ? LocalDateTime.parse(text) : LocalDateTime.parse(text, SPACED);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
