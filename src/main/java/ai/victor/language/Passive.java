package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears in {@code how many orders were refunded} the refunded orders, where the model counts such: not orders, and beside them refunds. */
final class Passive {
    private static final String BEING =
            "(?i)(?:(?:that|which) )?(?:is|are|was|were|got|get|been|being|has been|have been|had been)";

    private Passive() {}

    static List<Item> read(List<Item> items, Lexicon lexicon) {
        for (int at = 1; at < items.size(); at++) {
            var done = items.get(at);
            if (!items.get(at - 1).text().matches(BEING)
                    || !done.text().matches("(?i)\\p{L}+ed")
                    || !done.hasMetric()) {
                continue;
            }
            for (int noun = 0; noun < at - 1; noun++) {
                var things = items.get(noun);
                var counted = things.is(Role.NAME) && things.plural() && things.hasMetric()
                        ? kind(done.text() + " " + things.text(), lexicon)
                        : Optional.<Meaning.OfMetric>empty();
                if (counted.isPresent()) {
                    var out = new ArrayList<>(items);
                    out.set(noun, things.named(counted.get()));
                    out.set(at, done.as(Role.FILLER));
                    return out;
                }
            }
        }
        return items;
    }

    private static Optional<Meaning.OfMetric> kind(String phrase, Lexicon lexicon) {
        return lexicon.meanings(phrase).stream()
                .filter(Meaning.OfMetric.class::isInstance)
                .map(Meaning.OfMetric.class::cast)
                .findFirst();
    }
}
