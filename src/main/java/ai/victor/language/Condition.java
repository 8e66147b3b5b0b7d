package ai.victor.language;

import java.util.List;

/**
 * A filter on a dimension.
 *
 * @param values any of them; none: the dimension has a value at all
 * @param negated whether it must not hold
 * @param words as the question had them
 */
public record Condition(String dimension, List<String> values, boolean negated, String words) {
    public Condition {
        values = List.copyOf(values);
    }

    String sql() {
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
