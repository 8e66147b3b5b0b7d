package ai.victor.sql;

import ai.victor.table.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables of a store and the types of their columns.
 *
 * @param tables table → column → type, in lower case
 */
public record Catalog(Map<String, Map<String, Type>> tables) {
    public Catalog {
        var copy = new LinkedHashMap<String, Map<String, Type>>();
        tables.forEach((table, columns) -> copy.put(table, Map.copyOf(columns)));
        tables = Map.copyOf(copy);
    }
}
