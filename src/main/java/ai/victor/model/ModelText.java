package ai.victor.model;

import ai.victor.model.Metric.Filter;
import ai.victor.model.Metric.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts of a model in the words of its files: what a metric is made of, and a filter as SQL. */
final class ModelText {
    private static final List<String> DATES = List.of("day", "week", "month", "quarter");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private ModelText() {}

    /** All conditions that stand in a metric, its own and those of its inputs. */
    static List<Filter> filters(Metric metric) {
        var all = new ArrayList<>(metric.filters());
        switch (metric) {
            case Metric.Simple simple -> {}
            case Metric.Cumulative cumulative -> {}
            case Metric.Conversion conversion -> {
                all.addAll(conversion.base().filters());
                all.addAll(conversion.conversion().filters());
            }
            case Metric.Ratio ratio -> {
                all.addAll(ratio.dividend().filters());
                all.addAll(ratio.divisor().filters());
            }
            case Metric.Derived derived -> derived.parts().values().forEach(input -> all.addAll(input.filters()));
        }
        return all;
    }

    /** {@code revenue / orders, where country = 'US'}. */
    static String formula(Metric metric, Map<String, SemanticModel> owners) {
        var text = switch (metric) {
            case Metric.Simple simple -> measure(simple.measure(), owners);
            case Metric.Ratio ratio -> input(ratio.dividend()) + " / " + input(ratio.divisor());
            case Metric.Derived derived -> derived.expr() + aliases(derived.parts());
            case Metric.Cumulative cumulative ->
                measure(cumulative.measure(), owners) + ", added up "
                        + cumulative.span().map(ModelText::span).orElse("since the first day");
            case Metric.Conversion conversion ->
                (conversion.calculation() == Metric.Calculation.CONVERSIONS ? "how many of " : "which share of ")
                        + measure(conversion.base().measure(), owners)
                        + where(conversion.base().filters()) + " had "
                        + measure(conversion.conversion().measure(), owners)
                        + where(conversion.conversion().filters()) + " of the same " + conversion.entity()
                        + conversion.window().map(window -> " within " + window).orElse(" at any time after");
        };
        return text + where(metric.filters());
    }

    static String condition(Filter filter) {
        boolean date = DATES.contains(filter.dimension());
        var values = filter.values().stream()
                .map(value -> date && DAY.matcher(value).matches() ? "DATE '" + value + "'" : literal(value))
                .toList();
        var right =
                filter.operator().endsWith("IN") ? "(" + String.join(", ", values) + ")" : String.join(", ", values);
        return (filter.dimension() + " " + filter.operator() + " " + right).strip();
    }

    private static String literal(String value) {
        return value.equals("TRUE") || value.equals("FALSE") ? value : "'" + value.replace("'", "''") + "'";
    }

    private static String where(List<Filter> filters) {
        return filters.isEmpty()
                ? ""
                : ", where " + filters.stream().map(ModelText::condition).collect(Collectors.joining(" and "));
    }

    private static String measure(String name, Map<String, SemanticModel> owners) {
        return Optional.ofNullable(owners.get(name))
                .flatMap(owner -> owner.measure(name)
                        .map(measure -> measure.aggregation()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ')
                                + " of " + measure.expr() + " in " + owner.name()))
                .orElse(name);
    }

    private static String span(Metric.Span span) {
        return switch (span) {
            case Metric.Span.Trailing trailing -> "over " + trailing.window();
            case Metric.Span.ToDate toDate ->
                "since the start of the " + toDate.grain().word();
        };
    }

    private static String aliases(Map<String, Input> parts) {
        var other = parts.entrySet().stream()
                .filter(part -> !input(part.getValue()).equals(part.getKey()))
                .map(part -> part.getKey() + " is " + input(part.getValue()))
                .toList();
        return other.isEmpty() ? "" : ", where " + String.join(", ", other);
    }

    private static String input(Input input) {
        var offset = input.offset()
                .map(found -> switch (found) {
                    case Offset.Back back -> " of " + back.window() + " before";
                    case Offset.ToStart start ->
                        " at the start of the " + start.grain().word();
                })
                .orElse("");
        var where = where(input.filters());
        return where.isEmpty() ? input.metric() + offset : "(" + input.metric() + offset + where + ")";
    }
}
