package ai.victor.sql;

import java.util.Set;

/**
 * Why one value of a column stands in several rows: a join has put one row beside several of another table.
 *
 * @param table whose row it is
 * @param other whose rows it stands beside
 * @param fixed columns beside it, in lower case, that are the same wherever that row stands
 */
record Repeated(String table, String other, Set<String> fixed) {
    Repeated {
        fixed = Set.copyOf(fixed);
    }
}
