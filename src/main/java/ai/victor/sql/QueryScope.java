package ai.victor.sql;

import ai.victor.table.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names mean at one place of a query: its common table expressions, the tables of its FROM, and those of the queries around it. */
final class QueryScope {
    private final @Nullable QueryScope outer;
    private final Catalog catalog;
    private final Map<String, Map<String, ValueKind>> commons = new LinkedHashMap<>();
    private final Map<String, Map<String, ValueKind>> tables = new LinkedHashMap<>();
    private final Map<String, ValueKind> aliases = new LinkedHashMap<>();

    QueryScope(Catalog catalog) {
        this.outer = null;
        this.catalog = catalog;
    }

    private QueryScope(QueryScope outer) {
        this.outer = outer;
        this.catalog = outer.catalog;
    }

    QueryScope inner() {
        return new QueryScope(this);
    }

    void addCommon(String name, Map<String, ValueKind> columns) {
        commons.put(fold(name), columns);
    }

    void addTable(String alias, Map<String, ValueKind> columns) {
        tables.put(fold(alias), columns);
    }

    /** A column of the result, which is known by its name where no table has it. */
    void addAlias(String name, ValueKind kind) {
        aliases.putIfAbsent(fold(name), kind);
    }

    /** The columns of a table by its name. */
    Map<String, ValueKind> columnsOf(String table) {
        for (var scope = this; scope != null; scope = scope.outer) {
            var common = scope.commons.get(fold(table));
            if (common != null) {
                return common;
            }
        }
        var columns = new LinkedHashMap<String, ValueKind>();
        Map<String, Type> stored = catalog.tables().getOrDefault(fold(table), Map.of());
        stored.forEach((name, type) -> columns.put(fold(name), ValueKind.of(type)));
        return columns;
    }

    /** All columns of FROM, or those of one table of it. */
    Map<String, ValueKind> star(Optional<String> table) {
        var columns = new LinkedHashMap<String, ValueKind>();
        tables.forEach((alias, own) -> {
            if (table.isEmpty() || fold(table.get()).equals(alias)) {
                own.forEach(columns::putIfAbsent);
            }
        });
        return columns;
    }

    /** Whether a table of FROM, not an alias, has a column without a table's name before it. */
    boolean hasColumn(String name) {
        return tables.values().stream().anyMatch(columns -> columns.containsKey(fold(name)));
    }

    ValueKind kind(List<String> names) {
        var column = fold(names.getLast());
        for (var scope = this; scope != null; scope = scope.outer) {
            if (names.size() > 1) {
                var table = scope.tables.get(fold(names.get(names.size() - 2)));
                if (table != null) {
                    return table.getOrDefault(column, ValueKind.UNKNOWN);
                }
            } else {
                for (var table : scope.tables.values()) {
                    var kind = table.get(column);
                    if (kind != null) {
                        return kind;
                    }
                }
                var alias = scope.aliases.get(column);
                if (alias != null) {
                    return alias;
                }
            }
        }
        return ValueKind.UNKNOWN;
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
