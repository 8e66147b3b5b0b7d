package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads time that is told from today: yesterday, last week, the past 14 days, this quarter. */
final class RelativeTime {
    private static final Map<String, Span> SPANS = Map.of(
            "day", Span.DAY,
            "days", Span.DAY,
            "week", Span.WEEK,
            "weeks", Span.WEEK,
            "month", Span.MONTH,
            "months", Span.MONTH,
            "quarter", Span.QUARTER,
            "quarters", Span.QUARTER,
            "year", Span.YEAR,
            "years", Span.YEAR);

    private static final Map<String, Span> TO_DATE =
            Map.of("wtd", Span.WEEK, "mtd", Span.MONTH, "qtd", Span.QUARTER, "ytd", Span.YEAR);

    private final Calendar calendar;
    private final List<Token> tokens;

    RelativeTime(Calendar calendar, List<Token> tokens) {
        this.calendar = calendar;
        this.tokens = tokens;
    }

    Optional<TimePhrase.Match> at(int from) {
        int here = is(from, "the") ? from + 1 : from;
        return plainDay(here)
                .or(() -> beforeLast(here))
                .or(() -> shifted(here))
                .or(() -> several(here))
                .or(() -> before(here))
                .or(() -> ago(here))
                .or(() -> oneSpan(here))
                .or(() -> toDate(here))
                .or(() -> lastNamed(here))
                .map(match -> new TimePhrase.Match(match.phrase(), match.length() + here - from));
    }

    private Optional<TimePhrase.Match> plainDay(int at) {
        if (is(at, "today")) {
            return named(Period.of(calendar.today(), calendar.today()), 1);
        }
        if (is(at, "tomorrow")) {
            return named(
                    Period.of(calendar.today().plusDays(1), calendar.today().plusDays(1)), 1);
        }
        if (is(at, "yesterday")) {
            return named(Period.of(calendar.yesterday(), calendar.yesterday()), 1);
        }
        if (words(at, "day", "before", "yesterday")) {
            var day = calendar.today().minusDays(2);
            return named(Period.of(day, day), 3);
        }
        return Optional.empty();
    }

    private Optional<TimePhrase.Match> beforeLast(int at) {
        return span(at).filter(span -> words(at + 1, "before", "last"))
                .flatMap(span -> named(calendar.whole(span, -2), 3));
    }

    private Optional<TimePhrase.Match> shifted(int at) {
        var same = sameDays(at);
        if (same.isPresent()) {
            return same;
        }
        if (words(at, "same", "period", "last", "year") || words(at, "same", "time", "last", "year")) {
            return Optional.of(new TimePhrase.Match(new TimePhrase.Shifted(Span.YEAR, 1, Optional.empty()), 4));
        }
        if ((is(at, "same") || is(at, "that")) && span(at + 1).isPresent() && words(at + 2, "last", "year")) {
            // The same week has the same weekdays.
            var week = span(at + 1).filter(span -> span == Span.WEEK).isPresent();
            return Optional.of(new TimePhrase.Match(
                    new TimePhrase.Shifted(week ? Span.WEEK : Span.YEAR, week ? 52 : 1, Optional.empty()), 4));
        }
        if ((is(at, "a") || is(at, "one"))
                && is(at + 1, "year")
                && (is(at + 2, "ago") || is(at + 2, "earlier") || is(at + 2, "before"))) {
            return Optional.of(new TimePhrase.Match(new TimePhrase.Shifted(Span.YEAR, 1, Optional.empty()), 3));
        }
        if ((is(at, "previous") || is(at, "prior") || is(at, "preceding")) && is(at + 1, "period")) {
            return Optional.of(new TimePhrase.Match(new TimePhrase.Preceding(Optional.empty()), 2));
        }
        if ((is(at, "period") || is(at, "one")) && is(at + 1, "before")) {
            return Optional.of(new TimePhrase.Match(new TimePhrase.Preceding(Optional.empty()), 2));
        }
        if (is(at, "previous") || is(at, "prior") || is(at, "preceding")) {
            return span(at + 1)
                    .map(span -> new TimePhrase.Match(
                            new TimePhrase.Shifted(span, 1, Optional.of(calendar.whole(span, -1))), 2));
        }
        if (is(at + 1, "after") && !startsPoint(at + 2)) {
            int length = is(at + 2, "that") ? 3 : 2;
            return span(at).map(
                            span -> new TimePhrase.Match(new TimePhrase.Shifted(span, -1, Optional.empty()), length));
        }
        if (is(at + 1, "before") && !startsPoint(at + 2)) {
            int length = is(at + 2, "that") ? 3 : 2;
            return span(at).map(
                            span -> new TimePhrase.Match(new TimePhrase.Shifted(span, 1, Optional.empty()), length));
        }
        return Optional.empty();
    }

    /** {@code same days last month}, {@code same period of the previous quarter}, {@code same number of days in May}. */
    private Optional<TimePhrase.Match> sameDays(int from) {
        int at = is(from, "same") ? from + 1 : -1;
        if (at > 0 && words(at, "number", "of", "days")) {
            at += 2;
        }
        if (at < 0
                && (is(from, "last") || is(from, "previous") || is(from, "prior"))
                && is(from + 2, "same")
                && from + 3 < tokens.size()) {
            // "Last year, same period".
            var length = word(from + 3).matches("days?|period|dates|time|stretch|span") ? 4 : 0;
            return length == 0
                    ? Optional.empty()
                    : span(from + 1)
                            .map(unit -> new TimePhrase.Match(new TimePhrase.SameDays(unit, Optional.empty()), length));
        }
        if (at < 0
                || at >= tokens.size()
                || !word(at).matches("days?|period|dates|time|stretch|span|point|timeframe|part")) {
            return Optional.empty();
        }
        at++;
        if (is(at, "range") || is(at, "in") && is(at + 1, "time")) {
            at += is(at, "range") ? 1 : 2;
        }
        var led = is(at, "of") || is(at, "in") || is(at, "from") || is(at, "for") || is(at, "during");
        at += led ? 1 : 0;
        at += is(at, "the") ? 1 : 0;
        var back = is(at, "last") || is(at, "previous") || is(at, "prior") || is(at, "preceding");
        var span = back ? span(at + 1) : span(at).filter(unit -> is(from, "same") && is(from + 1, "days"));
        if (back && span.isPresent()) {
            return Optional.of(
                    new TimePhrase.Match(new TimePhrase.SameDays(span.get(), Optional.empty()), at + 2 - from));
        }
        if (span.isPresent() && (is(at + 1, "before") || is(at + 1, "earlier"))) {
            return Optional.of(
                    new TimePhrase.Match(new TimePhrase.SameDays(span.get(), Optional.empty()), at + 2 - from));
        }
        if ((is(at, "a") || is(at, "one"))
                && span(at + 1).isPresent()
                && (is(at + 2, "ago") || is(at + 2, "earlier") || is(at + 2, "before"))) {
            return Optional.of(new TimePhrase.Match(
                    new TimePhrase.SameDays(span(at + 1).orElseThrow(), Optional.empty()), at + 3 - from));
        }
        var start = at;
        return led || new TimePoints(calendar, tokens).monthNumber(at).isPresent()
                ? new TimePoints(calendar, tokens)
                        .at(at, Optional.empty())
                        .map(point -> new TimePhrase.Match(
                                new TimePhrase.SameDays(Span.MONTH, Optional.of(point.period())),
                                Math.max(point.next(), start) - from))
                : Optional.empty();
    }

    private boolean startsPoint(int at) {
        return new TimePoints(calendar, tokens).at(at, Optional.empty()).isPresent();
    }

    /** {@code past 14 days}: days that end yesterday. {@code last 2 weeks}: full calendar weeks. */
    private Optional<TimePhrase.Match> several(int at) {
        var rolling = is(at, "past") || is(at, "trailing");
        var last = is(at, "last") || is(at, "previous") || is(at, "prior") || is(at, "most") && is(at + 1, "recent");
        if (!rolling && !last) {
            return Optional.empty();
        }
        int number = is(at, "most") ? at + 2 : at + 1;
        if (number >= tokens.size()) {
            return Optional.empty();
        }
        var count = tokens.get(number).number();
        if (count.isEmpty()) {
            return rolling && span(number).isPresent() ? rolling(at, number, 1, 2) : Optional.empty();
        }
        if (!tokens.get(number).unit().isEmpty()
                || count.get().scale() > 0
                || count.get().intValue() > 3000) {
            return Optional.empty();
        }
        int amount = count.get().intValue();
        var full = is(number + 1, "full") || is(number + 1, "complete") || is(number + 1, "whole");
        int unit = full ? number + 2 : number + 1;
        var span = span(unit);
        if (span.isEmpty() || amount < 1) {
            return Optional.empty();
        }
        int length = unit + 1 - at;
        if (rolling && !full) {
            return rolling(at, unit, amount, length);
        }
        var choice = full || span.get() == Span.DAY
                ? Optional.<String>empty()
                : Optional.of("“" + text(at, unit) + "” is taken as full calendar " + word(unit) + ".");
        var period = calendar.lastFull(span.get(), amount);
        if (span.get() == Span.DAY && !is(at, "last") && !is(at, "most")) {
            return Optional.of(new TimePhrase.Match(new TimePhrase.Preceding(Optional.of(period)), length));
        }
        return Optional.of(new TimePhrase.Match(new TimePhrase.Named(period, choice), length));
    }

    private Optional<TimePhrase.Match> rolling(int at, int unit, int amount, int length) {
        var span = span(unit).orElseThrow();
        var choice = span == Span.DAY
                ? Optional.<String>empty()
                : Optional.of("“" + text(at, unit) + "” is taken as the full days up to yesterday.");
        return Optional.of(new TimePhrase.Match(new TimePhrase.Named(calendar.past(span, amount), choice), length));
    }

    /** {@code the 7 days before}. */
    private Optional<TimePhrase.Match> before(int at) {
        if (at >= tokens.size() || tokens.get(at).number().isEmpty() || startsPoint(at + 3)) {
            return Optional.empty();
        }
        int count = tokens.get(at).number().get().intValue();
        var before = is(at + 2, "before") || is(at + 2, "prior") || is(at + 2, "preceding");
        int length = is(at + 3, "that") || is(at + 3, "those") ? 4 : 3;
        return before && count > 0 && count < 3000 && span(at + 1).isPresent()
                ? Optional.of(new TimePhrase.Match(
                        new TimePhrase.Preceding(
                                Optional.of(calendar.lastFull(span(at + 1).get(), count))),
                        length))
                : Optional.empty();
    }

    private Optional<TimePhrase.Match> ago(int at) {
        if (at + 2 >= tokens.size()
                || !is(at + 2, "ago")
                || tokens.get(at).number().isEmpty()) {
            return Optional.empty();
        }
        int count = tokens.get(at).number().get().intValue();
        return span(at + 1).flatMap(span -> named(calendar.whole(span, -count), 3));
    }

    private Optional<TimePhrase.Match> oneSpan(int at) {
        var span = span(at + 1);
        if (span.isEmpty() || span.get() == Span.DAY) {
            var full = (is(at + 1, "full") || is(at + 1, "complete")) && is(at, "last");
            return full ? span(at + 2).flatMap(s -> named(calendar.whole(s, -1), 3)) : Optional.empty();
        }
        return switch (tokens.get(at).word()) {
            case "this", "current" -> named(calendar.whole(span.get(), 0), 2);
            case "last" -> named(calendar.whole(span.get(), -1), 2);
            case "next" -> named(calendar.whole(span.get(), 1), 2);
            default -> Optional.empty();
        };
    }

    private Optional<TimePhrase.Match> toDate(int at) {
        var toDate = at < tokens.size() ? TO_DATE.get(tokens.get(at).word()) : null;
        if (toDate != null) {
            return named(calendar.whole(toDate, 0), 1);
        }
        return span(at).filter(span -> words(at + 1, "to", "date") || words(at + 1, "so", "far"))
                .flatMap(span -> named(calendar.whole(span, 0), 3));
    }

    /** {@code this May}, {@code last May}, {@code last Friday}, {@code last weekend}. */
    private Optional<TimePhrase.Match> lastNamed(int at) {
        var points = new TimePoints(calendar, tokens);
        var month = points.monthNumber(at + 1);
        if (month.isPresent() && points.year(at + 2).isEmpty() && points.dayNumber(at + 2) == 0) {
            if (is(at, "this") || is(at, "last")) {
                var year = calendar.today().getYear() - (is(at, "last") ? 1 : 0);
                return named(calendar.of(Span.MONTH, LocalDate.of(year, month.get(), 1)), 2);
            }
        }
        if (is(at, "last") && at + 1 < tokens.size()) {
            if (is(at + 1, "weekend")) {
                var sunday = calendar.today().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
                return named(Period.of(sunday.minusDays(1), sunday), 2);
            }
            for (var weekday : DayOfWeek.values()) {
                if (weekday.name().equalsIgnoreCase(tokens.get(at + 1).word())) {
                    var day = calendar.today().with(TemporalAdjusters.previous(weekday));
                    return named(Period.of(day, day), 2);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Span> span(int at) {
        return at < tokens.size() ? Optional.ofNullable(SPANS.get(word(at))) : Optional.empty();
    }

    private String word(int at) {
        return tokens.get(at).word();
    }

    private String text(int from, int to) {
        return String.join(
                " ", tokens.subList(from, to + 1).stream().map(Token::word).toList());
    }

    private boolean is(int at, String word) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean words(int at, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!is(at + i, expected[i])) {
                return false;
            }
        }
        return true;
    }

    private static Optional<TimePhrase.Match> named(Period period, int length) {
        return Optional.of(new TimePhrase.Match(TimePhrase.named(period), length));
    }
}
