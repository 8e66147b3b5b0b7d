package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.model.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions in semantic SQL. */
final class Conditions {
    private Conditions() {}

    static String days(DateRange range) {
        return "day BETWEEN DATE '" + range.from() + "' AND DATE '" + range.to() + "'";
    }

    static String all(String... conditions) {
        return Stream.of(conditions)
                .filter(condition -> !condition.isBlank())
                .map(condition -> conditions.length > 1
                                && condition.toUpperCase(Locale.ROOT).contains(" OR ")
                        ? "(" + condition + ")"
                        : condition)
                .collect(Collectors.joining(" AND "));
    }

    static String where(String condition) {
        return condition.isBlank() ? "" : " WHERE " + condition;
    }

    /** A metric's own conditions. */
    static String of(List<Metric.Filter> filters) {
        return filters.stream().map(Conditions::of).collect(Collectors.joining(" AND "));
    }

    static String equal(String dimension, String value) {
        return dimension + " = " + quoted(value);
    }

    private static String of(Metric.Filter filter) {
        var values = filter.values().stream().map(Conditions::quoted).toList();
        return filter.dimension() + " " + filter.operator()
                + switch (filter.operator()) {
                    case "IN", "NOT IN" -> " (" + String.join(", ", values) + ")";
                    case "IS NULL", "IS NOT NULL" -> "";
                    default -> " " + values.getFirst();
                };
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
