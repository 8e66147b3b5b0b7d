package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads parts of months, weeks by number, and short forms: {@code second half of May}, {@code week 20}, {@code 1H25}, {@code Q1 26}, {@code 2026-05}. */
final class TimeParts {
    private static final List<List<String>> FROM_THE_START = Phrases.of("""
            since the start, since the beginning, since start, since launch, since day one, since we started, from the start, all time,
            of all time, since we opened, since the very beginning""");

    private static final Pattern NUMBER_FIRST = Pattern.compile("[1-4][hq](?:\\d\\d|20\\d\\d)?");

    private static final Pattern LETTER_FIRST = Pattern.compile("[hq][1-4](?:\\d\\d|20\\d\\d)");

    private static final Pattern FISCAL_YEAR = Pattern.compile("fy(?:\\d\\d|20\\d\\d)");

    private static final Set<String> CLOSE_YEAR = Set.of("this", "current", "last", "previous", "prior");

    private static final Map<String, Integer> ORDINALS = Map.of(
            "first", 1, "second", 2, "third", 3, "fourth", 4, "1st", 1, "2nd", 2, "3rd", 3, "4th", 4, "last", -1);

    private final Calendar calendar;
    private final LocalDate earliest;
    private final List<Token> tokens;
    private final TimePoints points;

    TimeParts(Calendar calendar, LocalDate earliest, List<Token> tokens) {
        this.calendar = calendar;
        this.earliest = earliest;
        this.tokens = tokens;
        this.points = new TimePoints(calendar, tokens);
    }

    Optional<TimePhrase.Match> at(int from) {
        return ofMonth(from)
                .or(() -> week(from))
                .or(() -> weekOf(from))
                .or(() -> compact(from))
                .or(() -> shortYear(from))
                .or(() -> digits(from))
                .or(() -> fiscal(from))
                .or(() -> all(from));
    }

    /** {@code second half of May}, {@code first week of June}, {@code last 10 days of May}. */
    private Optional<TimePhrase.Match> ofMonth(int from) {
        int at = is(from, "the") ? from + 1 : from;
        var which = at < tokens.size() ? ORDINALS.get(tokens.get(at).word()) : null;
        if (which == null) {
            return Optional.empty();
        }
        int unit = at + 1;
        var count = unit < tokens.size() ? tokens.get(unit).number() : Optional.<BigDecimal>empty();
        unit += count.isPresent() ? 1 : 0;
        int of = unit + 1;
        if (!is(of, "of") && !is(of, "in")) {
            return Optional.empty();
        }
        var month = points.monthNumber(of + 1).isPresent()
                ? points.at(of + 1, Optional.empty())
                : Optional.<TimePoints.Point>empty();
        if (month.isEmpty()) {
            return Optional.empty();
        }
        var first = month.get().period().asked().from();
        var last = month.get().period().asked().to();
        if (first.equals(last)) {
            return Optional.empty();
        }
        if (is(unit, "half") && count.isEmpty() && which != 3 && which != 4) {
            return which == 1
                    ? match(first, first.withDayOfMonth(15), from, month.get().next())
                    : match(first.withDayOfMonth(16), last, from, month.get().next());
        }
        var days = is(unit, "days") ? 1 : is(unit, "weeks") || is(unit, "week") ? 7 : 0;
        if (days == 0 || count.isPresent() && which != 1 && which != -1 || days == 1 && count.isEmpty()) {
            return Optional.empty();
        }
        long length = (long) days * count.map(BigDecimal::intValue).orElse(1);
        if (length < 1 || length > 28) {
            return Optional.empty();
        }
        var start =
                which == -1 ? last.minusDays(length - 1) : first.plusDays(count.isPresent() ? 0 : (which - 1) * length);
        return match(start, start.plusDays(length - 1), from, month.get().next());
    }

    /** {@code week 20 of 2026}. */
    private Optional<TimePhrase.Match> week(int from) {
        if (!is(from, "week") && !is(from, "wk") && !is(from, "cw") && !is(from, "calendarweek")
                || from + 1 >= tokens.size()) {
            return Optional.empty();
        }
        var number = tokens.get(from + 1).raw().matches("\\d{1,2}")
                ? Integer.parseInt(tokens.get(from + 1).raw())
                : 0;
        if (number < 1 || number > 53) {
            return Optional.empty();
        }
        var year = points.year(from + 2);
        int of = year.map(TimePoints.YearRead::year).orElse(calendar.today().getYear());
        var monday = LocalDate.of(of, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                .with(DayOfWeek.MONDAY);
        var start = calendar.weekStart() == DayOfWeek.MONDAY ? monday : monday.minusDays(1);
        if (year.isEmpty() && start.isAfter(calendar.yesterday())) {
            return Optional.empty();
        }
        var period = calendar.until(start, start.plusDays(6));
        var choice = "Week " + number + " is counted as by ISO: "
                + Period.of(start, start.plusDays(6)).days() + ".";
        return Optional.of(new TimePhrase.Match(
                new TimePhrase.Named(period, Optional.of(choice)),
                year.map(TimePoints.YearRead::next).orElse(from + 2) - from));
    }

    /** {@code the week of June 15}, {@code week ending June 21}. */
    private Optional<TimePhrase.Match> weekOf(int from) {
        int at = is(from, "the") ? from + 1 : from;
        if (!is(at, "week")
                || !is(at + 1, "of") && !is(at + 1, "ending") && !is(at + 1, "starting") && !is(at + 1, "beginning")) {
            return Optional.empty();
        }
        var day = points.at(at + 2, Optional.empty())
                .filter(point -> point.period()
                        .asked()
                        .from()
                        .equals(point.period().asked().to()));
        return day.flatMap(point -> {
            var named = point.period().asked().from();
            var start = is(at + 1, "ending")
                    ? named.minusDays(6)
                    : is(at + 1, "of") ? calendar.startOf(Span.WEEK, named) : named;
            return match(start, start.plusDays(6), from, point.next());
        });
    }

    /** {@code 1H25}, {@code H1'25}, {@code 2Q26}, {@code Q126}. */
    private Optional<TimePhrase.Match> compact(int from) {
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        var word = tokens.get(from).word();
        var parts = NUMBER_FIRST.matcher(word).matches()
                ? new String[] {word.substring(1, 2), word.substring(0, 1), word.substring(2)}
                : LETTER_FIRST.matcher(word).matches()
                        ? new String[] {word.substring(0, 1), word.substring(1, 2), word.substring(2)}
                        : new String[0];
        if (parts.length == 0) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts[1]);
        int months = parts[0].equals("h") ? 6 : 3;
        if (number * months > 12) {
            return Optional.empty();
        }
        int next = from + 1;
        int year;
        if (parts[2].isEmpty()) {
            var given = points.year(next);
            next = given.map(TimePoints.YearRead::next).orElse(next);
            year = given.map(TimePoints.YearRead::year)
                    .orElseGet(() -> calendar.yearOfMonth((number - 1) * months + 1));
        } else {
            year = Integer.parseInt(parts[2]) % 100 + 2000;
        }
        var start = LocalDate.of(year, (number - 1) * months + 1, 1);
        return match(start, start.plusMonths(months).minusDays(1), from, next);
    }

    /** {@code Q1 26}; {@code in Feb 26}, where that is a year of the data, and not a day. */
    private Optional<TimePhrase.Match> shortYear(int from) {
        if (from + 1 >= tokens.size() || !tokens.get(from + 1).raw().matches("\\d\\d")) {
            return Optional.empty();
        }
        int year = 2000 + Integer.parseInt(tokens.get(from + 1).raw());
        if (year < earliest.getYear() || year > calendar.today().getYear()) {
            return Optional.empty();
        }
        var word = tokens.get(from).word();
        var quarter = word.matches("q[1-4]|h[12]");
        var month = points.monthNumber(from);
        var led = from > 0
                && List.of("in", "for", "of", "during", "vs", "versus")
                        .contains(tokens.get(from - 1).word());
        if (quarter) {
            int months = word.startsWith("q") ? 3 : 6;
            var start = LocalDate.of(year, (word.charAt(1) - '1') * months + 1, 1);
            return match(start, start.plusMonths(months).minusDays(1), from, from + 2);
        }
        if (month.isEmpty() || !led || points.year(from + 2).isPresent()) {
            return Optional.empty();
        }
        var start = LocalDate.of(year, month.get(), 1);
        var period = calendar.of(Span.MONTH, start);
        return Optional.of(new TimePhrase.Match(
                new TimePhrase.Named(
                        period,
                        Optional.of("“" + tokens.get(from).raw() + " "
                                + tokens.get(from + 1).raw() + "” is taken as the month, " + period.days() + ".")),
                2));
    }

    /** {@code 2026-05}, {@code 05/2026}. */
    private Optional<TimePhrase.Match> digits(int from) {
        if (from + 2 >= tokens.size()
                || !is(from + 1, "-") && !is(from + 1, "/")
                || tokens.get(from).end() != tokens.get(from + 1).start()
                || tokens.get(from + 1).end() != tokens.get(from + 2).start()) {
            return Optional.empty();
        }
        var left = tokens.get(from).raw();
        var right = tokens.get(from + 2).raw();
        var yearFirst = left.matches("20\\d\\d") && right.matches("0[1-9]|1[0-2]");
        var monthFirst = right.matches("20\\d\\d") && left.matches("0?[1-9]|1[0-2]");
        if (!yearFirst && !monthFirst) {
            return Optional.empty();
        }
        var start =
                LocalDate.of(Integer.parseInt(yearFirst ? left : right), Integer.parseInt(yearFirst ? right : left), 1);
        return Optional.of(new TimePhrase.Match(TimePhrase.named(calendar.of(Span.MONTH, start)), 3));
    }

    /** {@code FY2025}, {@code fiscal year 2025}, {@code fiscal Q1}: the shop tells no other year than the calendar's. */
    private Optional<TimePhrase.Match> fiscal(int from) {
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        var word = tokens.get(from).word();
        Optional<TimePoints.Point> point = Optional.empty();
        int next = from;
        if (FISCAL_YEAR.matcher(word).matches()) {
            int year = Integer.parseInt(word.substring(2)) % 100 + 2000;
            point = Optional.of(new TimePoints.Point(calendar.of(Span.YEAR, LocalDate.of(year, 1, 1)), from + 1, true));
        } else if (word.equals("fy") || word.equals("fiscal") || word.equals("financial")) {
            next = is(from + 1, "year") ? from + 2 : from + 1;
            point = points.at(next, Optional.empty());
            if (point.isEmpty() && (is(from + 1, "year") || word.equals("fy"))) {
                var told = is(next, "to") && is(next + 1, "date") || is(next, "so") && is(next + 1, "far");
                point = Optional.of(new TimePoints.Point(calendar.whole(Span.YEAR, 0), told ? next + 2 : next, true));
            }
        } else if (CLOSE_YEAR.contains(word)
                && (is(from + 1, "fy")
                        || (is(from + 1, "fiscal") || is(from + 1, "financial")) && is(from + 2, "year"))) {
            next = is(from + 1, "fy") ? from + 2 : from + 3;
            int offset = word.equals("this") || word.equals("current") ? 0 : -1;
            point = Optional.of(new TimePoints.Point(calendar.whole(Span.YEAR, offset), next, true));
        }
        return point.map(read -> new TimePhrase.Match(
                new TimePhrase.Named(
                        read.period(),
                        Optional.of("The fiscal year is taken as the calendar year: "
                                + read.period().days() + ".")),
                read.next() - from));
    }

    /** {@code since the start}, {@code all time}. */
    private Optional<TimePhrase.Match> all(int from) {
        for (var phrase : FROM_THE_START) {
            var matches = true;
            for (int at = 0; at < phrase.size(); at++) {
                matches &= is(from + at, phrase.get(at));
            }
            var more = is(from + phrase.size(), "of")
                    || from + phrase.size() < tokens.size()
                            && points.at(from + phrase.size(), Optional.empty()).isPresent();
            if (matches && !more) {
                return match(earliest, calendar.yesterday(), from, from + phrase.size());
            }
        }
        return Optional.empty();
    }

    private boolean is(int at, String word) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(word);
    }

    private Optional<TimePhrase.Match> match(LocalDate start, LocalDate end, int from, int next) {
        return Optional.of(new TimePhrase.Match(TimePhrase.named(calendar.until(start, end)), next - from));
    }
}
