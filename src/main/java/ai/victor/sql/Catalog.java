package ai.victor.sql;

import ai.victor.table.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a store and the types of their columns.
 *
 * @param tables table → column → type, in lower case
 * @param recounted the names of those {@link ai.victor.model.Recount}s that the store proves
 */
public record Catalog(Map<String, Map<String, Type>> tables, Set<String> recounted) {
    public Catalog {
        var copy = new LinkedHashMap<String, Map<String, Type>>();
        tables.forEach((table, columns) -> copy.put(table, Map.copyOf(columns)));
        tables = Map.copyOf(copy);
        recounted = Set.copyOf(recounted);
    }

    /** A store that proves nothing. */
    public Catalog(Map<String, Map<String, Type>> tables) {
        this(tables, Set.of());
    }
}
