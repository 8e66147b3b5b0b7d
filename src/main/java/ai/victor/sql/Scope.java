package ai.victor.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * What a block may read beside {@code metrics}.
 *
 * @param tables name in lower case → the common table expression
 * @param written the same as they were written, in order
 * @param outer the names of the blocks around it, which it may not use
 */
record Scope(Map<String, Table> tables, List<SqlNode> written, List<Names> outer) {
    static final Scope EMPTY = new Scope(Map.of(), List.of(), List.of());

    /** A block and its name in the physical text. */
    record Table(String name, Block block) {}

    Scope {
        tables = new LinkedHashMap<>(tables);
        written = List.copyOf(written);
        outer = List.copyOf(outer);
    }

    Optional<Table> find(String name) {
        return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)));
    }

    Scope with(String name, Table table, SqlNode item) {
        var more = new LinkedHashMap<>(tables);
        more.put(name.toLowerCase(Locale.ROOT), table);
        var items = new ArrayList<>(written);
        items.add(item);
        return new Scope(more, items, outer);
    }

    /** The scope of a block inside of one that has names. */
    Scope inside(Names names) {
        var around = new ArrayList<>(outer);
        around.add(names);
        return new Scope(tables, written, around);
    }

    List<String> names() {
        return tables.values().stream().map(Table::name).toList();
    }
}
