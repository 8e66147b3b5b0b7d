package ai.victor.access;

import java.util.List;

/**
 * Only rows that have one of these values may be seen.
 *
 * @param dimension by its name in the model
 * @param values as they stand in the data, to the letter; at least one
 */
public record Limit(String dimension, List<String> values) {
    public Limit {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a limit without values lets nothing through: refuse instead");
        }
    }
}
