package ai.victor.language;

import ai.victor.language.Threshold.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads losing and making money where it says which things are meant: {@code orders we lost money on}, {@code unprofitable designs}, {@code spend on
 * campaigns that lost money}. Each of them is held to it; a number over all of them would leave the words out.
 */
final class Losing {
    private static final Set<Role> BETWEEN =
            Set.of(Role.FILLER, Role.VERB, Role.WITH, Role.TIME, Role.PREPOSITION, Role.OF, Role.NOT, Role.ONLY);

    private final Draft draft;

    private Losing(Draft draft) {
        this.draft = draft;
    }

    /** Runs when names have their roles, and before rows are settled. */
    static void read(Draft draft) {
        var losing = new Losing(draft);
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.LOSS) || draft.is(at, Role.GAIN)) {
                losing.read(at);
            }
        }
    }

    private void read(int at) {
        int noun = noun(at);
        if (noun < 0 || draft.breakdowns.containsKey(noun) && !(isLed(noun) && noun > at && !draft.metrics.isEmpty())) {
            return;
        }
        draft.breakdowns.remove(noun);
        draft.values.remove(noun);
        var dimension = draft.item(noun).dimensions().get(0);
        var asked = draft.metrics.containsKey(noun) ? draft.metrics.size() - 1 : draft.metrics.size();
        if (asked == 0 && draft.metrics.containsKey(noun) && isPredicate(at, noun)) {
            // "Did the Meta orders lose money" asks of all of them together.
            draft.metrics.remove(noun);
            draft.use(noun);
            return;
        }
        if (asked == 0 && draft.quantities.isEmpty() && !draft.share && !isLed(noun)) {
            draft.metrics.remove(noun);
            draft.breakdowns.put(noun, dimension);
            draft.use(noun);
        } else if (isLed(noun) && !draft.metrics.containsKey(noun)) {
            group(at, noun, dimension);
        }
    }

    /** {@code did the orders lose money}: of all of them, where no word picks some. */
    private boolean isPredicate(int at, int noun) {
        var asks = draft.items.get(0).text().matches("(?i)(do|does|did|is|are|was|were|has|have|had)( we)?");
        var any = isAny(noun);
        return asks
                && !any
                && draft.items.subList(Math.min(noun, at), Math.max(noun, at)).stream()
                        .noneMatch(
                                item -> item.text().matches("(?i)(the ones )?(that|which|who)( (are|were|have|had))?"));
    }

    /** What is said to lose money: the name before it, past little words, days and values; or the one right after it. */
    private int noun(int at) {
        int here = at - 1;
        while (here >= 0
                && !isThing(here)
                && (BETWEEN.contains(draft.item(here).role()) || draft.values.contains(here))) {
            here--;
        }
        if (isThing(here)) {
            return here;
        }
        int next = draft.after(at);
        var describing = draft.item(at).text().toLowerCase(Locale.ROOT).matches(".*(ing|able|red|loss)");
        return describing && isThing(next) && next == at + 1 ? next : -1;
    }

    private boolean isThing(int at) {
        return draft.is(at, Role.NAME)
                && draft.item(at).hasDimension()
                && (draft.item(at).plural() || isAny(at))
                && !TimeColumns.isTime(draft.item(at).dimensions().get(0))
                && (!draft.used.get(at) || draft.metrics.containsKey(at) || draft.breakdowns.containsKey(at));
    }

    private boolean isAny(int noun) {
        return noun > 0 && draft.item(noun - 1).text().matches("(?i).*\\bany");
    }

    private boolean isLed(int noun) {
        int here = draft.before(noun);
        while (draft.is(here, Role.LOSS) || draft.is(here, Role.GAIN) || draft.values.contains(here)) {
            here = draft.before(here);
        }
        return draft.is(here, Role.PREPOSITION) || draft.is(here, Role.OF);
    }

    /** {@code revenue from unprofitable campaigns}: only their rows are counted. */
    private void group(int at, int noun, String dimension) {
        var profit = profit(draft, List.of(dimension));
        if (profit.isEmpty()) {
            return;
        }
        var loss = draft.is(at, Role.LOSS);
        var quantity = new Quantity.Plain(profit.get());
        var zero = new Threshold(quantity, loss ? Comparison.BELOW : Comparison.ABOVE, BigDecimal.ZERO);
        var held = draft.loss.map(bound -> new Threshold(quantity, bound.comparison(), bound.number()));
        // A loss of less than $20 is still a loss.
        draft.groups.add(new Group(
                dimension, Stream.concat(held.stream(), Stream.of(zero)).toList()));
        draft.assumptions.add((loss ? "Losing money" : "Making money") + " is taken as " + draft.names.inline(quantity)
                + (loss ? " below zero" : " above zero") + " of each " + draft.names.inline(dimension) + ".");
        draft.use(noun);
        draft.items.set(at, draft.item(at).as(Role.FILLER));
    }

    /** What profit is for rows of these dimensions: after all that can be taken off it there. */
    static Optional<String> profit(Draft draft, List<String> dimensions) {
        return draft.names
                .profitAfterMore()
                .filter(after -> dimensions.stream().allMatch(name -> draft.names.reaches(after, name)))
                .or(draft.names::profit);
    }

    /** Whether money that is lost or made stands beside a number and says nothing of it. */
    static boolean isLeftOut(Draft draft) {
        return draft.breakdowns.isEmpty() && !draft.metrics.isEmpty();
    }
}
