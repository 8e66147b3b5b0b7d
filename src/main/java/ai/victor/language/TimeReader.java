package ai.victor.language;

import ai.victor.language.TimePoints.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads phrases of time: points, what is told from today, and ranges made of them. */
final class TimeReader {
    private static final Set<String> WORDS = Set.of(
            "today",
            "yesterday",
            "tomorrow",
            "last",
            "past",
            "previous",
            "prior",
            "this",
            "current",
            "next",
            "week",
            "weeks",
            "month",
            "months",
            "quarter",
            "quarters",
            "year",
            "years",
            "day",
            "days",
            "since",
            "until",
            "till",
            "between",
            "before",
            "after",
            "through",
            "half",
            "ytd",
            "mtd",
            "qtd",
            "wtd",
            "date",
            "ago",
            "full",
            "complete",
            "weekend",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "trailing",
            "recent",
            "first",
            "second",
            "third",
            "fourth",
            "earlier",
            "same",
            "period",
            "thru",
            "onwards",
            "onward",
            "preceding",
            "time");

    private final Calendar calendar;
    private final LocalDate earliest;
    private final List<Token> tokens;
    private final TimePoints points;
    private final RelativeTime relative;
    private final TimeParts parts;
    private final Holidays holidays;

    /** @param earliest the first day that the data has */
    TimeReader(Calendar calendar, LocalDate earliest, List<Token> tokens) {
        this.calendar = calendar;
        this.earliest = earliest;
        this.tokens = tokens;
        this.points = new TimePoints(calendar, tokens);
        this.relative = new RelativeTime(calendar, tokens);
        this.parts = new TimeParts(calendar, earliest, tokens);
        this.holidays = new Holidays(calendar, tokens);
    }

    static boolean knows(String word) {
        return WORDS.contains(word)
                || Holidays.knows(word)
                || TimePoints.isMonth(word)
                || word.matches("[qh][1-4](\\d\\d|20\\d\\d)?|[1-4][qh](\\d\\d)?|fy(\\d\\d|20\\d\\d)?|fiscal|wk|cw");
    }

    /** The phrase of time that starts here, if one does. */
    Optional<TimePhrase.Match> at(int from) {
        var found = parts.at(from)
                .filter(match -> !joins(from + match.length()))
                .or(() -> open(from))
                .or(() -> daysOfMonth(from))
                .or(() -> between(from))
                .or(() -> soFarFirst(from))
                .or(() -> holidays.at(from));
        if (found.isPresent()) {
            return found;
        }
        var start = point(from, Optional.empty());
        if (start.isEmpty()) {
            return relative.at(from);
        }
        return range(from, start.get())
                .or(() -> Optional.of(
                        match(start.get().period(), from, soFar(start.get().next()))));
    }

    /** {@code since}, {@code before}, {@code after}, {@code until} and {@code from … on}. */
    private Optional<TimePhrase.Match> open(int from) {
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        var word = tokens.get(from).word();
        int at = word.equals("up") && is(from + 1, "to") ? from + 2 : from + 1;
        var days = at < tokens.size() ? point(at, Optional.empty()) : Optional.<Point>empty();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        var range = days.get().period().asked();
        int next = days.get().next();
        return switch (word) {
            case "since" -> match(range.from(), calendar.yesterday(), from, next);
            case "after" -> match(range.to().plusDays(1), calendar.yesterday(), from, next);
            case "before" -> match(earliest, range.from().minusDays(1), from, next);
            case "until", "till", "up" ->
                match(earliest, days.get().period().range().to(), from, next);
            case "from", "starting" ->
                is(next, "onwards") || is(next, "onward") || is(next, "on")
                        ? match(range.from(), calendar.yesterday(), from, next + 1)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<TimePhrase.Match> between(int from) {
        if (!is(from, "between") && !is(from, "from")) {
            return Optional.empty();
        }
        var start = point(from + 1, Optional.empty());
        return start.flatMap(first -> range(from, first));
    }

    /** {@code X to Y}; where only Y has a year, X has the same. */
    private Optional<TimePhrase.Match> range(int from, Point first) {
        var joined = is(first.next(), "to")
                || is(first.next(), "-")
                || is(first.next(), "–")
                || is(first.next(), "until")
                || is(first.next(), "till")
                || is(first.next(), "through")
                || is(first.next(), "thru")
                || is(first.next(), "and") && is(from, "between");
        if (!joined || is(first.next(), "to") && is(first.next() + 1, "date")) {
            return Optional.empty();
        }
        if (is(first.next() + 1, "date") || is(first.next() + 1, "now") || is(first.next() + 1, "today")) {
            return match(first.period().asked().from(), calendar.yesterday(), from, first.next() + 2);
        }
        var last = point(first.next() + 1, Optional.empty());
        if (last.isEmpty()) {
            return lastDay(from, first);
        }
        var start = first;
        var end = last.get();
        if (!first.yearGiven()) {
            var year = end.period().asked().from().getYear();
            int read = is(from, "between") || is(from, "from") ? from + 1 : from;
            start = point(read, Optional.of(year))
                    .filter(point -> !point.period()
                            .asked()
                            .from()
                            .isAfter(end.period().asked().from()))
                    .or(() -> point(read, Optional.of(year - 1)))
                    .orElse(first);
        } else if (!end.yearGiven()) {
            var year = first.period().asked().from().getYear();
            var sameYear = point(first.next() + 1, Optional.of(year)).orElse(end);
            return match(
                            first.period().asked().from(),
                            sameYear.period().asked().to(),
                            from,
                            sameYear.next())
                    .map(match -> between(match, first, sameYear));
        }
        var begin = start;
        return match(begin.period().asked().from(), end.period().asked().to(), from, soFar(end.next()))
                .map(match -> between(match, begin, end));
    }

    /** What moved “from April to May” moved between the two, where both are stretches of a kind. */
    private static TimePhrase.Match between(TimePhrase.Match match, Point first, Point last) {
        long some = Forms.length(first.period());
        long others = Forms.length(last.period());
        var alike = some > 1 && Math.abs(some - others) < 4;
        return alike && match.phrase() instanceof TimePhrase.Named named
                ? new TimePhrase.Match(
                        new TimePhrase.Named(named.period(), named.choice(), List.of(first.period(), last.period())),
                        match.length())
                : match;
    }

    /** {@code May 1 to 15}. */
    private Optional<TimePhrase.Match> lastDay(int from, Point first) {
        int day = points.dayNumber(first.next() + 1);
        var start = first.period().asked().from();
        var isDay = first.period().asked().to().equals(start);
        if (day == 0 || !isDay || day < start.getDayOfMonth() || day > start.lengthOfMonth()) {
            return Optional.empty();
        }
        var year = points.year(first.next() + 2);
        var begin = year.map(read -> start.withYear(read.year())).orElse(start);
        return match(
                begin,
                begin.withDayOfMonth(day),
                from,
                year.map(read -> read.next()).orElse(first.next() + 2));
    }

    /** {@code 1 to 15 May}, {@code 1-15 May 2026}. */
    private Optional<TimePhrase.Match> daysOfMonth(int from) {
        int at = is(from, "from") || is(from, "between") ? from + 1 : from;
        int first = points.dayNumber(at);
        var joined = is(at + 1, "to") || is(at + 1, "-") || is(at + 1, "–") || is(at + 1, "and");
        if (first == 0 || !joined || points.dayNumber(at + 2) < first) {
            return Optional.empty();
        }
        return point(at + 2, Optional.empty())
                .filter(last -> last.period()
                        .asked()
                        .from()
                        .equals(last.period().asked().to()))
                .flatMap(last -> match(
                        last.period().asked().from().withDayOfMonth(first),
                        last.period().asked().to(),
                        from,
                        last.next()));
    }

    private Optional<TimePhrase.Match> soFarFirst(int from) {
        if (!is(from, "so") || !is(from + 1, "far")) {
            return Optional.empty();
        }
        int at = is(from + 2, "in") ? from + 3 : from + 2;
        return relative.at(at)
                .or(() -> point(at, Optional.empty()).map(point -> match(point.period(), at, point.next())))
                .map(match -> new TimePhrase.Match(match.phrase(), match.length() + at - from));
    }

    /** A point, or one day or span told from today that may bound a range. */
    private Optional<Point> point(int at, Optional<Integer> year) {
        var part = parts.at(at).or(() -> holidays.at(at));
        if (part.isPresent() && part.get().phrase() instanceof TimePhrase.Named named) {
            return Optional.of(new Point(named.period(), at + part.get().length(), true));
        }
        var named = points.at(at, year);
        if (named.isPresent()) {
            return named;
        }
        return at < tokens.size()
                ? relative.at(at)
                        .flatMap(match -> match.phrase() instanceof TimePhrase.Named day
                                        && day.choice().isEmpty()
                                ? Optional.of(new Point(day.period(), at + match.length(), true))
                                : Optional.empty())
                : Optional.empty();
    }

    private boolean joins(int next) {
        return is(next, "to")
                || is(next, "-")
                || is(next, "–")
                || is(next, "until")
                || is(next, "till")
                || is(next, "through");
    }

    private int soFar(int next) {
        return is(next, "so") && is(next + 1, "far") || is(next, "to") && is(next + 1, "date") ? next + 2 : next;
    }

    private boolean is(int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private Optional<TimePhrase.Match> match(LocalDate start, LocalDate end, int from, int next) {
        return end.isBefore(start) ? Optional.empty() : Optional.of(match(calendar.until(start, end), from, next));
    }

    private static TimePhrase.Match match(Period period, int from, int next) {
        return new TimePhrase.Match(TimePhrase.named(period), next - from);
    }
}
