package ai.victor.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;

/** Whether an expression is about time, about something else, or about both. */
enum Timing {
    TIME,
    OTHER,
    BOTH;

    static Timing of(SqlNode node) {
        var names = Plan.dimensionNames(node).keySet();
        boolean time = names.stream().anyMatch(name -> TimeColumn.named(name).isPresent());
        boolean other = names.stream().anyMatch(name -> TimeColumn.named(name).isEmpty());
        return time && other ? BOTH : time ? TIME : OTHER;
    }

    /** The time columns of some expressions. */
    static Set<TimeColumn> columns(List<SqlNode> nodes) {
        return nodes.stream()
                .flatMap(node -> Plan.dimensionNames(node).keySet().stream())
                .flatMap(name -> TimeColumn.named(name).stream())
                .collect(Collectors.toCollection(() -> java.util.EnumSet.noneOf(TimeColumn.class)));
    }
}
