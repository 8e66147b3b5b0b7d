package ai.victor.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What columns the marts of a store have, so that a model can be checked against it.
 *
 * @param tables table → columns, in lower case; empty where no store is at hand: then no column is checked
 */
public record MartColumns(Map<String, Set<String>> tables) {
    /** No store is at hand. */
    public static final MartColumns UNKNOWN = new MartColumns(Map.of());

    public MartColumns {
        var copy = new LinkedHashMap<String, Set<String>>();
        tables.forEach((table, columns) -> copy.put(table, Set.copyOf(columns)));
        tables = Map.copyOf(copy);
    }
}
