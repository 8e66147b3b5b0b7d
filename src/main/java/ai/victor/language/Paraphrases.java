package ai.victor.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes bounds that are said without a number as bounds: {@code negative margin} is margin below 0, {@code bought more than once} more than 1 order,
 * {@code lost over $20} a loss of it, and marks what there is none of: {@code sold nothing}, {@code no orders}, {@code never sold}.
 */
final class Paraphrases {
    private static final Map<String, Integer> TIMES = Map.of("once", 1, "twice", 2, "thrice", 3);

    /** What is read here and is no word of the grammar. */
    private static final Set<String> WORDS = Set.of(
            "negative", "positive", "once", "twice", "thrice", "times", "nothing", "never", "single", "lose", "loses");

    private final List<Item> items;
    private final Names names;

    private Paraphrases(List<Item> items, Names names) {
        this.items = new ArrayList<>(items);
        this.names = names;
    }

    static boolean knows(String word) {
        return WORDS.contains(word);
    }

    static List<Item> read(List<Item> items, Names names) {
        var paraphrases = new Paraphrases(items, names);
        for (int at = 0; at < paraphrases.items.size(); at++) {
            paraphrases.sign(at);
            paraphrases.times(at);
            paraphrases.some(at);
            paraphrases.losing(at);
            paraphrases.nothing(at);
        }
        return paraphrases.items;
    }

    /** {@code negative margin}, {@code the margin is negative}. */
    private void sign(int at) {
        if (!is(at, Role.UNKNOWN) || !text(at).matches("negative|positive")) {
            return;
        }
        var bound = List.of(
                items.get(at).as(text(at).equals("negative") ? Role.LESS : Role.MORE), number(items.get(at), 0, ""));
        int next = after(at);
        int before = before(at);
        while (is(before, Role.VERB)) {
            before = before(before);
        }
        if (isNumber(next)) {
            var metric = items.remove(next);
            items.remove(at);
            items.add(at, metric);
            items.addAll(at + 1, bound);
            // What follows is no unit of the bound.
            items.add(at + 3, metric.as(Role.BREAK));
        } else if (isNumber(before)) {
            items.remove(at);
            items.addAll(at, bound);
        }
    }

    /** {@code bought more than once}, {@code ordered at least 3 times}, {@code came back}: how often is the number of orders. */
    private void times(int at) {
        var number = count(at);
        int end = number.isPresent() && !TIMES.containsKey(text(at)) ? at + 1 : at;
        if (number.isEmpty()) {
            return;
        }
        var occasions = occasions(at);
        if (occasions.isEmpty()) {
            return;
        }
        var item = items.get(at);
        int before = before(at);
        var count = new Item(
                item.text(),
                item.key(),
                Role.NAME,
                List.of(new Meaning.OfMetric(occasions.get(), true)),
                Optional.empty(),
                Optional.empty(),
                "",
                true);
        var written = new ArrayList<Item>();
        if (is(before, Role.ONLY)) {
            items.set(before, items.get(before).as(Role.FILLER));
            written.add(named(item, "exactly", Role.FILLER));
        } else if (!List.of("exactly").contains(text(before)) && !isComparing(before)) {
            written.add(item.as(number.get() == 1 ? Role.FILLER : Role.AT_LEAST));
            if (number.get() == 1) {
                return;
            }
        }
        written.add(number(item, number.get(), ""));
        written.add(count);
        items.subList(at, end + 1).clear();
        items.addAll(at, written);
        int verb = at - 1;
        while (verb >= 0 && (is(verb, Role.FILLER) || isComparing(verb))) {
            verb--;
        }
        if (verb >= 0 && (is(verb, Role.UNKNOWN) || is(verb, Role.NAME) || is(verb, Role.VERB)) && isBuying(verb)) {
            items.set(verb, items.get(verb).as(Role.WITH));
        }
    }

    private Optional<Integer> count(int at) {
        if (is(at, Role.UNKNOWN) && TIMES.containsKey(text(at))) {
            return Optional.ofNullable(TIMES.get(text(at)));
        }
        if (is(at, Role.NUMBER) && at + 1 < items.size() && text(at + 1).matches("times?")) {
            return items.get(at).number().map(BigDecimal::intValue);
        }
        return Optional.empty();
    }

    private boolean isBuying(int at) {
        return text(at).matches("bought|buy|buys|ordered|order|orders|purchased|purchase|shopped|came|come|comes");
    }

    private boolean isComparing(int at) {
        return is(at, Role.MORE) || is(at, Role.LESS) || is(at, Role.AT_LEAST) || is(at, Role.AT_MOST);
    }

    /** What is counted where something named before does it more than once: a customer orders. */
    private Optional<String> occasions(int at) {
        for (int here = at - 1; here >= 0; here--) {
            for (var dimension : items.get(here).dimensions()) {
                var occasions = names.things().occasionsOf(dimension);
                if (occasions.isPresent()) {
                    return occasions;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code orders with a refund}, {@code how many orders had discounts}: more than none of it. */
    private void some(int at) {
        if (!isNumber(at) || items.get(at).hasValue() || at == 0) {
            return;
        }
        int lead = before(at);
        var article = text(at - 1).matches("(.* )?(a|an|any|some)");
        var having = is(lead, Role.WITH) && text(lead).matches("with|that have|that had|who have|which have|which had")
                || text(article ? at - 2 : at - 1).matches("have|has|had");
        int noun = is(lead, Role.WITH) ? before(lead) : lead;
        int next = after(at);
        var counted = is(noun, Role.NAME)
                && isNumber(noun)
                && items.get(noun).hasDimension()
                && (is(before(noun), Role.HOW_MANY) && text(before(noun)).matches(".*\\b(many|number|count)\\b.*"));
        var last = next >= items.size()
                || is(next, Role.BREAK)
                || is(next, Role.TIME)
                || is(next, Role.PREPOSITION) && (is(after(next), Role.TIME) || is(after(next), Role.NAME));
        if (having && counted && last) {
            items.add(at + 1, items.get(at).as(Role.BREAK));
            items.add(at + 1, number(items.get(at), 0, ""));
            items.add(at + 1, items.get(at).as(Role.MORE));
        }
    }

    /** {@code lost more than $20}. */
    private void losing(int at) {
        int next = after(at);
        if (text(at).matches("lose|loses|lost|losing")
                && !is(at, Role.LOSS)
                && isComparing(next)
                && (is(after(next), Role.NUMBER) || is(after(next), Role.MONEY))) {
            items.set(at, items.get(at).as(Role.LOSS));
        }
    }

    /** {@code sold nothing}, {@code never sold}, {@code did not sell}, {@code no orders}, {@code zero sales}, {@code without a single order}. */
    private void nothing(int at) {
        if (is(at, Role.UNKNOWN) && text(at).equals("nothing") && isVerb(before(at))) {
            int verb = before(at);
            items.remove(at);
            items.add(verb, named(items.get(verb), "nothing", Role.NOTHING));
            return;
        }
        var zero = is(at, Role.NUMBER)
                && items.get(at).unit().isEmpty()
                && items.get(at).number().filter(number -> number.signum() == 0).isPresent()
                && !isComparing(before(at));
        var denied = is(at, Role.NOT) && text(at).matches("(.* )?not|.*n['’]t") || text(at).equals("never");
        var without = denied || is(at, Role.NOT) && text(at).matches("no|without|without any");
        if (!zero && !without) {
            return;
        }
        int next = after(at);
        while (next < items.size() && text(next).equals("single")) {
            items.remove(next);
            next = after(at);
        }
        var said = denied ? isVerb(next) : isNumber(next);
        var noun = next < items.size() && items.get(next).values().isEmpty();
        if (said && noun && leadsFromRows(at) || !denied && hasNumber(next) && leadsFromDays(at)) {
            items.set(at, items.get(at).as(Role.NOTHING));
        }
    }

    /** A number here, or after what it is held to: {@code TikTok orders}. */
    private boolean hasNumber(int at) {
        int here = at;
        while (is(here, Role.NAME) && !items.get(here).values().isEmpty() && is(after(here), Role.NAME)) {
            here = after(here);
        }
        return isNumber(here);
    }

    /** {@code which days had}, {@code any days}: days that are asked for, and no number by day. */
    private boolean leadsFromDays(int at) {
        var days = false;
        for (int here = at - 1; here >= 0; here--) {
            var item = items.get(here);
            if (item.hasMetric() && item.is(Role.NAME) || item.is(Role.BY) || item.is(Role.PER) || item.is(Role.EACH)) {
                return false;
            }
            days |= item.dimensions().stream().anyMatch(TimeColumns.GRAINS::contains)
                    && (item.plural()
                            || is(before(here), Role.WHICH)
                            || text(here - 1).equals("any"));
        }
        return days;
    }

    /** Whether something stands before that may have nothing: rows, and not only a number that leaves something out. */
    private boolean leadsFromRows(int at) {
        for (int here = at - 1; here >= 0; here--) {
            if (items.get(here).dimensions().stream().anyMatch(dimension -> !TimeColumns.isTime(dimension))) {
                return true;
            }
        }
        return false;
    }

    private boolean isVerb(int at) {
        return is(at, Role.NAME) && !items.get(at).verbs().isEmpty()
                || isNumber(at) && text(at).matches("order|buy|purchase|sell");
    }

    private boolean isNumber(int at) {
        return is(at, Role.NAME) && items.get(at).hasMetric();
    }

    private boolean is(int at, Role role) {
        return at >= 0 && at < items.size() && items.get(at).is(role);
    }

    private String text(int at) {
        return at < 0 || at >= items.size() ? "" : items.get(at).text().toLowerCase(Locale.ROOT);
    }

    private int after(int at) {
        int here = at + 1;
        while (is(here, Role.FILLER)) {
            here++;
        }
        return here;
    }

    private int before(int at) {
        int here = at - 1;
        while (is(here, Role.FILLER)) {
            here--;
        }
        return here;
    }

    private static Item named(Item from, String text, Role role) {
        return new Item(text, text, role, List.of(), Optional.empty(), Optional.empty(), "", false);
    }

    private static Item number(Item from, int number, String unit) {
        return new Item(
                from.text(),
                from.key(),
                Role.NUMBER,
                List.of(),
                Optional.empty(),
                Optional.of(BigDecimal.valueOf(number)),
                unit,
                false);
    }
}
