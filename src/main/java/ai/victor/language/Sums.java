package ai.victor.language;

import ai.victor.model.Meta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds numbers up and takes them off one another: {@code revenue minus cogs and ad spend}, {@code fees plus shipping cost per order}.
 *
 * <p>What a number has in it already is not added again, and what is off it already is not taken off twice: the model says what its sums are made of.
 */
final class Sums {
    private static final Set<String> MINUS = Set.of(
            "minus",
            "less",
            "-",
            "–",
            "−",
            "after",
            "net of",
            "subtracting",
            "deducting",
            "after deducting",
            "after subtracting");

    private static final Set<String> TOGETHER = Set.of(
            "combined",
            "altogether",
            "together",
            "all together",
            "added up",
            "added together",
            "put together",
            "summed",
            "summed up");

    private static final String MONEY = "money";

    private final Draft draft;

    private Sums(Draft draft) {
        this.draft = draft;
    }

    /** Finds the words between two amounts that make one of them. */
    static List<Item> mark(List<Item> items, Names names) {
        var out = new ArrayList<>(items);
        var together = together(out);
        var last = Role.FILLER;
        for (int at = 1; at + 1 < out.size(); at++) {
            int left = beside(out, at, -1);
            int right = beside(out, at, 1);
            if (text(out.get(at)).equals("+")
                    && left >= 0
                    && right < out.size()
                    && out.get(left).hasMetric()
                    && out.get(right).hasMetric()
                    && !(areMoney(out.get(left), names) && areMoney(out.get(right), names))) {
                out.set(at, out.get(at).as(Role.AND));
            }
            if (left < 0 || right >= out.size() || !areMoney(out.get(left), names)) {
                continue;
            }
            var role = operator(out.get(at), last);
            if (role.isPresent()
                    && !out.get(right).hasMetric()
                    && !out.get(right).hasValue()) {
                int noun = right;
                names.bindings()
                        .costCalled(out.get(right).key())
                        .ifPresent(metric -> out.set(noun, out.get(noun).named(new Meaning.OfMetric(metric, false))));
            }
            var joined = together && out.get(at).is(Role.AND) && last != Role.MINUS ? Optional.of(Role.PLUS) : role;
            if (joined.isPresent() && areMoney(out.get(right), names) && continues(out, at, left, right, last, names)) {
                out.set(at, out.get(at).as(joined.get()));
                last = joined.get();
                if (last == Role.PLUS) {
                    alike(out, left, right, names);
                    alike(out, right, left, names);
                }
            } else if (out.get(at).is(Role.AND)) {
                last = Role.FILLER;
            }
        }
        return out;
    }

    /** {@code fees and shipping cost combined}; the word is no more than that. */
    private static boolean together(List<Item> items) {
        for (int at = 0; at < items.size(); at++) {
            var text = text(items.get(at));
            if (TOGETHER.contains(text) && items.stream().limit(at).anyMatch(item -> item.is(Role.AND))) {
                items.set(at, items.get(at).as(Role.FILLER));
                return true;
            }
            if (text.matches("(the )?(sum|total) of|add.*|sum up")
                    && !items.get(at).is(Role.NAME)) {
                items.set(at, items.get(at).as(Role.FILLER));
                return true;
            }
        }
        return false;
    }

    private static Optional<Role> operator(Item item, Role last) {
        var text = text(item);
        if ((item.is(Role.NOT) || item.is(Role.UNKNOWN) || item.is(Role.BREAK) || item.is(Role.HIGHER))
                && MINUS.contains(text)) {
            return Optional.of(Role.MINUS);
        }
        if (text.equals("plus") || text.equals("+")) {
            return Optional.of(Role.PLUS);
        }
        return item.is(Role.AND) && (last == Role.MINUS || last == Role.PLUS) ? Optional.of(last) : Optional.empty();
    }

    /** An {@code and} goes on taking off what costs, and adding what is of the same kind; anything else is another number. */
    private static boolean continues(List<Item> items, int at, int left, int right, Role last, Names names) {
        if (!items.get(at).is(Role.AND) || last == Role.FILLER) {
            return true;
        }
        var goodness = goodness(items.get(right), names);
        return last == Role.MINUS ? goodness != Meta.Goodness.HIGHER : goodness == goodness(items.get(left), names);
    }

    private static Meta.Goodness goodness(Item item, Names names) {
        return names.goodness(new Quantity.Plain(item.metrics().get(0)));
    }

    /** Of several amounts that a word may mean, the one that is as good or bad as what it is added to. */
    private static void alike(List<Item> items, int at, int other, Names names) {
        var item = items.get(at);
        if (item.everyMetric().size() > 1 && items.get(other).everyMetric().size() == 1) {
            var same = item.everyMetric().stream()
                    .filter(metric -> names.goodness(new Quantity.Plain(metric)) == goodness(items.get(other), names))
                    .toList();
            if (same.size() == 1) {
                items.set(at, item.meaning(List.of(new Meaning.OfMetric(same.get(0), true))));
            }
        }
    }

    private static int beside(List<Item> items, int at, int step) {
        int here = at + step;
        while (here >= 0
                && here < items.size()
                && (items.get(here).is(Role.FILLER)
                        || step > 0
                                && (items.get(here).is(Role.OF)
                                        || text(items.get(here)).equals("total")))) {
            here += step;
        }
        return here;
    }

    private static boolean areMoney(Item item, Names names) {
        return item.is(Role.NAME)
                && item.hasMetric()
                && item.metrics().stream()
                        .allMatch(
                                metric -> names.unit(new Quantity.Plain(metric)).equals(MONEY));
    }

    private static String text(Item item) {
        return item.text().toLowerCase(Locale.ROOT);
    }

    /** Makes one quantity of the numbers that are joined; runs when each is settled. */
    static void read(Draft draft) {
        var sums = new Sums(draft);
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.metrics.containsKey(at) && sums.follows(at) >= 0) {
                sums.chain(at);
            }
        }
        for (int at = 0; at < draft.items.size(); at++) {
            if ((draft.is(at, Role.MINUS) || draft.is(at, Role.PLUS)) && !draft.used.get(at)) {
                draft.stop("I do not see which two numbers “" + draft.item(at).text() + "” joins. Name both of them.");
            }
        }
    }

    /** The operator right after a number; −1 where there is none. */
    private int follows(int at) {
        int next = draft.after(at);
        return !draft.used.get(next) && (draft.is(next, Role.MINUS) || draft.is(next, Role.PLUS)) ? next : -1;
    }

    private void chain(int first) {
        var terms = new ArrayList<Quantity.Term>();
        terms.add(new Quantity.Term(draft.metrics.getOrDefault(first, ""), true));
        var per = "";
        int here = first;
        for (int operator = follows(here); operator >= 0; operator = follows(here)) {
            int next = beside(draft.items, operator, 1);
            var metric = draft.metrics.get(next);
            if (metric == null || !per.isEmpty() || draft.ratios.containsKey(first)) {
                draft.stop("I do not see what “" + draft.item(operator).text() + "” joins here. Name two numbers.");
                return;
            }
            terms.add(new Quantity.Term(metric, draft.is(operator, Role.PLUS)));
            draft.use(operator);
            draft.metrics.remove(next);
            var below = draft.ratios.remove(next);
            if (below != null) {
                per = draft.item(below).metrics().get(0);
            }
            here = next;
        }
        if (draft.share) {
            draft.stop("I can give the share of one number at a time. Which one?");
        }
        quantity(terms, per).ifPresent(quantity -> draft.sums.put(first, quantity));
    }

    private Optional<Quantity> quantity(List<Quantity.Term> terms, String per) {
        var kept = new ArrayList<Quantity.Term>();
        for (int at = 0; at < terms.size(); at++) {
            var held = holder(terms, at);
            if (held.isEmpty()) {
                kept.add(terms.get(at));
                continue;
            }
            var whole = draft.names.label(held.get().metric());
            var part = draft.names.inline(terms.get(at).metric());
            draft.assumptions.add(
                    terms.get(at).added()
                            ? whole + " has " + part + " in it already: it is not added twice."
                            : whole + (held.get().added() ? " has " + part + " taken off already" : " includes " + part)
                                    + ": it is not taken off twice.");
        }
        for (int at = 0; at < kept.size(); at++) {
            for (int other = at + 1; other < kept.size(); other++) {
                var shared = new HashMap<>(leaves(kept.get(at)));
                shared.entrySet().retainAll(leaves(kept.get(other)).entrySet());
                if (!shared.isEmpty()) {
                    draft.stop(draft.names.label(kept.get(at).metric()) + " and "
                            + draft.names.inline(kept.get(other).metric())
                            + " have parts in common, which would count twice. Ask for the two side by side.");
                    return Optional.empty();
                }
            }
        }
        if (kept.size() > 1) {
            return Optional.of(new Quantity.Sum(kept, per));
        }
        var metric = kept.get(0).metric();
        return Optional.of(
                per.isEmpty()
                        ? new Quantity.Plain(metric)
                        : draft.names
                                .ratio(metric, per)
                                .<Quantity>map(Quantity.Plain::new)
                                .orElse(new Quantity.Quotient(metric, per, false)));
    }

    /** Another term that has all of this one in it, signed as this one is. */
    private Optional<Quantity.Term> holder(List<Quantity.Term> terms, int at) {
        var own = leaves(terms.get(at)).entrySet();
        for (int other = 0; other < terms.size(); other++) {
            var theirs = leaves(terms.get(other)).entrySet();
            if (other != at && theirs.containsAll(own) && (theirs.size() > own.size() || other < at)) {
                return Optional.of(terms.get(other));
            }
        }
        return Optional.empty();
    }

    /** What a number is made of in the end, and whether each part is added or taken off. */
    private Map<String, Boolean> leaves(Quantity.Term term) {
        var leaves = new HashMap<String, Boolean>();
        collect(term.metric(), term.added(), leaves);
        return leaves;
    }

    private void collect(String metric, boolean added, Map<String, Boolean> leaves) {
        var parts = draft.names.isMetric(metric)
                ? draft.names.metric(metric).meta().study().madeOf()
                : List.<ai.victor.model.Study.Term>of();
        if (parts.isEmpty()) {
            leaves.put(metric, added);
        }
        parts.forEach(part -> collect(part.metric(), added == part.added(), leaves));
    }
}
