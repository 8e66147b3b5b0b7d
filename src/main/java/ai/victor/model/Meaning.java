package ai.victor.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a query means by a model: the definitions of all metrics and dimensions that it names, down to the columns, without labels, places and order.
 * Rollups are left out, because they give the same numbers.
 */
public final class Meaning {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Model model;
    private final Map<String, String> definitions = new TreeMap<>();

    private Meaning(Model model) {
        this.model = model;
    }

    /** The same for two models if the query means the same by both. */
    public static String digest(Model model, String semanticSql) {
        var meaning = new Meaning(model);
        NAME.matcher(QUOTED.matcher(semanticSql).replaceAll("''"))
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .forEach(meaning::name);
        return sha256(meaning.definitions.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void name(String name) {
        model.metric(name).ifPresent(this::metric);
        dimension(name);
    }

    private void metric(Metric metric) {
        if (definitions.containsKey("metric " + metric.name())) {
            return;
        }
        definitions.put("metric " + metric.name(), "");
        var text = switch (metric) {
            case Metric.Simple simple -> measure(simple.measure()) + " " + simple.gaps();
            case Metric.Ratio ratio -> input(ratio.dividend()) + " / " + input(ratio.divisor());
            case Metric.Derived derived -> {
                var parts = new TreeMap<String, String>();
                derived.parts().forEach((alias, input) -> parts.put(alias, input(input)));
                yield derived.expr() + " " + parts;
            }
            case Metric.Cumulative cumulative ->
                measure(cumulative.measure()) + " " + cumulative.span() + " " + cumulative.choice() + " "
                        + cumulative.gaps();
            case Metric.Conversion conversion ->
                measured(conversion.base()) + " to " + measured(conversion.conversion()) + " of "
                        + conversion.entity() + " " + conversion.window() + " " + conversion.calculation() + " "
                        + new TreeMap<>(conversion.same());
        };
        definitions.put("metric " + metric.name(), metric.meta().unit() + " = " + text + filtered(metric.filters()));
    }

    private String input(Metric.Input input) {
        model.metric(input.metric()).ifPresent(this::metric);
        return input.metric() + filtered(input.filters()) + " " + input.offset();
    }

    private String measured(Metric.MeasureInput input) {
        return measure(input.measure()) + filtered(input.filters());
    }

    private String measure(String name) {
        var fact = model.factOfMeasure(name);
        return fact.measure(name)
                .map(measure -> measure.aggregation() + " of " + measure.expr() + " in " + fact.table() + " by "
                        + time(fact, measure.timeDimension()) + " " + measure.percentile() + " "
                        + measure.nonAdditive())
                .orElse(name);
    }

    private static String time(SemanticModel fact, String dimension) {
        return fact.dimension(dimension).map(Dimension::expr).orElse(dimension);
    }

    private String filtered(List<Metric.Filter> filters) {
        filters.forEach(filter -> dimension(filter.dimension()));
        return filters.isEmpty() ? "" : " where " + filters;
    }

    /** Every table's dimension of that name, with the keys of the table: another way of joining it is another meaning. */
    private void dimension(String name) {
        var plain = name.substring(name.lastIndexOf("__") < 0 ? 0 : name.lastIndexOf("__") + 2);
        var homes = new TreeSet<String>();
        for (var home : model.semanticModels()) {
            home.dimension(plain)
                    .ifPresent(dimension -> homes.add(home.table() + ": " + dimension.expr() + " " + dimension.grain()
                            + " by "
                            + new TreeSet<>(home.entities().stream()
                                    .map(entity -> entity.name() + " " + entity.kind() + " " + entity.expr())
                                    .toList())));
        }
        if (!homes.isEmpty()) {
            definitions.put("dimension " + plain, homes.toString());
        }
    }
}
