package ai.victor.language;

import ai.victor.model.Meta;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the word that ranks the rows, and how many of them it asks for. */
final class Superlatives {
    static final Set<Role> ROLES = Set.of(Role.HIGHEST, Role.LOWEST, Role.BEST, Role.WORST);

    private final Draft draft;

    private Superlatives(Draft draft) {
        this.draft = draft;
    }

    static void read(Draft draft) {
        new Superlatives(draft).find();
    }

    /** {@code top 7}, {@code 5 biggest}, {@code highest}. */
    private void find() {
        ordinals();
        for (int at = 0; at < draft.items.size(); at++) {
            if (ROLES.contains(draft.item(at).role()) && draft.superlative.isPresent()) {
                counted(at);
                opposite(at);
            }
            if (!ROLES.contains(draft.item(at).role()) || draft.superlative.isPresent()) {
                continue;
            }
            draft.use(at);
            int count = count(draft.after(at));
            int place = draft.after(at);
            if (count == 0) {
                place = draft.before(at);
                count = count(place);
            }
            if (count == 0) {
                // "which 5 states had the highest …"
                place = which(draft) + 1;
                count = which(draft) >= 0 ? count(place) : 0;
            }
            if (count == 0 && isNumber(draft.after(at)) && isRow(draft.after(draft.after(draft.after(at))))) {
                // "lowest margin 10 SKUs"
                place = draft.after(draft.after(at));
                count = count(place);
            }
            if (count == 0) {
                place = things(at);
                count = count(place);
            }
            if (count > 0) {
                draft.use(place);
            }
            draft.superlative = Optional.of(new Draft.Superlative(
                    draft.item(at).role(), count > 0 ? OptionalInt.of(count) : OptionalInt.empty(), false, at));
        }
    }

    /** {@code second best}, {@code which channel was second}. */
    private void ordinals() {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.ORDINAL)) {
                draft.use(at);
                var word = draft.item(at).text().toLowerCase(Locale.ROOT);
                draft.skip = word.matches("second|2nd|runner up|number two")
                        ? 1
                        : word.matches("third|3rd|number three") ? 2 : word.matches("fourth|4th") ? 3 : 4;
                if (!ROLES.contains(draft.item(Math.min(draft.after(at), draft.items.size() - 1))
                        .role())) {
                    draft.items.set(at, draft.item(at).as(Role.HIGHEST));
                }
            }
        }
    }

    /** {@code best and worst}: both ends of one ranking. */
    private void opposite(int at) {
        var first = draft.superlative.orElseThrow();
        var high = Set.of(Role.HIGHEST, Role.BEST);
        var joined = draft.is(draft.before(at), Role.AND)
                || draft.is(draft.before(draft.before(at)), Role.AND)
                || draft.items.subList(Math.max(0, at - 3), at).stream()
                        .anyMatch(item -> item.text().matches("(?i)then|and then|;"));
        if (!draft.used.get(at)
                && joined
                && high.contains(first.role()) != high.contains(draft.item(at).role())) {
            int place = count(draft.after(at)) > 0 ? draft.after(at) : draft.before(at);
            int count = count(place);
            draft.use(at);
            if (count > 0) {
                draft.use(place);
            }
            draft.both = true;
            draft.otherCount = first.count().isPresent() && count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
            draft.superlative = Optional.of(new Draft.Superlative(
                    first.role(),
                    first.count().isPresent() || count == 0 ? first.count() : OptionalInt.of(count),
                    false,
                    first.at()));
        }
    }

    /** {@code ad sets with the highest CPM, top 4}: the second word only says how many. */
    private void counted(int at) {
        var first = draft.superlative.orElseThrow();
        int count = count(draft.after(at));
        var top =
                draft.item(at).text().equalsIgnoreCase("top") || draft.item(at).is(first.role());
        int next = draft.after(at);
        var number = draft.is(next, Role.NAME)
                && (draft.item(next).hasMetric() || !draft.item(next).verbs().isEmpty())
                && (draft.is(draft.before(at), Role.WITH) || !draft.item(next).hasDimension());
        var counts = draft.item(first.at()).text().equalsIgnoreCase("top")
                || draft.item(at).is(first.role());
        var led = draft.is(draft.before(at), Role.WITH) || draft.before(draft.before(at)) == first.at();
        if (number && led && counts && first.count().isPresent()) {
            // "Top 5 highest revenue customers" says it twice, "top 5 designs with the lowest refund rate" how many
            // first.
            draft.use(at);
            draft.superlative = Optional.of(new Draft.Superlative(draft.item(at).role(), first.count(), false, at));
            return;
        }
        if (count > 0 && first.count().isEmpty() && top) {
            draft.use(at);
            draft.use(draft.after(at));
            draft.superlative =
                    Optional.of(new Draft.Superlative(first.role(), OptionalInt.of(count), false, first.at()));
        }
    }

    /** {@code the 5 orders with the lowest margin}: the number of the things that are ranked stands before them. */
    private int things(int superlative) {
        for (int at = 0; at < superlative; at++) {
            int noun = draft.after(at);
            while (draft.is(noun, Role.NAME)
                    && draft.item(noun).hasValue()
                    && !draft.item(noun).hasDimension()) {
                noun = draft.after(noun);
            }
            if (count(at) > 0
                    && noun < superlative
                    && draft.is(noun, Role.NAME)
                    && draft.item(noun).hasDimension()
                    && draft.item(noun).plural()) {
                return at;
            }
        }
        return -1;
    }

    private boolean isNumber(int at) {
        return draft.is(at, Role.NAME) && draft.item(at).hasMetric();
    }

    private boolean isRow(int at) {
        return draft.is(at, Role.NAME) && draft.item(at).hasDimension();
    }

    /** Where it is asked which, or -1. */
    static int which(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.WHICH)) {
                return at;
            }
        }
        return -1;
    }

    private int count(int at) {
        return at >= 0
                        && at < draft.items.size()
                        && draft.is(at, Role.NUMBER)
                        && !draft.used.get(at)
                        && draft.item(at).unit().isEmpty()
                ? draft.item(at).number().map(BigDecimal::intValue).orElse(0)
                : 0;
    }

    /** {@code the most discounted orders}, {@code lowest margin customers}: the number that ranks them stands before them. */
    static boolean ranks(Draft draft, int at) {
        int number = at - 1;
        while (draft.is(number, Role.PERCENT)) {
            number--;
        }
        return draft.metrics.containsKey(number)
                && ROLES.contains(draft.item(number - 1 < 0 ? at : number - 1).role());
    }

    /** What stands before a noun and how many of it: {@code lowest margin 10 SKUs}. */
    static int ranked(Draft draft, int at) {
        int before = draft.before(at);
        return draft.is(before, Role.NUMBER) && draft.used.get(before) ? draft.before(before) : before;
    }

    /** {@code the biggest refund}: each is one, so it is its money that is big. */
    static Quantity byMoney(Draft draft, Quantity by, List<String> rows) {
        var found = draft.names.things().oneEach(by, rows);
        if (found.isEmpty()) {
            return by;
        }
        var money = new Quantity.Plain(found.get());
        draft.quantities.clear();
        draft.quantities.add(money);
        draft.metrics.clear();
        draft.assumptions.removeIf(text -> text.contains(" is told by "));
        var row = draft.breakdowns.values().iterator().next();
        draft.names
                .rowName(money.metrics().get(0), row)
                .filter(other -> !draft.names.amountOf(row).equals(draft.names.turnover()))
                .ifPresent(other -> {
                    // A refund is known by its order, and the day.
                    draft.list = true;
                    draft.breakdowns.put(-1, other);
                    draft.breakdowns.put(-2, "day");
                });
        return money;
    }

    /** {@code the highest chargeback}: one thing of those that are counted so. */
    static boolean isOfOne(Draft draft, int superlative, int row) {
        if (row >= 0) {
            return !draft.item(row).plural();
        }
        int noun = draft.after(superlative);
        return draft.is(noun, Role.NAME)
                && !draft.item(noun).plural()
                && draft.item(noun).hasMetric()
                && draft.names.isCount(draft.item(noun).metrics().get(0));
    }

    static boolean descending(Role role, Quantity by, Names names) {
        return switch (role) {
            case LOWEST -> false;
            case BEST -> names.goodness(by) != Meta.Goodness.LOWER;
            case WORST -> names.goodness(by) == Meta.Goodness.LOWER;
            default -> true;
        };
    }
}
