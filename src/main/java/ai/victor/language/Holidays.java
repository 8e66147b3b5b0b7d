package ai.victor.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Days of sales and feasts that people name instead of a date. Where countries differ, it is the day of the United States, and that is said. */
final class Holidays {
    /**
     * A day with a name.
     *
     * @param names words without apostrophes
     * @param days first and last day of a year's
     * @param elsewhere what it is in other countries, or empty
     */
    private record Holiday(List<List<String>> names, IntFunction<LocalDate> first, int length, String elsewhere) {}

    private static final List<Holiday> ALL = List.of(
            holiday("""
                    black friday weekend, black friday to cyber monday, black friday cyber monday, black friday and cyber monday, bfcm,
                    bfcm weekend, cyber weekend""", Holidays::blackFriday, 4, ""),
            holiday("black friday", Holidays::blackFriday, 1, ""),
            holiday("cyber monday", year -> blackFriday(year).plusDays(3), 1, ""),
            holiday(
                    "thanksgiving, thanksgiving day",
                    year -> blackFriday(year).minusDays(1),
                    1,
                    "in Canada it is the second Monday of October"),
            holiday(
                    "mother s day, mothers day, mother day",
                    year -> nth(year, Month.MAY, DayOfWeek.SUNDAY, 2),
                    1,
                    "in the UK it is a Sunday in March"),
            holiday("father s day, fathers day, father day", year -> nth(year, Month.JUNE, DayOfWeek.SUNDAY, 3), 1, ""),
            holiday(
                    "valentine s day, valentines day, valentine day, valentines, valentine",
                    year -> LocalDate.of(year, 2, 14),
                    1,
                    ""),
            holiday(
                    "st patrick s day, st patricks day, st patrick day, saint patrick s day",
                    year -> LocalDate.of(year, 3, 17),
                    1,
                    ""),
            holiday("easter, easter sunday", Holidays::easter, 1, ""),
            holiday("good friday", year -> easter(year).minusDays(2), 1, ""),
            holiday("independence day, fourth of july", year -> LocalDate.of(year, 7, 4), 1, ""),
            holiday(
                    "memorial day",
                    year -> LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                    1,
                    ""),
            holiday(
                    "labor day, labour day",
                    year -> nth(year, Month.SEPTEMBER, DayOfWeek.MONDAY, 1),
                    1,
                    "in most of Europe it is 1 May"),
            holiday("halloween", year -> LocalDate.of(year, 10, 31), 1, ""),
            holiday("singles day, single s day", year -> LocalDate.of(year, 11, 11), 1, ""),
            holiday("christmas eve", year -> LocalDate.of(year, 12, 24), 1, ""),
            holiday("christmas day, christmas, xmas", year -> LocalDate.of(year, 12, 25), 1, ""),
            holiday("boxing day", year -> LocalDate.of(year, 12, 26), 1, ""),
            holiday("new year s eve, new years eve", year -> LocalDate.of(year, 12, 31), 1, ""),
            holiday("new year s day, new years day", year -> LocalDate.of(year, 1, 1), 1, ""));

    private final Calendar calendar;
    private final List<Token> tokens;

    Holidays(Calendar calendar, List<Token> tokens) {
        this.calendar = calendar;
        this.tokens = tokens;
    }

    private static Holiday holiday(String names, IntFunction<LocalDate> first, int length, String elsewhere) {
        return new Holiday(Phrases.of(names.replace(" s ", " ")), first, length, elsewhere);
    }

    static boolean knows(String word) {
        return ALL.stream()
                .flatMap(holiday -> holiday.names().stream())
                .anyMatch(name -> name.contains(word) && !CommonWords.has(word));
    }

    /** The holiday that starts here, with the year that follows, else the latest one that is over. */
    Optional<TimePhrase.Match> at(int from) {
        for (var holiday : ALL) {
            for (var name : holiday.names()) {
                if (matches(from, name)) {
                    return Optional.of(read(holiday, from, from + name.size()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean matches(int from, List<String> name) {
        for (int at = 0; at < name.size(); at++) {
            if (from + at >= tokens.size() || !tokens.get(from + at).is(name.get(at))) {
                return false;
            }
        }
        return true;
    }

    private TimePhrase.Match read(Holiday holiday, int from, int end) {
        int next = end;
        var week = next < tokens.size() && tokens.get(next).is("week");
        var weekend = next < tokens.size() && tokens.get(next).is("weekend");
        next += week || weekend ? 1 : 0;
        var given = new TimePoints(calendar, tokens).year(next);
        int year = given.map(TimePoints.YearRead::year).orElseGet(() -> latest(holiday));
        var first = holiday.first().apply(year);
        var last = first.plusDays(holiday.length() - 1L);
        if (week) {
            first = calendar.startOf(Calendar.Span.WEEK, first);
            last = first.plusDays(6);
        } else if (weekend && holiday.length() == 1) {
            first = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
            last = first.plusDays(1);
        }
        var period = Period.of(first, last);
        var choice = holiday.elsewhere().isEmpty()
                ? Optional.<String>empty()
                : Optional.of("“"
                        + String.join(
                                " ",
                                tokens.subList(from, end).stream()
                                        .map(Token::raw)
                                        .toList()) + "” is that of the United States, " + period.days() + "; "
                        + holiday.elsewhere() + ".");
        return new TimePhrase.Match(
                new TimePhrase.Named(period, choice),
                given.map(TimePoints.YearRead::next).orElse(next) - from);
    }

    /** A holiday of the year before, where a text names one. */
    static Optional<Period> before(String text, Period period) {
        var bare = Tokenizer.tokens(text.replaceAll("(19|20)\\d\\d", " ").strip() + " "
                + (period.range().from().getYear() - 1));
        var calendar = new Calendar(period.range().to().plusDays(1), DayOfWeek.MONDAY);
        return new Holidays(calendar, bare)
                .at(0)
                .filter(match -> match.length() == bare.size())
                .map(match -> ((TimePhrase.Named) match.phrase()).period());
    }

    private int latest(Holiday holiday) {
        int year = calendar.today().getYear();
        return holiday.first().apply(year).isAfter(calendar.yesterday()) ? year - 1 : year;
    }

    private static LocalDate blackFriday(int year) {
        return nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4).plusDays(1);
    }

    private static LocalDate nth(int year, Month month, DayOfWeek weekday, int which) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(which, weekday));
    }

    /** By Gauss, for the Gregorian calendar. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
