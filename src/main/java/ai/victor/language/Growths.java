package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads growth: {@code month over month}, {@code did we grow}, {@code are sales up or down}, {@code which channel grew the most}.
 *
 * <p>Growth is told by rows where several are asked for, else between two periods.
 */
final class Growths {
    private static final String DOWN =
            ".*\\b(lose|lost|slump|slumped|slip|slipped|down|fell|fallen|fall|falling|drop|drops|dropped|decrease|decreased|decreasing|decline|declined|declining|shrink|shrank|shrinking)\\b.*";

    private static final String CHANGING =
            ".*(increase|decrease|change|growth|difference|drop|rise|decline|jump|gain).*";

    /** What moved, said beside “most” or “biggest”. */
    private static final String MOVED =
            "drop|drops|fall|falls|decline|declines|decrease|decreases|increase|increases|rise|rises|gain|gains|gained|jump|jumps|jumped|lose|lost|slump|slumped|surge|surged|slip|slipped|improvement";

    private static final Set<Role> AFTER_DIRECTION = Set.of(
            Role.BREAK,
            Role.AND,
            Role.TIME,
            Role.PREPOSITION,
            Role.VERSUS,
            Role.FILLER,
            Role.MORE,
            Role.BY,
            Role.GROWTH,
            Role.COMPARE,
            Role.THAN);

    private final Draft draft;

    private Growths(Draft draft) {
        this.draft = draft;
    }

    /** {@code is revenue up}: where a number is said to be, and no part of another word. */
    static List<Item> mark(List<Item> items) {
        var out = new ArrayList<>(items);
        for (int at = 0; at < out.size(); at++) {
            var item = out.get(at);
            var said = items.stream()
                    .limit(at)
                    .anyMatch(other ->
                            text(other).matches("is|are|was|were|be|been|has|have|go|going|gone|went|hows|how's"));
            var ends = at + 1 >= out.size()
                    || AFTER_DIRECTION.contains(out.get(at + 1).role())
                    || text(out.get(at + 1)).matches("up|down");
            var both = text(item).matches("up|down")
                    && items.stream()
                                    .filter(other -> text(other).matches("up|down"))
                                    .count()
                            > 1;
            if (item.is(Role.UNKNOWN) && text(item).matches("up|down") && (said || both) && ends) {
                out.set(at, item.as(Role.GROWTH));
            }
        }
        for (int at = 1; at + 1 < out.size(); at++) {
            if (out.get(at).is(Role.AND)
                    && out.get(at - 1).is(Role.GROWTH)
                    && out.get(at + 1).is(Role.GROWTH)) {
                out.set(at, out.get(at).as(Role.FILLER));
            }
        }
        for (int at = 0; at < out.size(); at++) {
            if (out.get(at).is(Role.UNKNOWN) && text(out.get(at)).matches(MOVED) && isMost(out, at)) {
                out.set(at, out.get(at).as(Role.GROWTH));
            }
        }
        return apart(out);
    }

    /** {@code lost the most revenue}, {@code the biggest drop}; money that is lost is a loss. */
    private static boolean isMost(List<Item> items, int at) {
        int next = Item.after(items, at);
        int before = Item.before(items, at);
        var after = next < items.size()
                && Superlatives.ROLES.contains(items.get(next).role());
        var money = after
                && items.stream().skip(next + 1L).anyMatch(item -> text(item).equals("money"));
        return after && !money
                || before >= 0 && Superlatives.ROLES.contains(items.get(before).role());
    }

    /** {@code grew the most from April to May}: what moved, moved between the two, and not in the days from one to the other. */
    private static List<Item> apart(List<Item> items) {
        var grows = items.stream().anyMatch(item -> item.is(Role.GROWTH));
        var moves = items.stream().anyMatch(item -> item.is(Role.COMPARE));
        // "Growth from January to May by month" is told by rows.
        var rows = items.stream()
                .anyMatch(item -> item.is(Role.GROWTH) && span(text(item)).isPresent()
                        || item.dimensions().stream().anyMatch(TimeColumns::isGrain));
        var times = items.stream().filter(item -> item.is(Role.TIME)).count();
        var out = new ArrayList<Item>();
        for (var item : items) {
            var ends = item.time()
                    .filter(TimePhrase.Named.class::isInstance)
                    .map(phrase -> ((TimePhrase.Named) phrase).ends())
                    .orElse(List.of());
            if (times == 1 && ends.size() == 2 && !rows && (moves || grows)) {
                out.add(item.at(TimePhrase.named(ends.get(1))));
                out.add(item.as(Role.VERSUS));
                out.add(item.at(TimePhrase.named(ends.get(0))));
            } else {
                out.add(item);
            }
        }
        return out;
    }

    static void read(Draft draft) {
        new Growths(draft).growth();
    }

    private void growth() {
        var words = new ArrayList<String>();
        for (int at = 0; at < draft.items.size(); at++) {
            var text = text(draft.item(at));
            var growth = draft.is(at, Role.COMPARE)
                    && (draft.periods.size() < 2 && text.startsWith("growth")
                            || draft.superlative.isPresent() && text.matches(CHANGING));
            if (growth) {
                draft.items.set(at, draft.item(at).as(Role.GROWTH));
            }
            if (draft.is(at, Role.GROWTH)) {
                draft.use(at);
                words.add(text);
            } else if (text.matches("fastest.growing")) {
                words.add(text);
            }
        }
        if (words.isEmpty()) {
            return;
        }
        if (draft.quantities.isEmpty() && draft.earlier.isEmpty()) {
            draft.names.turnover().ifPresent(metric -> {
                draft.quantities.add(new Quantity.Plain(metric));
                draft.assumptions.add("“" + words.get(0) + "” is told by " + draft.names.inline(metric) + ".");
            });
        }
        if (draft.quantities.isEmpty() && draft.earlier.isEmpty()) {
            return;
        }
        var spans =
                words.stream().flatMap(word -> span(word).stream()).distinct().toList();
        if (spans.size() > 1) {
            draft.stop("Growth over which of the two: " + String.join(" or ", spans) + "?");
        } else if (draft.periods.size() < 2) {
            growth(spans.stream().findFirst());
        }
    }

    private void growth(Optional<String> span) {
        var rows =
                draft.breakdowns.values().stream().filter(TimeColumns::isGrain).findFirst();
        var ranked = draft.superlative.isPresent();
        if (rows.isPresent()) {
            if (ranked || picks()) {
                draft.stop("I can show growth by " + rows.get() + ", and cannot pick rows by it. Ask for growth by "
                        + rows.get() + ".");
            }
            draft.form = new Form.Growth(back(rows.get(), span));
            partly(rows.get());
        } else if (draft.periods.size() == 1 && (ranked || isOne(draft.periods.get(0), span))) {
            compare(draft.periods.get(0), span);
        } else if (span.isPresent() && draft.periods.isEmpty() && (ranked || asksWhether())) {
            var unit = Span.valueOf(span.get().toUpperCase(Locale.ROOT));
            var now = draft.calendar.whole(unit, unit == Span.YEAR ? 0 : -1);
            draft.periods.add(now);
            compare(now, span);
        } else if (ranked) {
            draft.stop("Growth from when to when? Name a period, or two to compare.");
        } else if (span.isPresent()) {
            var grain = span.get().equals("year") ? "month" : span.get();
            draft.breakdowns.put(-5, grain);
            draft.form = new Form.Growth(back(grain, span));
            partly(grain);
        } else if (draft.periods.isEmpty() && draft.earlier.isEmpty() && asksWhether()) {
            draft.breakdowns.put(-5, "month");
            draft.assumptions.add("It is shown by month.");
            partly("month");
        } else if (draft.periods.size() == 1 || draft.earlier.isEmpty()) {
            draft.breakdowns.put(-5, "month");
            draft.form = new Form.Growth(1);
            draft.assumptions.add("Growth is shown from month to month.");
            partly("month");
        } else {
            draft.stop("Growth from when to when? Name a period, or ask for it month over month or year over year.");
        }
    }

    /** {@code did we grow}, {@code are sales up}: one answer, and no table of them. */
    private boolean asksWhether() {
        return draft.items.stream()
                .limit(2)
                .anyMatch(item -> text(item).matches("(did|do|does|is|are|was|were|has|have)( .*)?"));
    }

    /** {@code in which months did revenue fall}: not all rows, but some. */
    private boolean picks() {
        return draft.items.stream()
                .anyMatch(item -> item.is(Role.WHICH) && text(item).startsWith("which"));
    }

    /** The last row is of days that are not over, and is held against a whole one. */
    private void partly(String grain) {
        var span = Span.valueOf(grain.toUpperCase(Locale.ROOT));
        var now = draft.calendar.whole(span, 0);
        var reaches = draft.periods.isEmpty()
                || !draft.periods.get(0).range().to().isBefore(now.asked().from());
        if (span != Span.DAY && reaches && now.asked().to().isAfter(draft.calendar.yesterday())) {
            draft.assumptions.add("The last " + grain + " is not over: " + now.days() + " stands against a whole one.");
        }
    }

    /** Ranks rows by how much they grew, where that is what “most” is of; runs when rows are ranked. */
    static void rank(Draft draft) {
        if (draft.ranking.isEmpty() || draft.superlative.isEmpty() || draft.periods.size() != 2) {
            return;
        }
        var words = draft.items.stream()
                .filter(item -> item.is(Role.GROWTH)
                        || text(item).matches("fastest.growing")
                        || item.is(Role.COMPARE) && text(item).matches(CHANGING))
                .map(Growths::text)
                .toList();
        if (words.isEmpty()) {
            return;
        }
        var ranking = draft.ranking.get();
        // A rate moves by points, of which percent would be another thing.
        var fast = !draft.names.unit(ranking.by()).equals("percent")
                && draft.items.stream().anyMatch(item -> text(item).matches(".*(fastest|percent|%).*"));
        var down = words.stream().anyMatch(word -> word.matches(DOWN));
        var column = fast && draft.quantities.size() == 1
                ? PeriodColumns.changeInPercent(ranking.by())
                : PeriodColumns.change(ranking.by());
        var role = draft.superlative.get().role();
        var most = role == Role.HIGHEST || role == Role.BEST;
        draft.ranking = Optional.of(ranking.shownBy(column + (down == most ? " ASC" : " DESC")));
    }

    private static String text(Item item) {
        return item.text().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> span(String word) {
        if (word.matches(".*(year|annual|yoy|y/y).*")) {
            return Optional.of("year");
        }
        if (word.matches(".*(quarter|qoq|q/q).*")) {
            return Optional.of("quarter");
        }
        if (word.matches(".*(month|mom|m/m).*")) {
            return Optional.of("month");
        }
        return word.matches(".*(week|wow|w/w).*")
                ? Optional.of("week")
                : word.matches(".*(day over day|dod).*") ? Optional.of("day") : Optional.empty();
    }

    /** How many rows back the other one is: a year is twelve months. */
    private static int back(String grain, Optional<String> span) {
        if (!span.equals(Optional.of("year"))) {
            return 1;
        }
        return switch (grain) {
            case "day" -> 364;
            case "week" -> 52;
            case "month" -> 12;
            case "quarter" -> 4;
            default -> 1;
        };
    }

    /** Whether a period is one of what growth is told between. */
    private static boolean isOne(Period period, Optional<String> span) {
        long days = Forms.length(new Period(period.asked(), period.asked()));
        return switch (span.orElse("")) {
            case "year" -> true;
            case "quarter" -> days <= 92;
            case "month" -> days <= 31;
            case "week" -> days <= 7;
            case "day" -> days == 1;
            default -> days <= 31 || days >= 89;
        };
    }

    private void compare(Period now, Optional<String> span) {
        var before = span.equals(Optional.of("year")) ? Times.yearBefore(now) : Times.preceding(now);
        draft.periods.add(before);
        draft.assumptions.add("Growth is told against " + before.days() + ".");
    }
}
