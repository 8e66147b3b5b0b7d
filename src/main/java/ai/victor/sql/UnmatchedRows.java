package ai.victor.sql;

import ai.victor.model.Reach;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Physical SQL that counts the rows of facts whose keys match no row of a table that they join: a filter by what that tells cannot reach them. */
final class UnmatchedRows {
    private final SemanticColumns columns;
    private final DayOfWeek weekStart;

    UnmatchedRows(SemanticColumns columns, DayOfWeek weekStart) {
        this.columns = columns;
        this.weekStart = weekStart;
    }

    /** One SELECT of four columns, fact, path, day and rows; empty where no fact joins anything. */
    String select() {
        var selects = new ArrayList<String>();
        for (var fact : columns.facts()) {
            var paths = new LinkedHashMap<String, Fact.Bound>();
            columns.model()
                    .dimensionsOf(fact.model())
                    .forEach((name, reach) -> fact.dimension(name)
                            .filter(bound -> !bound.joins().isEmpty())
                            .ifPresent(bound -> paths.putIfAbsent(path(reach), bound)));
            paths.forEach((path, bound) -> selects.add(select(fact, path, bound)));
        }
        return String.join("\nUNION ALL\n", selects);
    }

    /** The keys that lead to a dimension: {@code order}, or {@code order → customer}. */
    static String path(Reach reach) {
        return reach.joins().stream().map(join -> join.foreign().name()).collect(Collectors.joining(" → "));
    }

    private String select(Fact fact, String path, Fact.Bound bound) {
        var time = fact.time();
        var joins = new LinkedHashMap<String, Fact.Joined>();
        List.of(time, bound).forEach(part -> part.joins().forEach(join -> joins.putIfAbsent(join.alias(), join)));
        return "SELECT " + text(fact.name()) + " AS fact, " + text(path) + " AS path, "
                + SqlText.of(TimeExpressions.of(TimeColumn.DAY, time, weekStart)) + " AS day, COUNT(*) AS n FROM "
                + fact.from()
                + joins.values().stream()
                        .map(join -> " LEFT JOIN " + join.from() + " ON " + SqlText.of(join.condition()))
                        .collect(Collectors.joining())
                + " WHERE (" + SqlText.of(bound.joins().getLast().condition()) + ") IS NOT TRUE GROUP BY 3";
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
