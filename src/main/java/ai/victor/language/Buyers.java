package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears whose purchases are counted: {@code how many hoodies did new customers buy} counts hoodies, and {@code orders by returning customers} orders. */
final class Buyers {
    private Buyers() {}

    static List<Item> read(List<Item> items, Names names) {
        // "Orders by new and returning customers" has a row for each.
        if (items.stream()
                .anyMatch(item -> Superlatives.ROLES.contains(item.role())
                        || item.is(Role.AND)
                        || item.is(Role.VERSUS)
                        || item.is(Role.WHICH))) {
            return items;
        }
        for (int at = 1; at < items.size(); at++) {
            var buyers = kind(items.get(at), names);
            if (buyers.isEmpty()) {
                continue;
            }
            var before = items.get(at - 1);
            if (before.is(Role.BY) && at > 1 && items.get(at - 2).hasMetric()) {
                var out = new ArrayList<>(items);
                out.set(at - 1, before.as(Role.FILLER));
                out.set(at, items.get(at).as(buyers.get()));
                return out;
            }
            int end = things(items);
            var others = items.stream().filter(Item::hasMetric).count() > 1;
            if (end > 0 && end <= at && !before.is(Role.AND) && !others) {
                var counter = names.bindings().counterOf(items.get(end - 1));
                if (counter.isPresent()) {
                    var out = new ArrayList<>(items);
                    out.set(at, items.get(at).as(buyers.get()));
                    if (before.is(Role.BY)) {
                        out.set(at - 1, before.as(Role.FILLER));
                    }
                    out.add(end, items.get(end - 1).named(new Meaning.OfMetric(counter.get(), true)));
                    return out;
                }
            }
        }
        return items;
    }

    /** Where the things end that a question opens with to count them, {@code how many black hoodies}; or -1. */
    private static int things(List<Item> items) {
        int start = Item.after(items, -1);
        if (start >= items.size() || !items.get(start).is(Role.HOW_MANY)) {
            return -1;
        }
        int end = start + 1;
        while (end < items.size() && MostOf.isThing(items.get(end))) {
            end++;
        }
        return end > start + 1 && items.get(end - 1).plural() ? end : -1;
    }

    /** The customers that a count counts, as a filter. */
    private static Optional<Meaning.OfValue> kind(Item item, Names names) {
        return item.is(Role.NAME) && item.plural() && item.hasMetric()
                ? names.bindings().filterOf(item.metrics().get(0))
                : Optional.empty();
    }
}
