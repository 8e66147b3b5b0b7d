package ai.victor.source.shopify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cell "Note Attributes" of the orders CSV: {@code key: value}, one a line. Buyers and apps write into it what they like, so only what is asked for
 * by its key is taken out of it.
 */
record NoteAttributes(List<Attribute> attributes) {
    /** One of them. */
    record Attribute(String key, String value) {}

    static NoteAttributes of(String cell) {
        var attributes = new ArrayList<Attribute>();
        for (var line : cell.split("\n", -1)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                attributes.add(new Attribute(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new NoteAttributes(List.copyOf(attributes));
    }

    /** The value of a key. */
    Optional<String> value(String key) {
        return attributes.stream()
                .filter(attribute -> attribute.key().equalsIgnoreCase(key)
                        && !attribute.value().isEmpty())
                .map(Attribute::value)
                .findFirst();
    }

    /**
     * The app that recommended a line: an attribute of an order tells it of the line whose sku it names, or of the only line.
     *
     * @param only whether the order has no other line
     */
    Optional<String> recommender(String sku, boolean only) {
        return attributes.stream()
                .filter(attribute -> only || !sku.isEmpty() && attribute.value().contains(sku))
                .flatMap(attribute -> Recommendation.app(attribute.key(), attribute.value()).stream())
                .findFirst();
    }
}
