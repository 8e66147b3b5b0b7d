package ai.victor.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Hears what a question leaves out because its other words say it: {@code the most hoodies} are the most units of them, {@code the most money} is what
 * the verb says, {@code not by SPOD} is not SPOD.
 */
final class MostOf {
    private MostOf() {}

    static List<Item> read(List<Item> items, Names names) {
        return units(kinds(without(money(items))), names);
    }

    /** {@code which state bought the most hoodies} ranks by their units. */
    private static List<Item> units(List<Item> items, Names names) {
        for (int at = 0; at < items.size(); at++) {
            var word = items.get(at);
            if ((word.is(Role.HIGHEST) || word.is(Role.LOWEST)) && word.text().matches("(?i)most|fewest|least")) {
                int end = at + 1;
                while (end < items.size() && isThing(items.get(end))) {
                    end++;
                }
                var counted = end < items.size() && items.get(end).is(Role.NAME);
                if (end == at + 1 || counted || !items.get(end - 1).plural()) {
                    continue;
                }
                var counter = names.bindings().counterOf(items.get(end - 1));
                if (counter.isPresent()) {
                    var out = new ArrayList<>(items);
                    out.add(end, items.get(end - 1).named(new Meaning.OfMetric(counter.get(), true)));
                    return out;
                }
            }
        }
        return items;
    }

    /** {@code makes the most money}: the verb says which money. */
    private static List<Item> money(List<Item> items) {
        var verb = items.stream().anyMatch(item -> !item.verbs().isEmpty());
        for (int at = 0; verb && at + 1 < items.size(); at++) {
            var next = items.get(at + 1);
            if (Superlatives.ROLES.contains(items.get(at).role())
                    && next.is(Role.UNKNOWN)
                    && next.text().equalsIgnoreCase("money")) {
                var out = new ArrayList<>(items);
                out.set(at + 1, next.as(Role.FILLER));
                return out;
            }
        }
        return items;
    }

    /** {@code not by SPOD}: the little word between says nothing more. */
    private static List<Item> without(List<Item> items) {
        for (int at = 0; at + 2 < items.size(); at++) {
            var value = items.get(at + 2);
            if (items.get(at).is(Role.NOT) && items.get(at + 1).is(Role.BY) && isThing(value)) {
                var out = new ArrayList<>(items);
                out.set(at + 1, items.get(at + 1).as(Role.FILLER));
                return out;
            }
        }
        return items;
    }

    /** {@code the open rate of flows}: where nothing picks some of them, the kind is meant, and not each single one. */
    private static List<Item> kinds(List<Item> items) {
        var picking = items.stream().anyMatch(item -> switch (item.role()) {
            case HIGHEST, LOWEST, BEST, WORST, WHICH, MORE, LESS, AT_LEAST, AT_MOST, LOSS, GAIN, WITH, NOT, HOW_MANY ->
                true;
            default -> false;
        });
        if (picking) {
            return items;
        }
        var out = new ArrayList<>(items);
        for (int at = 1; at < items.size(); at++) {
            var item = items.get(at);
            var led = items.get(at - 1).is(Role.OF)
                    || items.get(at - 1).is(Role.PREPOSITION)
                            && items.get(at - 1).text().matches("(?i)for|of|from|in");
            var rest = items.subList(at + 1, items.size()).stream()
                    .allMatch(one ->
                            one.is(Role.TIME) || one.is(Role.PREPOSITION) || one.is(Role.FILLER) || one.is(Role.BREAK));
            if (led
                    && rest
                    && item.is(Role.NAME)
                    && item.plural()
                    && item.hasValue()
                    && item.hasDimension()
                    && !item.hasMetric()) {
                out.set(at, item.meaning(item.values()));
            }
        }
        return out;
    }

    static boolean isThing(Item item) {
        return item.is(Role.NAME) && item.hasValue() && !item.hasMetric() && !item.hasDimension();
    }
}
