package ai.victor.language;

import ai.victor.language.Calendar.Span;
import ai.victor.model.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Settles the period, or the two periods, of a question. */
final class Times {
    private static final Set<Role> JOINING = Set.of(Role.VERSUS, Role.AND, Role.COMPARE, Role.THAN);

    private Times() {}

    /** @param earlier the periods of the question that this one may continue */
    static void read(Draft draft, List<Period> earlier) {
        var at = new ArrayList<Integer>();
        for (int here = 0; here < draft.items.size(); here++) {
            if (draft.is(here, Role.TIME)) {
                at.add(here);
                draft.use(here);
            }
        }
        for (int here = at.size() - 1; here > 0; here--) {
            // "Black Friday week (24–30 November)" says it twice.
            if (draft.item(at.get(here)).time().orElseThrow() instanceof TimePhrase.Named one
                    && draft.item(at.get(here - 1)).time().orElseThrow() instanceof TimePhrase.Named other
                    && one.period().range().equals(other.period().range())
                    && !joined(draft, at.get(here - 1), at.get(here))) {
                at.remove(here);
            }
        }
        if (at.size() == 2 && excluded(draft, at.get(0), at.get(1))) {
            return;
        }
        if (at.size() == 2 && whole(draft, at.get(0), at.get(1))) {
            return;
        }
        if (at.size() == 1 && earlier.isEmpty() && isCompared(draft, at.get(0)) && againstLast(draft, at.get(0))) {
            return;
        }
        if (at.size() == 1 && earlier.isEmpty() && isCompared(draft, at.get(0))) {
            draft.stop("Compare “" + draft.item(at.get(0)).text() + "” with which other period?");
        } else if (at.size() > 2 && isList(draft, at)) {
            at.forEach(here -> draft.item(here).time().ifPresent(phrase -> take(draft, phrase)));
        } else if (at.size() > 2) {
            draft.stop("I can compare two periods at a time; you named " + at.size() + ".");
        } else if (at.size() == 2 && !joined(draft, at.get(0), at.get(1))) {
            draft.stop("You named two periods, “" + draft.item(at.get(0)).text() + "” and “"
                    + draft.item(at.get(1)).text() + "”. Which one do you mean, or shall I compare them?");
        } else {
            at.forEach(here -> draft.item(here).time().ifPresent(phrase -> take(draft, phrase)));
            shift(draft, earlier);
            sameStretch(draft);
        }
    }

    /** {@code May, April and March}. */
    private static boolean isList(Draft draft, List<Integer> at) {
        for (int here = 1; here < at.size(); here++) {
            if (!joined(draft, at.get(here - 1), at.get(here))) {
                return false;
            }
        }
        return at.size() < 7
                && at.stream().allMatch(here -> draft.item(here).time().orElseThrow() instanceof TimePhrase.Named)
                && at.stream().map(here -> draft.item(here).time()).distinct().count() == at.size();
    }

    /** {@code Q2 excluding June}: what is left, where that is one stretch. */
    private static boolean excluded(Draft draft, int whole, int part) {
        var not = draft.before(part);
        if (!draft.is(not, Role.NOT) || draft.before(not) != whole) {
            return false;
        }
        if (draft.item(whole).time().orElseThrow() instanceof TimePhrase.Named all
                && draft.item(part).time().orElseThrow() instanceof TimePhrase.Named out) {
            var range = all.period().range();
            var left = out.period().range();
            if (left.from().isAfter(range.to()) || left.to().isBefore(range.from())) {
                draft.stop("“" + draft.item(not).text() + " " + draft.item(part).text() + "” is no part of "
                        + all.period().days()
                        + ". Ask for each period by itself, or for what had nothing in one of them.");
            } else if (left.from().equals(range.from()) && left.to().isBefore(range.to())) {
                draft.periods.add(Period.of(left.to().plusDays(1), range.to()));
            } else if (!left.to().isBefore(range.to()) && left.from().isAfter(range.from())) {
                draft.periods.add(Period.of(range.from(), left.from().minusDays(1)));
            } else {
                draft.stop("I can leave out the beginning or the end of a period. Which days do you want?");
            }
            draft.use(not);
            return true;
        }
        return false;
    }

    /** {@code April and May together}: one stretch, where they follow each other. */
    private static boolean whole(Draft draft, int left, int right) {
        var together = draft.items.stream()
                .filter(item ->
                        item.text().toLowerCase(Locale.ROOT).matches("together|combined|taken together|in total"))
                .findFirst();
        if (together.isEmpty()
                || !draft.is(draft.before(right), Role.AND)
                || draft.before(draft.before(right)) != left
                || !(draft.item(left).time().orElseThrow() instanceof TimePhrase.Named one)
                || !(draft.item(right).time().orElseThrow() instanceof TimePhrase.Named other)) {
            return false;
        }
        var first = one.period().range();
        var last = other.period().range();
        if (!first.to().plusDays(1).equals(last.from())) {
            draft.stop("I can take days together that follow each other. Ask for each period by itself.");
            return true;
        }
        draft.use(draft.items.indexOf(together.get()));
        draft.periods.add(new Period(
                new DateRange(
                        one.period().asked().from(), other.period().asked().to()),
                new DateRange(first.from(), last.to())));
        return true;
    }

    private static boolean isCompared(Draft draft, int at) {
        int before = draft.before(at);
        while (draft.is(before, Role.PREPOSITION) || draft.is(before, Role.OF)) {
            before = draft.before(before);
        }
        // "Up on last month", "grew over last year".
        var from = draft.item(Math.max(0, draft.before(at))).text().toLowerCase(java.util.Locale.ROOT);
        var lead = draft.before(draft.before(at));
        return draft.is(before, Role.VERSUS)
                || draft.is(before, Role.THAN)
                || from.matches("on|from|over") && draft.is(lead, Role.GROWTH);
    }

    private static boolean joined(Draft draft, int left, int right) {
        for (int at = 0; at < right; at++) {
            var role = draft.item(at).role();
            if (JOINING.contains(role) && (at > left || role == Role.COMPARE)) {
                return true;
            }
        }
        return false;
    }

    private static void take(Draft draft, TimePhrase phrase) {
        switch (phrase) {
            case TimePhrase.Named named -> {
                draft.periods.add(named.period());
                named.choice().ifPresent(draft.assumptions::add);
            }
            case TimePhrase.Shifted shifted -> draft.shift = Optional.of(shifted);
            case TimePhrase.Preceding preceding -> draft.preceding = Optional.of(preceding);
            case TimePhrase.SameDays same -> draft.sameDays = Optional.of(same);
        }
    }

    private static void shift(Draft draft, List<Period> earlier) {
        var anchor = draft.periods.isEmpty()
                ? earlier.stream().findFirst()
                : draft.periods.stream().findFirst();
        if (draft.sameDays.isPresent()) {
            var same = draft.sameDays.get();
            anchor.ifPresentOrElse(
                    period -> draft.periods.add(sameDays(period, same)),
                    () -> draft.stop("The same days as which? Name a period, such as this month."));
        } else if (draft.shift.isPresent()) {
            var shifted = draft.shift.get();
            if (anchor.isEmpty()) {
                shifted.alone()
                        .ifPresentOrElse(
                                draft.periods::add,
                                () -> draft.stop("Before which period? Name one, such as last week."));
            } else {
                var days = ChronoUnit.DAYS.between(
                        anchor.get().range().from(), anchor.get().range().to());
                var picked = draft.periods.isEmpty() && draft.earlier.stream().anyMatch(reading -> picksTime(reading));
                if (picked || draft.periods.isEmpty() && days > longest(shifted.span())) {
                    // "The day before", after a month or after the best day of one, is before a day that is not known
                    // here.
                    draft.stop("Before which " + shifted.span().name().toLowerCase(Locale.ROOT)
                            + "? Name it, such as a date or last week.");
                    return;
                }
                draft.periods.add(moved(anchor.get(), shifted.span(), shifted.count()));
            }
        } else if (draft.preceding.isPresent()) {
            var alone = draft.preceding.get().alone();
            if (anchor.isEmpty()) {
                alone.ifPresentOrElse(
                        draft.periods::add, () -> draft.stop("Before which period? Name one, such as last week."));
            } else {
                var whole = alone.isEmpty() ? wholeSpan(anchor.get()) : Optional.<Span>empty();
                if (whole.isPresent()) {
                    draft.periods.add(moved(anchor.get(), whole.get(), 1));
                    return;
                }
                var range = anchor.get().range();
                var model = alone.map(Period::range).orElse(range);
                var length = ChronoUnit.DAYS.between(model.from(), model.to()) + 1;
                draft.periods.add(
                        Period.of(range.from().minusDays(length), range.from().minusDays(1)));
            }
        }
    }

    /** By what whole calendar stretches go back: months by months, and weekends by weeks. */
    private static Optional<Span> wholeSpan(Period period) {
        var weekend = period.asked().from().getDayOfWeek() == DayOfWeek.SATURDAY
                && period.asked().to().equals(period.asked().from().plusDays(1));
        return weekend
                ? Optional.of(Span.WEEK)
                : Stream.of(Span.MONTH, Span.QUARTER, Span.YEAR)
                        .filter(span -> isOne(period, span.name().toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    private static boolean picksTime(Reading reading) {
        return reading.breakdowns().stream().anyMatch(TimeColumns::isGrain) && reading.isLimited()
                || reading.groups().stream().anyMatch(group -> TimeColumns.isGrain(group.dimension()));
    }

    private static int longest(Span span) {
        return switch (span) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
        };
    }

    /** {@code January to March vs last year}: the same stretch of last year. */
    private static void sameStretch(Draft draft) {
        if (draft.periods.size() != 2) {
            return;
        }
        var first = draft.periods.get(0);
        var feast = draft.items.stream()
                .filter(item -> item.is(Role.TIME))
                .findFirst()
                .orElseThrow()
                .text();
        var second = draft.periods.get(1).asked();
        var lastYear = draft.items.stream()
                .filter(item -> item.is(Role.TIME))
                .reduce((left, right) -> right)
                .filter(item -> item.text().equalsIgnoreCase("last year"))
                .isPresent();
        if (lastYear && Holidays.before(feast, first).isPresent()) {
            draft.periods.set(1, Holidays.before(feast, first).orElseThrow());
            draft.assumptions.add("“Last year” is taken as the year before, "
                    + draft.periods.get(1).days() + ".");
            return;
        }
        var part = first.asked().from().getYear() == first.asked().to().getYear()
                && first.asked().from().plusMonths(11).isAfter(first.asked().to())
                && second.from().getYear() == first.asked().from().getYear() - 1;
        if (lastYear && part) {
            draft.periods.set(1, moved(first, Span.YEAR, 1));
            draft.assumptions.add("“Last year” is taken as the same days of last year.");
        }
    }

    /** As many days from the start of another stretch. */
    private static Period sameDays(Period period, TimePhrase.SameDays same) {
        if (same.of().isEmpty() && same.span() == Span.YEAR) {
            return moved(period, Span.YEAR, 1);
        }
        var calendar = new Calendar(period.range().to(), DayOfWeek.MONDAY);
        var start = same.of()
                .map(other -> other.asked().from())
                .orElse(calendar.plus(period.range().from(), same.span(), -1));
        var end = start.plusDays(
                ChronoUnit.DAYS.between(period.range().from(), period.range().to()));
        var last = same.of()
                .map(other -> other.asked().to())
                .orElse(calendar.plus(start, same.span(), 1).minusDays(1));
        return Period.of(start, end.isAfter(last) && !last.isBefore(start) ? last : end);
    }

    /** {@code better than last month}: what has gone of this one, beside the same days of that one. */
    private static boolean againstLast(Draft draft, int at) {
        var words = draft.item(at)
                .text()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^the ", "")
                .split(" ");
        if (words.length != 2 || !words[0].matches("last|previous|prior")) {
            return false;
        }
        for (var span : List.of(Span.WEEK, Span.MONTH, Span.QUARTER, Span.YEAR)) {
            if (words[1].equals(span.name().toLowerCase(Locale.ROOT))) {
                var current = draft.calendar.whole(span, 0);
                var before = sameDays(current, new TimePhrase.SameDays(span, Optional.empty()));
                if (current.range().to().isBefore(current.range().from())
                        || current.range().to().isAfter(draft.calendar.yesterday())) {
                    return false;
                }
                draft.periods.add(current);
                draft.periods.add(before);
                draft.assumptions.add("This " + words[1] + " so far is compared with the same days of the " + words[1]
                        + " before, " + before.days() + ".");
                return true;
            }
        }
        return false;
    }

    /** Whether days are one whole day, week, month, quarter or year, as far as it is told. */
    static boolean isOne(Period period, String span) {
        var asked = period.asked();
        var days = ChronoUnit.DAYS.between(asked.from(), asked.to()) + 1;
        var first = asked.from().getDayOfMonth() == 1
                && asked.to().equals(asked.to().withDayOfMonth(asked.to().lengthOfMonth()));
        return switch (span) {
            case "day" -> days == 1;
            case "week" -> days == 7;
            case "month" -> first && days < 32;
            case "quarter" -> first && days > 88 && days < 93;
            default -> first && days > 364 && days < 367;
        };
    }

    static Period yearBefore(Period period) {
        return moved(period, Span.YEAR, 1);
    }

    /** What came right before: the month, quarter or year before one of these, as far as it is told, else as many days. */
    static Period preceding(Period period) {
        var asked = period.asked();
        for (var span : List.of(Span.MONTH, Span.QUARTER, Span.YEAR)) {
            var calendar = new Calendar(asked.to(), DayOfWeek.MONDAY);
            if (calendar.startOf(span, asked.from()).equals(asked.from())
                    && calendar.plus(asked.from(), span, 1).minusDays(1).equals(asked.to())) {
                return period.asked().equals(period.range())
                        ? moved(period, span, 1)
                        : sameDays(period, calendar.plus(asked.from(), span, -1));
            }
        }
        var first = period.range().from();
        var last = period.range().to();
        var length = ChronoUnit.DAYS.between(first, last) + 1;
        var weekend = first.getDayOfWeek() == DayOfWeek.SATURDAY && length == 2;
        var workdays = first.getDayOfWeek() == DayOfWeek.MONDAY && length == 5;
        if (weekend || workdays) {
            // What came before a weekend is the weekend before it.
            return Period.of(first.minusWeeks(1), last.minusWeeks(1));
        }
        return Period.of(
                period.range().from().minusDays(length), period.range().from().minusDays(1));
    }

    /** As many days from another start as are over. */
    private static Period sameDays(Period period, LocalDate start) {
        var length =
                ChronoUnit.DAYS.between(period.range().from(), period.range().to());
        var end = start.plusDays(length);
        return Period.of(
                start,
                end.isBefore(period.asked().from())
                        ? end
                        : period.asked().from().minusDays(1));
    }

    /** The same stretch, so many spans earlier; a whole month stays a whole month. */
    private static Period moved(Period period, Span span, int count) {
        var range = count > 1 || span == Span.DAY || span == Span.YEAR ? period.range() : period.asked();
        var calendar = new Calendar(range.to(), DayOfWeek.MONDAY);
        var from = calendar.plus(range.from(), span, -count);
        var wholeMonths = range.from().getDayOfMonth() == 1
                && range.to().equals(range.to().withDayOfMonth(range.to().lengthOfMonth()));
        if (wholeMonths && span != Span.WEEK && span != Span.DAY) {
            var end = calendar.plus(range.to().withDayOfMonth(1), span, -count);
            return Period.of(from, end.withDayOfMonth(end.lengthOfMonth()));
        }
        return Period.of(from, calendar.plus(range.to(), span, -count));
    }
}
