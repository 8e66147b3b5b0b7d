package ai.victor.agent;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the dates of a text, as far as it says them: days, months, quarters, years, days of the week. */
final class DayWords {
    /**
     * A date as far as it is said.
     *
     * @param month 1 to 12
     * @param day of the month
     */
    record Said(
            OptionalInt year,
            OptionalInt quarter,
            OptionalInt month,
            OptionalInt day,
            Optional<DayOfWeek> weekday,
            String written) {
        /** Whether a day is one of those that are meant. */
        boolean holds(LocalDate date) {
            return (year.isEmpty() || date.getYear() == year.getAsInt())
                    && (quarter.isEmpty() || (date.getMonthValue() + 2) / 3 == quarter.getAsInt())
                    && (month.isEmpty() || date.getMonthValue() == month.getAsInt())
                    && (day.isEmpty() || date.getDayOfMonth() == day.getAsInt())
                    && (weekday.isEmpty() || date.getDayOfWeek() == weekday.get());
        }

        /** Whether this says nothing beyond the other. */
        boolean isWithin(Said other) {
            return within(year, other.year)
                    && within(quarter, other.quarter)
                    && within(month, other.month)
                    && within(day, other.day)
                    && (weekday.isEmpty() || weekday.equals(other.weekday));
        }

        private static boolean within(OptionalInt part, OptionalInt other) {
            return part.isEmpty() || part.equals(other);
        }
    }

    /**
     * @param dates that were found
     * @param rest the text with blanks in their place
     */
    record Found(List<Said> dates, String rest) {}

    private static final String MONTH = "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
            + "Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b";
    private static final String YEAR = "(?<year>(?:19|20)\\d\\d)";
    private static final String DAY = "(?<day>[0-3]?\\d)(?:st|nd|rd|th)?";
    private static final String TO = "\\s?(?:[-–—]|to|and|through)\\s?";

    /** What is longest stands first: each takes its place out of the text. */
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("\\b" + YEAR + "-(?<monthnumber>[01]\\d)-(?<day>[0-3]\\d)\\b"),
            Pattern.compile("\\b(?<monthnumber>[01]?\\d)/(?<day>[0-3]?\\d)/" + YEAR + "\\b"),
            Pattern.compile("\\b" + YEAR + "-(?<monthnumber>[01]\\d)\\b(?!-)"),
            Pattern.compile("\\b(?:" + DAY + TO + ")?(?<lastday>[0-3]?\\d)(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?:,? "
                    + YEAR + ")?(?!\\d)"),
            Pattern.compile("\\b" + MONTH + " " + DAY + "(?:" + TO
                    + "(?<lastday>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\d,.]*\\d))?(?:,? " + YEAR + ")?\\b(?![,.]?\\d)"),
            Pattern.compile("\\b" + MONTH + "(?: of)?(?:,? " + YEAR + ")"),
            Pattern.compile("\\bQ(?<quarter>[1-4])(?:,? (?:of )?" + YEAR + ")?\\b"),
            Pattern.compile(
                    "\\b(?<quarterword>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) quarter(?:(?: of)? " + YEAR + ")?\\b"),
            Pattern.compile("\\b" + MONTH),
            Pattern.compile("\\b(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\\b"),
            Pattern.compile("(?<![\\d$€£¥.,])" + YEAR + "(?![\\d%]|,\\d|\\.\\d)"));

    private static final List<String> QUARTERS = List.of("first", "second", "third", "fourth");

    private static final List<String> MONTHS = IntStream.rangeClosed(1, 12)
            .mapToObj(month -> Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toList());

    private DayWords() {}

    static Found in(String text) {
        var dates = new ArrayList<Said>();
        var rest = text;
        for (var pattern : PATTERNS) {
            var blanked = new StringBuilder(rest);
            pattern.matcher(rest).results().forEach(match -> {
                dates.addAll(said(match));
                blanked.replace(match.start(), match.end(), " ".repeat(match.end() - match.start()));
            });
            rest = blanked.toString();
        }
        return new Found(dates, rest);
    }

    /** One for each day that is named. */
    private static List<Said> said(MatchResult match) {
        var groups = match.namedGroups();
        var year = number(part(match, groups.get("year")));
        var quarter = number(part(match, groups.get("quarter")));
        var word = part(match, groups.get("quarterword"));
        if (word != null) {
            quarter = OptionalInt.of(QUARTERS.indexOf(word.toLowerCase(Locale.ROOT)) + 1);
        }
        var month = number(part(match, groups.get("monthnumber")));
        var name = part(match, groups.get("month"));
        if (name != null) {
            month = OptionalInt.of(MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
        }
        var weekday = Optional.ofNullable(part(match, groups.get("weekday")))
                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
        var days = new ArrayList<Said>();
        for (var group : List.of("day", "lastday")) {
            var day = number(part(match, groups.get(group)));
            if (day.isPresent()) {
                days.add(new Said(year, quarter, month, day, weekday, match.group()));
            }
        }
        return days.isEmpty()
                ? List.of(new Said(year, quarter, month, OptionalInt.empty(), weekday, match.group()))
                : days;
    }

    private static @Nullable String part(MatchResult match, @Nullable Integer group) {
        return group == null ? null : match.group(group);
    }

    private static OptionalInt number(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** The days that a text says in full. */
    static List<LocalDate> days(String text) {
        var days = new ArrayList<LocalDate>();
        for (var said : in(text).dates()) {
            if (said.year().isPresent()
                    && said.month().isPresent()
                    && said.day().isPresent()) {
                try {
                    days.add(LocalDate.of(
                            said.year().getAsInt(),
                            said.month().getAsInt(),
                            said.day().getAsInt()));
                } catch (DateTimeException e) {
                    // 31 June is no day.
                }
            }
        }
        return days;
    }
}
