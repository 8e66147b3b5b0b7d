package ai.victor.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Puts rows in the order that a question names, {@code worst first}, without leaving any of them out. */
final class Sorting {
    private static final String LATEST = "latest|newest|last";
    private static final String EARLIEST = "oldest|earliest|first";
    private static final int USUAL = 10;

    private static final Set<Role> COUNTING = Set.of(
            Role.BY,
            Role.PER,
            Role.EACH,
            Role.HOW_MANY,
            Role.VERSUS,
            Role.COMPARE,
            Role.TREND,
            Role.GROWTH,
            Role.SHARE);

    private final Draft draft;

    private Sorting(Draft draft) {
        this.draft = draft;
    }

    /** {@code lowest margin first}: the word that would pick rows only sorts them. */
    static List<Item> mark(List<Item> items) {
        var out = new ArrayList<>(items);
        for (int at = 0; at + 2 < out.size(); at++) {
            var first = out.get(at + 2);
            if (Superlatives.ROLES.contains(out.get(at).role())
                    && out.get(at + 1).hasMetric()
                    && first.is(Role.UNKNOWN)
                    && first.text().equalsIgnoreCase("first")) {
                out.set(at, out.get(at).as(Role.SORT));
                out.set(at + 2, first.as(Role.FILLER));
            }
        }
        for (int at = 0; at < out.size(); at++) {
            latest(out, at);
        }
        all(out);
        return out;
    }

    /** {@code latest 5 orders}, {@code the last refund}, {@code most recent chargebacks}: single things by their day. */
    private static void latest(List<Item> items, int at) {
        var recent = at + 1 < items.size()
                && items.get(at + 1).text().equalsIgnoreCase("recent")
                && items.get(at).is(Role.HIGHEST);
        var word = items.get(at).text();
        if (!recent && !(items.get(at).is(Role.UNKNOWN) && word.matches("(?i)" + LATEST + "|" + EARLIEST))) {
            return;
        }
        int next = at + (recent ? 2 : 1);
        var counted = next < items.size()
                && items.get(next).is(Role.NUMBER)
                && items.get(next).unit().isEmpty();
        next += counted ? 1 : 0;
        while (next < items.size()
                && (items.get(next).is(Role.NAME)
                        && !items.get(next).hasDimension()
                        && items.get(next).hasValue())) {
            next++;
        }
        var thing = next < items.size()
                && items.get(next).is(Role.NAME)
                && (items.get(next).hasDimension() || items.get(next).hasMetric());
        var before = at > 0
                && !counted
                && items.get(at - 1).is(Role.NUMBER)
                && items.get(at - 1).unit().isEmpty();
        if (thing && (counted || before || !word.equalsIgnoreCase("first"))) {
            items.set(at, items.get(at).as(Role.LIST));
            if (recent) {
                items.set(at + 1, items.get(at + 1).as(Role.FILLER));
            }
            if (before) {
                // "The 10 most recent orders" are the most recent 10 of them.
                var number = items.remove(at - 1);
                items.add(recent ? at + 1 : at, number);
            }
        }
    }

    /** {@code all orders on June 14}: to name all of single things is to list them, unless they are to be counted by something. */
    private static void all(List<Item> items) {
        int first = Item.after(items, -1);
        var opens = items.stream()
                .limit(Math.max(first, 0))
                .anyMatch(item -> item.text().equalsIgnoreCase("all"));
        var alone = items.stream().filter(Item::hasMetric).count() == 1
                && items.stream().noneMatch(item -> COUNTING.contains(item.role()));
        if (opens && alone && first < items.size() && isThing(items.get(first))) {
            for (int at = 0; at < first; at++) {
                if (items.get(at).text().equalsIgnoreCase("all")) {
                    items.set(at, items.get(at).as(Role.LIST));
                }
            }
        }
    }

    private static boolean isThing(Item item) {
        return item.hasMetric() && item.hasDimension() && item.plural();
    }

    /** Picks the single things that are listed by their day. */
    private void byDay(int at) {
        var word = draft.item(at).text();
        var earliest = word.matches("(?i)" + EARLIEST);
        if (!earliest && !word.matches("(?i)most|" + LATEST)) {
            return;
        }
        int next = draft.after(at);
        var count = draft.is(next, Role.NUMBER)
                ? draft.item(next).number().map(BigDecimal::intValue).orElse(0)
                : 0;
        if (!draft.list
                || !draft.breakdowns.containsValue("day")
                || draft.quantities.size() != 1
                || draft.superlative.isPresent()) {
            draft.stop("“" + word + "” of what? I can list single things by their day, such as orders or refunds.");
            return;
        }
        if (count > 0) {
            draft.use(next);
        } else {
            var one = draft.breakdowns.keySet().stream()
                    .anyMatch(row -> row >= 0 && !draft.item(row).plural());
            count = one ? 1 : USUAL;
            if (!one) {
                draft.assumptions.add("“" + word + "” without a number is taken as " + USUAL + ".");
            }
        }
        draft.ranking = Optional.of(new Ranking(draft.quantities.iterator().next(), true, OptionalInt.of(count))
                .pickedBy(earliest ? "day ASC" : "day DESC"));
    }

    /** Runs when numbers, rows and rankings are known. */
    static void read(Draft draft) {
        var sorting = new Sorting(draft);
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.SORT)) {
                sorting.sort(at);
            } else if (draft.is(at, Role.LIST)) {
                sorting.byDay(at);
            }
        }
    }

    private void sort(int at) {
        var rows = List.copyOf(
                draft.breakdowns.isEmpty()
                        ? draft.earlier.map(Reading::breakdowns).orElse(List.of())
                        : draft.breakdowns.values());
        var by = by(at);
        if (by.isEmpty() || rows.isEmpty()) {
            draft.stop("What shall I put in the order “" + draft.item(at).text()
                    + "”? Name the rows, such as by channel, and a number.");
            return;
        }
        draft.use(at);
        var way = SortWords.way(draft.item(at).text());
        switch (way) {
            case HIGHEST, LOWEST, BEST, WORST -> byNumber(by.get(), descending(way, by.get()));
            case NEWEST, OLDEST ->
                rows.stream()
                        .filter(TimeColumns::isGrain)
                        .findFirst()
                        .ifPresentOrElse(
                                grain -> shown(by.get(), grain + (way == SortWords.Way.NEWEST ? " DESC" : " ASC")),
                                () -> draft.stop(
                                        "These rows have no time to sort them by. Name the number to sort by."));
            case NAMES -> shown(by.get(), rows.get(0) + " ASC");
        }
    }

    /** The number named right after the word, else the one after a {@code by}, else what the rows are ranked by, else the first one. */
    private Optional<Quantity> by(int at) {
        int beside = draft.after(at);
        while (draft.is(beside, Role.OF) || draft.is(beside, Role.BY)) {
            beside = draft.after(beside);
        }
        var next = Quantities.of(draft, beside);
        return next.or(() -> draft.metrics.keySet().stream()
                        .filter(metric -> draft.is(draft.before(metric), Role.BY))
                        .findFirst()
                        .flatMap(metric -> Quantities.of(draft, metric)))
                .or(() -> draft.ranking.map(Ranking::by))
                .or(() -> draft.quantities.stream().findFirst())
                .or(() -> draft.earlier.flatMap(
                        earlier -> earlier.quantities().stream().findFirst()));
    }

    private void byNumber(Quantity by, boolean descending) {
        var picked = picked();
        if (picked.isEmpty()) {
            draft.ranking = Optional.of(new Ranking(by, descending, OptionalInt.empty())
                    .shownBy(by.column() + (descending ? " DESC" : " ASC")));
        } else if (!picked.get().by().equals(by) || picked.get().descending() != descending) {
            // Which rows there are is one thing, and how they stand another.
            draft.ranking = Optional.of(picked.get().shownBy(by.column() + (descending ? " DESC" : " ASC")));
        }
    }

    private void shown(Quantity by, String order) {
        draft.ranking = Optional.of(
                picked().orElse(new Ranking(by, true, OptionalInt.empty())).shownBy(order));
    }

    /** A ranking that picks rows, of this question or of the one that it changes. */
    private Optional<Ranking> picked() {
        var own = draft.ranking.isPresent() || !draft.quantities.isEmpty()
                ? draft.ranking
                : draft.earlier.flatMap(Reading::ranking);
        return own.filter(ranking -> ranking.limit().isPresent());
    }

    private boolean descending(SortWords.Way way, Quantity by) {
        return switch (way) {
            case HIGHEST -> true;
            case LOWEST -> false;
            case BEST, WORST, NEWEST, OLDEST, NAMES ->
                Superlatives.descending(way == SortWords.Way.WORST ? Role.WORST : Role.BEST, by, draft.names);
        };
    }
}
