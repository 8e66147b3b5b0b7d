package ai.victor.language;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter on a dimension.
 *
 * @param values any of them; none: the dimension has a value at all
 * @param negated whether it must not hold
 * @param words as the question had them
 * @param either choices, of which all of one must hold; then the rest is that of the first one
 */
public record Condition(
        String dimension, List<String> values, boolean negated, String words, List<List<Condition>> either) {
    public Condition {
        values = List.copyOf(values);
        either = List.copyOf(either);
    }

    public Condition(String dimension, List<String> values, boolean negated, String words) {
        this(dimension, values, negated, words, List.of());
    }

    /** One filter of several, of which one is enough. */
    static Condition either(List<List<Condition>> choices) {
        var first = choices.get(0).get(0);
        var words = choices.stream()
                .map(choice -> choice.stream().map(Condition::words).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" or "));
        return new Condition(first.dimension(), first.values(), false, words, choices);
    }

    /** Itself, or each filter of its choices. */
    Stream<Condition> all() {
        return either.isEmpty() ? Stream.of(this) : either.stream().flatMap(List::stream);
    }

    String sql() {
        if (!either.isEmpty()) {
            return either.stream()
                    .map(choice -> choice.stream().map(Condition::sql).collect(Collectors.joining(" AND ")))
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }
        if (values.isEmpty()) {
            return dimension + (negated ? " IS NULL" : " IS NOT NULL");
        }
        var literals = String.join(", ", values.stream().map(Condition::literal).toList());
        var positive = values.size() == 1
                ? dimension + (negated ? " <> " : " = ") + literals
                : dimension + (negated ? " NOT IN (" : " IN (") + literals + ")";
        // What is missing is not the value: without this, SQL would drop it.
        return negated ? "(" + positive + " OR " + dimension + " IS NULL)" : positive;
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
