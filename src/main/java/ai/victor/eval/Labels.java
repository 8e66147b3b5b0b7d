package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a cell, a column's name or a title is the label that a gold file means: a name, a day, a week or a month, however it is written. */
final class Labels {
    private static final Pattern BETWEEN = Patterns.of("[\\s_\\-/]+");
    private static final Pattern DAY = Patterns.of("^(\\d{4})-(\\d\\d)-(\\d\\d)|^(\\d{4})/(\\d\\d?)/(\\d\\d?)\\b");
    private static final Pattern MONTH = Patterns.of("^(\\d{4})[-/](\\d\\d?)$");
    private static final Pattern WEEK = Patterns.of("^(\\d{4})-?w(\\d\\d?)$");
    private static final Pattern WEEK_WORDS = Patterns.of("^week (\\d\\d?),? (\\d{4})$");
    private static final Pattern MONTH_WORDS = Patterns.of("^([a-z]{3})[a-z]*\\.?,? '?(\\d{4})$");
    private static final Pattern MONTH_FIRST =
            Patterns.of("\\b([a-z]{3})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
    private static final Pattern DAY_FIRST = Patterns.of("\\b(\\d{1,2}) ([a-z]{3})[a-z]*\\.?,? (\\d{4})");
    private static final Pattern WEEK_OF = Patterns.of("(?:week (?:of|starting|from)?\\s*)(\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern SPAN = Patterns.of("^\\d{4}-\\d\\d-\\d\\d.{1,5}\\d{4}-\\d\\d-\\d\\d$");
    private static final Pattern GLOBAL_ID = Patterns.of("^gid://shopify/\\w+/(\\d+)$");
    private static final Pattern ISO_DAY = Patterns.of("^\\d{4}-\\d\\d-\\d\\d$");
    private static final Pattern ISO_MONTH = Patterns.of("^\\d{4}-\\d\\d$");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private Labels() {}

    static String normal(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        plain = plain.startsWith("#") ? plain.substring(1) : plain;
        plain = BETWEEN.matcher(plain).replaceAll(" ");
        return (plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain).strip();
    }

    /** A cell as text; numbers as short as can be, and never without a decimal where the JSON has one. */
    static String text(JsonNode cell) {
        if (cell.isBoolean()) {
            return cell.booleanValue() ? "True" : "False";
        }
        if (!cell.isNumber() || cell.isIntegralNumber()) {
            return cell.asText();
        }
        double number = cell.doubleValue();
        var plain = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        var negativeZero = number == 0 && 1 / number < 0;
        return (negativeZero ? "-" : "") + (plain.scale() <= 0 ? plain.toPlainString() + ".0" : plain.toPlainString());
    }

    /** All readings of a cell: its text, days as {@code D:2026-05-01}, months as {@code M:2026-05}. */
    static Set<String> readings(JsonNode cell) {
        var found = new HashSet<String>();
        if (cell.isNull() || cell.isMissingNode()) {
            return Set.of("", "none", "null");
        }
        var text = text(cell).strip();
        var lower = text.toLowerCase(Locale.ROOT);
        found.add(normal(text));
        var day = DAY.matcher(text);
        if (day.find()) {
            int at = day.group(1) == null ? 4 : 1;
            day(number(day, at), number(day, at + 1), number(day, at + 2)).ifPresent(date -> {
                found.add("D:" + date);
                found.add("M:" + date.toString().substring(0, 7));
            });
        }
        var month = MONTH.matcher(text);
        if (month.find()) {
            found.add("M:%s-%02d".formatted(month.group(1), number(month, 2)));
        }
        week(lower).ifPresent(monday -> found.add("D:" + monday));
        var words = MONTH_WORDS.matcher(lower);
        if (words.find() && MONTHS.contains(words.group(1))) {
            found.add("M:%s-%02d".formatted(words.group(2), MONTHS.indexOf(words.group(1)) + 1));
        }
        var monthFirst = MONTH_FIRST.matcher(lower);
        if (monthFirst.find()) {
            day(number(monthFirst, 3), MONTHS.indexOf(monthFirst.group(1)) + 1, number(monthFirst, 2))
                    .ifPresent(date -> found.add("D:" + date));
        }
        var dayFirst = DAY_FIRST.matcher(lower);
        if (dayFirst.find()) {
            day(number(dayFirst, 3), MONTHS.indexOf(dayFirst.group(2)) + 1, number(dayFirst, 1))
                    .ifPresent(date -> found.add("D:" + date));
        }
        var weekOf = WEEK_OF.matcher(lower);
        if (weekOf.find()) {
            found.add("D:" + weekOf.group(1));
        }
        if (SPAN.matcher(text).find()) {
            found.add("D:" + text.substring(0, 10));
        }
        var id = GLOBAL_ID.matcher(lower);
        if (id.find()) {
            found.add(id.group(1));
        }
        return found;
    }

    private static Optional<LocalDate> week(String lower) {
        var week = WEEK.matcher(lower);
        var weekWords = WEEK_WORDS.matcher(lower);
        if (week.find()) {
            return monday(number(week, 1), number(week, 2));
        }
        return weekWords.find() ? monday(number(weekWords, 2), number(weekWords, 1)) : Optional.empty();
    }

    private static Optional<LocalDate> monday(int year, int week) {
        try {
            var inside = LocalDate.of(year, 1, 4);
            return week < 1
                            || week
                                    > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                            .rangeRefinedBy(inside)
                                            .getMaximum()
                    ? Optional.empty()
                    : Optional.of(inside.with(DayOfWeek.MONDAY).plusWeeks(week - 1L));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** @param within whether a cell that has the label among other words is one too */
    static boolean isIn(JsonNode alternatives, String type, JsonNode cell, boolean within) {
        var readings = readings(cell);
        for (var alternative : alternatives) {
            var label = text(alternative);
            var is = switch (type) {
                case "month" -> readings.contains("M:" + label) || readings.contains(normal(label));
                case "week" -> readings.contains("D:" + label) || isSundayOf(label, readings);
                case "day" -> readings.contains("D:" + label);
                default -> readings.contains(normal(label));
            };
            var dated = Set.of("month", "week", "day").contains(type);
            if (is || !dated && within && cell.isTextual() && hasWord(normal(label), label, cell)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSundayOf(String label, Set<String> readings) {
        if (!ISO_DAY.matcher(label).find()) {
            return false;
        }
        var monday = LocalDate.parse(label);
        return monday.getDayOfWeek() == DayOfWeek.MONDAY && readings.contains("D:" + monday.plusDays(6));
    }

    private static boolean hasWord(String normal, String label, JsonNode cell) {
        return label.length() > 2 && word(normal).matcher(normal(cell.asText())).find();
    }

    /** Whether a column's name or a title has the label. */
    static boolean isNamed(JsonNode alternatives, String type, String name) {
        var padded = " " + normal(name) + " ";
        for (var alternative : alternatives) {
            var label = text(alternative);
            var normal = normal(label);
            if (!normal.isEmpty() && word(normal).matcher(padded).find()
                    || type.equals("month")
                            && ISO_MONTH.matcher(label).find()
                            && monthWords(label).matcher(padded).find()) {
                return true;
            }
        }
        return false;
    }

    private static Pattern word(String normal) {
        return Patterns.of("(^|\\W)" + Pattern.quote(normal) + "($|\\W)");
    }

    private static Pattern monthWords(String label) {
        try {
            var first = LocalDate.parse(label + "-01");
            var name = first.getMonth()
                    .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                    .substring(0, 3)
                    .toLowerCase(Locale.ROOT);
            return Patterns.of("%s[a-z]*\\.? ?'?(%d|%02d)\\b".formatted(name, first.getYear(), first.getYear() % 100));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no month: " + label, e);
        }
    }
}
