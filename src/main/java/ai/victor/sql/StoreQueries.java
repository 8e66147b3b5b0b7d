package ai.victor.sql;

import ai.victor.model.Reach;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
     * fact has; of limited facts those that their rows have.
     *
     * @param most how many values it may return
     */
    public Map<String, String> values(int most) {
        var sources = new LinkedHashMap<String, Set<String>>();
        var model = columns.model();
        for (var fact : columns.facts()) {
            model.dimensionsOf(fact.model()).forEach((name, reach) -> {
                if (!reach.dimension().isTime()) {
                    fact.dimension(name)
                            .ifPresent(bound -> sources.computeIfAbsent(name, dimension -> new LinkedHashSet<>())
                                    .add(fact.isLimited() ? throughFact(fact, bound) : direct(fact, reach, bound)));
                }
            });
        }
        var queries = new LinkedHashMap<String, String>();
        sources.forEach((name, selects) ->
                queries.put(name, String.join("\nUNION\n", selects) + "\nORDER BY 1\nLIMIT " + most));
        return queries;
    }

    /** One SELECT of three columns: fact, its first day, its last day; a month's last day for a fact of months. Empty where there is no fact. */
    public Optional<String> coverage() {
        var selects = new ArrayList<String>();
        for (var fact : columns.facts()) {
            var day = SqlText.of(TimeExpressions.of(TimeColumn.DAY, fact.time(), weekStart));
            var last = fact.isOfMonths() ? "LAST_DAY(MAX(" + day + "))" : "MAX(" + day + ")";
            selects.add("SELECT '" + fact.name().replace("'", "''") + "' AS fact, MIN(" + day + ") AS first_day, "
                    + last + " AS last_day FROM " + fact.from()
                    + joins(fact.time().joins()));
        }
        return Optional.of(String.join("\nUNION ALL\n", selects)).filter(select -> !select.isEmpty());
    }

    /**
     * One SELECT of four columns: fact, the keys on the way to a table that it joins, day, and how many rows of that day match nothing there; empty
     * for a model without joins.
     */
    public Optional<String> unmatched() {
        return Optional.of(new UnmatchedRows(columns, weekStart).select()).filter(select -> !select.isEmpty());
    }

    private static String direct(Fact fact, Reach reach, Fact.Bound bound) {
        return bound.joins().isEmpty()
                ? select(bound, fact.wholeTable())
                : select(
                        bound,
                        SqlText.name(reach.owner().table().toLowerCase(Locale.ROOT)) + " AS "
                                + SqlText.name(bound.joins().getLast().alias()));
    }

    /** Of a limited fact only what its rows tell: a table that it joins may hold what belongs to others. */
    private static String throughFact(Fact fact, Fact.Bound bound) {
        return select(bound, fact.from() + joins(bound.joins()));
    }

    private static String joins(List<Fact.Joined> joins) {
        return joins.stream()
                .map(join -> " LEFT JOIN " + join.from() + " ON " + SqlText.of(join.condition()))
                .collect(Collectors.joining());
    }

    private static String select(Fact.Bound bound, String from) {
        var expression = SqlText.of(bound.expression());
        return "SELECT DISTINCT CAST(" + expression + " AS VARCHAR) AS item FROM " + from + " WHERE " + expression
                + " IS NOT NULL";
    }
}
