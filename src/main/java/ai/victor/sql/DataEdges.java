package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Where rows begin and end, as queries in parentheses: before and after, a number shown from another time would be made up. */
final class DataEdges {
    private final DayOfWeek weekStart;
    private final Plan plan;

    DataEdges(DayOfWeek weekStart, Plan plan) {
        this.weekStart = weekStart;
        this.plan = plan;
    }

    /**
     * The condition that a period has begun when the rows end that are shown where they are dated: those that are shown later make no periods
     * of their own. Empty for a source of the former kind, and where it stands alone.
     *
     * @param start the first day of the source's period, given the period
     */
    Optional<String> end(Source source, Function<TimeColumn, String> start) {
        var ends = new LinkedHashSet<String>();
        plan.sources().stream().filter(other -> other.shift().isNone()).forEach(other -> ends.add(last(other)));
        boolean timed = plan.keys().stream().anyMatch(key -> Timing.of(key.expression()) != Timing.OTHER);
        if (!source.shift().isBack() || ends.isEmpty() || !timed) {
            return Optional.empty();
        }
        var end = ends.size() == 1 ? ends.getFirst() : "GREATEST(" + String.join(", ", ends) + ")";
        return Optional.of(start.apply(plan.finestTime().orElse(TimeColumn.DAY)) + " <= " + end);
    }

    /** The condition that a group of the query lies where a source can have rows, told by its shortest period; empty where there is none. */
    Optional<String> within(Source source) {
        return plan.keys().stream()
                .filter(key -> key.expression() instanceof SqlIdentifier)
                .filter(key -> TimeColumn.named(key.name())
                        .filter(TimeColumn::isOrdered)
                        .isPresent())
                .min(Comparator.comparing(key -> TimeColumn.named(key.name()).orElseThrow()))
                .map(key -> switch (source) {
                    case Source.Running running -> between(key.name(), running.name());
                    case Source.AtStart start -> between(key.name(), start.name());
                    case Source.Rows rows -> SqlText.name(key.name()) + " >= " + first(rows, key.name());
                    case Source.State state -> SqlText.name(key.name()) + " >= " + first(state, key.name());
                    case Source.Converted converted -> SqlText.name(key.name()) + " >= " + first(converted, key.name());
                    case Source.Periods periods -> "TRUE";
                });
    }

    private static String between(String key, String source) {
        var period = SqlText.name(key);
        var from = ") FROM " + SqlText.name(source) + ")";
        return period + " BETWEEN (SELECT MIN(" + period + from + " AND (SELECT MAX(" + period + from;
    }

    private String first(Source source, String key) {
        var scope = new FactScope(source.fact(), source.time(), Shift.NONE, weekStart);
        SqlNode first = SqlStdOperatorTable.MIN.createCall(SqlParserPos.ZERO, scope.day());
        var shown = TimeExpressions.of(
                TimeColumn.named(key).orElseThrow(), source.shift().shown(first), weekStart);
        return "(SELECT " + SqlText.of(shown) + " " + scope.from().replace('\n', ' ') + ")";
    }

    private String last(Source source) {
        var scope = new FactScope(source.fact(), source.time(), Shift.NONE, weekStart);
        return "(SELECT MAX(" + SqlText.of(scope.day()) + ") " + scope.from().replace('\n', ' ') + ")";
    }
}
