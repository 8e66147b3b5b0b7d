package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what names one stretch of the calendar: days, months, quarters, halves and years. */
final class TimePoints {
    private static final Pattern DAY_NUMBER = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private static final Pattern QUARTER = Pattern.compile("q[1-4]");

    private static final Pattern HALF = Pattern.compile("h[12]");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("jan", 1),
            Map.entry("february", 2),
            Map.entry("feb", 2),
            Map.entry("march", 3),
            Map.entry("mar", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("jun", 6),
            Map.entry("july", 7),
            Map.entry("jul", 7),
            Map.entry("august", 8),
            Map.entry("aug", 8),
            Map.entry("september", 9),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("october", 10),
            Map.entry("oct", 10),
            Map.entry("november", 11),
            Map.entry("nov", 11),
            Map.entry("december", 12),
            Map.entry("dec", 12));

    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "1st", 1, "2nd", 2, "3rd", 3, "4th", 4);

    private final Calendar calendar;
    private final List<Token> tokens;

    TimePoints(Calendar calendar, List<Token> tokens) {
        this.calendar = calendar;
        this.tokens = tokens;
    }

    /**
     * A stretch that is read.
     *
     * @param next the token after it
     * @param yearGiven whether the year stood there
     */
    record Point(Period period, int next, boolean yearGiven) {}

    static boolean isMonth(String word) {
        return MONTHS.containsKey(word);
    }

    /** Reads at a token; a year that another point gave stands in for one that is left out. */
    Optional<Point> at(int from, Optional<Integer> year) {
        return date(from)
                .or(() -> dayOfMonth(from, year))
                .or(() -> month(from, year))
                .or(() -> quarter(from, year))
                .or(() -> half(from, year))
                .or(() -> yearAlone(from));
    }

    /** A day's number, {@code 5} or {@code 5th}; 0 where there is none. */
    int dayNumber(int at) {
        if (at >= tokens.size()) {
            return 0;
        }
        var day = DAY_NUMBER.matcher(tokens.get(at).word());
        return day.matches() && Integer.parseInt(day.group(1)) <= 31 ? Integer.parseInt(day.group(1)) : 0;
    }

    Optional<Integer> monthNumber(int at) {
        return at < tokens.size()
                ? Optional.ofNullable(MONTHS.get(tokens.get(at).word()))
                : Optional.empty();
    }

    /** The year that follows: {@code 2025}, {@code of 2025}, {@code '25}, {@code last year}. */
    Optional<YearRead> year(int at) {
        if (is(at, ",") && plainYear(at + 1).isPresent()) {
            return year(at + 1);
        }
        int here = is(at, "of") || is(at, "in") ? at + 1 : at;
        var plain = plainYear(here);
        if (plain.isPresent()) {
            return Optional.of(new YearRead(plain.get(), here + 1));
        }
        if (is(here, "'")
                && here + 1 < tokens.size()
                && tokens.get(here + 1).word().matches("\\d\\d")) {
            return Optional.of(
                    new YearRead(2000 + Integer.parseInt(tokens.get(here + 1).word()), here + 2));
        }
        if (is(here + 1, "year") && (is(here, "last") || is(here, "this"))) {
            return Optional.of(new YearRead(calendar.today().getYear() - (is(here, "last") ? 1 : 0), here + 2));
        }
        return Optional.empty();
    }

    /** A year and the token after it. */
    record YearRead(int year, int next) {}

    private Optional<Integer> plainYear(int at) {
        return at < tokens.size() && YEAR.matcher(tokens.get(at).raw()).matches()
                ? Optional.of(Integer.parseInt(tokens.get(at).raw()))
                : Optional.empty();
    }

    private boolean is(int at, String word) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(word);
    }

    private Optional<Point> date(int at) {
        if (at >= tokens.size() || tokens.get(at).kind() != Token.Kind.DATE) {
            return Optional.empty();
        }
        var text = tokens.get(at).raw();
        var parts = text.split("[-/]");
        if (text.contains("-")) {
            return day(number(parts[0]), number(parts[1]), number(parts[2]), at + 1, true);
        }
        var year = number(parts[2]) < 100 ? 2000 + number(parts[2]) : number(parts[2]);
        var monthFirst = number(parts[0]) <= 12;
        return monthFirst
                ? day(year, number(parts[0]), number(parts[1]), at + 1, true)
                : day(year, number(parts[1]), number(parts[0]), at + 1, true);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private Optional<Point> day(int year, int month, int day, int next, boolean yearGiven) {
        try {
            var date = LocalDate.of(year, month, day);
            return Optional.of(new Point(Period.of(date, date), next, yearGiven));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Point> dayOfMonth(int from, Optional<Integer> year) {
        int day = dayNumber(from);
        int after = is(from + 1, "of") ? from + 2 : from + 1;
        if (day > 0 && monthNumber(after).isPresent()) {
            return dayWithYear(day, monthNumber(after).get(), after + 1, year);
        }
        var month = monthNumber(from);
        int dayAt = is(from + 1, "the") ? from + 2 : from + 1;
        var ofNumber = dayAt < tokens.size() && tokens.get(dayAt).unit().isEmpty() ? dayNumber(dayAt) : 0;
        return month.isPresent() && ofNumber > 0 && !countsSomething(dayAt)
                ? dayWithYear(ofNumber, month.get(), dayAt + 1, year)
                : Optional.empty();
    }

    /** In {@code May 5 biggest orders} the number is not a day, but in {@code May 5} and {@code May 5, 2026} it is. */
    private boolean countsSomething(int at) {
        return at + 1 < tokens.size()
                && Grammar.longest(tokens, at + 1)
                        .filter(match -> switch (match.role()) {
                            case HIGHEST, LOWEST, BEST, WORST -> true;
                            default -> false;
                        })
                        .isPresent();
    }

    private Optional<Point> dayWithYear(int day, int month, int next, Optional<Integer> year) {
        var given = year(next);
        if (given.isPresent()) {
            return day(given.get().year(), month, day, given.get().next(), true);
        }
        var guess = year.orElseGet(() -> {
            var thisYear = calendar.today().getYear();
            var sameDay = month * 100 + day
                    <= calendar.today().getMonthValue() * 100 + calendar.today().getDayOfMonth();
            return sameDay ? thisYear : thisYear - 1;
        });
        return day(guess, month, day, next, false);
    }

    private Optional<Point> month(int from, Optional<Integer> year) {
        var month = monthNumber(from);
        if (month.isEmpty() || is(from, "may") && !is(from - 1, "in") && modal(from)) {
            return Optional.empty();
        }
        var given = year(from + 1);
        int number = given.map(YearRead::year).or(() -> year).orElseGet(() -> calendar.yearOfMonth(month.get()));
        return Optional.of(new Point(
                calendar.of(Span.MONTH, LocalDate.of(number, month.get(), 1)),
                given.map(YearRead::next).orElse(from + 1),
                given.isPresent()));
    }

    private boolean modal(int at) {
        return is(at + 1, "i") || is(at + 1, "we") || is(at + 1, "you") || is(at + 1, "be") || is(at + 1, "have");
    }

    private Optional<Point> quarter(int from, Optional<Integer> year) {
        int quarter = 0;
        int next = from + 1;
        if (from < tokens.size() && QUARTER.matcher(tokens.get(from).word()).matches()) {
            quarter = tokens.get(from).word().charAt(1) - '0';
        } else if (from < tokens.size() && is(from + 1, "quarter")) {
            quarter = ORDINALS.getOrDefault(tokens.get(from).word(), 0);
            next = from + 2;
        }
        if (quarter == 0) {
            return Optional.empty();
        }
        var given = year(next);
        int month = quarter * 3 - 2;
        int number = given.map(YearRead::year).or(() -> year).orElseGet(() -> calendar.yearOfMonth(month));
        return Optional.of(new Point(
                calendar.of(Span.QUARTER, LocalDate.of(number, month, 1)),
                given.map(YearRead::next).orElse(next),
                given.isPresent()));
    }

    private Optional<Point> half(int from, Optional<Integer> year) {
        int half = 0;
        int next = from + 1;
        if (from < tokens.size() && HALF.matcher(tokens.get(from).word()).matches()) {
            half = tokens.get(from).word().charAt(1) - '0';
        } else if (from < tokens.size() && is(from + 1, "half")) {
            half = ORDINALS.getOrDefault(tokens.get(from).word(), 0);
            next = is(from + 2, "of") && is(from + 3, "the") && is(from + 4, "year") ? from + 5 : from + 2;
        }
        if (half == 0 || half > 2) {
            return Optional.empty();
        }
        var given = year(next);
        int month = half * 6 - 5;
        if (given.isEmpty() && is(next, "of")) {
            return Optional.empty();
        }
        int number = given.map(YearRead::year).or(() -> year).orElseGet(() -> calendar.yearOfMonth(month));
        var start = LocalDate.of(number, month, 1);
        return Optional.of(new Point(
                calendar.until(start, start.plusMonths(6).minusDays(1)),
                given.map(YearRead::next).orElse(next),
                given.isPresent()));
    }

    private Optional<Point> yearAlone(int from) {
        return plainYear(from).map(year -> new Point(calendar.of(Span.YEAR, LocalDate.of(year, 1, 1)), from + 1, true));
    }
}
