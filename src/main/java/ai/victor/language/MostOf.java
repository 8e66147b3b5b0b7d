package ai.victor.language;

import java.util.ArrayList;
import java.util.List;

/** Hears the count that is left out where things are named in its place: {@code which state bought the most hoodies} ranks by their units. */
final class MostOf {
    private MostOf() {}

    static List<Item> read(List<Item> items, Names names) {
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
                var counters = items.get(end - 1).values().stream()
                        .flatMap(value -> names.bindings().counterOf(value.dimension()).stream())
                        .distinct()
                        .toList();
                if (counters.size() == 1) {
                    var out = new ArrayList<>(items);
                    out.add(end, items.get(end - 1).named(new Meaning.OfMetric(counters.get(0), true)));
                    return out;
                }
            }
        }
        return items;
    }

    private static boolean isThing(Item item) {
        return item.is(Role.NAME) && item.hasValue() && !item.hasMetric() && !item.hasDimension();
    }
}
