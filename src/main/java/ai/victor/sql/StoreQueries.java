package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Physical SQL that tells which values and which days a store has. */
public final class StoreQueries {
    private final SemanticColumns columns;
    private final DayOfWeek weekStart;

    StoreQueries(SemanticColumns columns, DayOfWeek weekStart) {
        this.columns = columns;
        this.weekStart = weekStart;
    }

    /**
     * For each categorical dimension a SELECT of its distinct values as text, from the tables that declare it, so that values are known that no
     * fact has.
     *
     * @param most how many values it may return
     */
    public Map<String, String> values(int most) {
        var sources = new LinkedHashMap<String, Set<String>>();
        var model = columns.model();
        for (var fact : model.facts()) {
            model.dimensionsOf(fact).forEach((name, reach) -> {
                if (!reach.dimension().isTime()) {
                    columns.fact(fact.name())
                            .dimension(name)
                            .ifPresent(bound -> sources.computeIfAbsent(name, dimension -> new LinkedHashSet<>())
                                    .add(select(
                                            bound,
                                            bound.joins().isEmpty()
                                                    ? fact.table()
                                                    : reach.owner().table(),
                                            alias(fact.name(), bound))));
                }
            });
        }
        var queries = new LinkedHashMap<String, String>();
        sources.forEach((name, selects) ->
                queries.put(name, String.join("\nUNION\n", selects) + "\nORDER BY 1\nLIMIT " + most));
        return queries;
    }

    /** One SELECT of three columns: fact, its first day, its last day; a month's last day for a fact of months. */
    public String coverage() {
        var selects = new ArrayList<String>();
        for (var fact : columns.facts()) {
            var day = SqlText.of(TimeExpressions.of(TimeColumn.DAY, fact.time(), weekStart));
            var last = fact.isOfMonths() ? "LAST_DAY(MAX(" + day + "))" : "MAX(" + day + ")";
            var joins = fact.time().joins().stream()
                    .map(join -> " LEFT JOIN " + SqlText.name(join.table()) + " AS " + SqlText.name(join.alias())
                            + " ON " + SqlText.of(join.condition()))
                    .collect(Collectors.joining());
            selects.add("SELECT '" + fact.name().replace("'", "''") + "' AS fact, MIN(" + day + ") AS first_day, "
                    + last + " AS last_day FROM " + SqlText.name(fact.model().table()) + " AS "
                    + SqlText.name(fact.name()) + joins);
        }
        return String.join("\nUNION ALL\n", selects);
    }

    /**
     * One SELECT of four columns: fact, the keys on the way to a table that it joins, day, and how many rows of that day match nothing there; empty
     * for a model without joins.
     */
    public Optional<String> unmatched() {
        return Optional.of(new UnmatchedRows(columns, weekStart).select()).filter(select -> !select.isEmpty());
    }

    private static String alias(String fact, Fact.Bound bound) {
        return bound.joins().isEmpty() ? fact : bound.joins().getLast().alias();
    }

    private static String select(Fact.Bound bound, String table, String alias) {
        var expression = SqlText.of(bound.expression());
        return "SELECT DISTINCT CAST(" + expression + " AS VARCHAR) AS item FROM "
                + SqlText.name(table.toLowerCase(Locale.ROOT)) + " AS " + SqlText.name(alias) + " WHERE " + expression
                + " IS NOT NULL";
    }
}
