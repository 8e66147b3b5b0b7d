package ai.victor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A model as a text for people: metrics with what they mean and what cuts them, dimensions with their other names, queries kept for use. */
public final class ModelList {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    private static final int DETAIL = 12;

    private final Model model;
    private final StringBuilder text = new StringBuilder();

    private ModelList(Model model) {
        this.model = model;
    }

    /** The list, at most 100 columns wide; metrics that the same dimensions cut stand together. */
    public static String of(Model model) {
        return of(model, Map.of());
    }

    /** @param drifted verified queries that are verified no more → why */
    public static String of(Model model, Map<VerifiedQuery, String> drifted) {
        var list = new ModelList(model);
        list.metrics();
        list.dimensions();
        list.savedQueries();
        list.verifiedQueries(drifted);
        return list.text.toString();
    }

    /** All that the model says of one metric, dimension or saved query; empty where there is none of that name. */
    public static Optional<String> of(Model model, String name) {
        var list = new ModelList(model);
        model.metric(name).ifPresent(list::metric);
        Optional.ofNullable(model.dimensions().get(name)).ifPresent(list::dimension);
        model.savedQuery(name).ifPresent(list::savedQuery);
        return Optional.of(list.text.toString()).filter(text -> !text.isEmpty());
    }

    /** The names that {@link #of(Model, String)} knows. */
    public static List<String> names(Model model) {
        var names = new ArrayList<>(model.metrics().stream().map(Metric::name).toList());
        names.addAll(model.dimensions().keySet());
        model.savedQueries().forEach(query -> names.add(query.name()));
        return names;
    }

    private void metric(Metric metric) {
        var owners = new LinkedHashMap<String, SemanticModel>();
        model.facts().forEach(fact -> fact.measures().forEach(measure -> owners.put(measure.name(), fact)));
        said(metric.name(), metric.meta());
        row("is", ModelText.formula(metric, owners));
        row("cut by", String.join(", ", cuts(metric)) + " and time");
        row("declared", metric.place().toString());
    }

    private void dimension(Dimension dimension) {
        said(dimension.name(), dimension.meta());
        var values = new ArrayList<>(dimension.meta().values().keySet());
        dimension.meta().samples().stream()
                .filter(sample -> !values.contains(sample))
                .forEach(values::add);
        row("values", String.join(", ", values));
        row(
                "cuts",
                model.metricsWith(dimension.name()).stream().map(Metric::name).collect(Collectors.joining(", ")));
        row("declared", dimension.place().toString());
    }

    private void savedQuery(SavedQuery query) {
        wrap("", pad(query.name(), DETAIL), query.label() + ". " + query.description());
        row("is", query.semanticSql());
        row("declared", query.place().toString());
    }

    private void said(String name, Meta meta) {
        wrap("", pad(name, DETAIL), meta.label() + " (" + meta.quantity() + "). " + meta.description());
        row("also", String.join(", ", meta.synonyms()));
    }

    private void row(String head, String words) {
        if (!words.isEmpty()) {
            wrap(INDENT, pad(head, DETAIL - INDENT.length()), words);
        }
    }

    private void savedQueries() {
        if (!model.savedQueries().isEmpty()) {
            text.append("\nSAVED QUERIES\n\n");
        }
        int column = widest(model.savedQueries().stream().map(SavedQuery::name).toList());
        for (var query : model.savedQueries()) {
            wrap(
                    INDENT,
                    pad(query.name(), column),
                    query.description().isEmpty() ? query.label() + "." : query.description());
        }
    }

    private void verifiedQueries(Map<VerifiedQuery, String> drifted) {
        if (!model.verifiedQueries().isEmpty()) {
            text.append("\nVERIFIED QUERIES\n\n");
        }
        for (var query : model.verifiedQueries()) {
            wrap(INDENT, "", query.question() + " (" + query.verifiedBy() + ", " + query.verifiedAt() + ")");
            var why = drifted.get(query);
            if (why != null) {
                wrap(INDENT + INDENT, "", "Verified no more: " + why + ".");
            }
        }
    }

    private void metrics() {
        text.append("METRICS\n");
        var groups = model.metrics().stream()
                .collect(Collectors.groupingBy(this::cuts, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((cuts, metrics) -> {
            text.append('\n');
            wrap("", "Cut by time and ", cuts.isEmpty() ? "nothing else" : String.join(", ", cuts));
            int column = widest(metrics.stream().map(Metric::name).toList());
            for (var metric : metrics) {
                var meta = metric.meta();
                wrap(
                        INDENT,
                        pad(metric.name(), column),
                        meta.label() + " (" + meta.quantity() + "). " + meta.description());
            }
        });
    }

    private void dimensions() {
        text.append("\nDIMENSIONS\n\n");
        var all = model.dimensions();
        int column = widest(List.copyOf(all.keySet()));
        for (var dimension : all.values()) {
            var meta = dimension.meta();
            var synonyms = meta.synonyms().isEmpty() ? "" : " Also: " + String.join(", ", meta.synonyms()) + ".";
            wrap(INDENT, pad(dimension.name(), column), meta.label() + ". " + meta.description() + synonyms);
        }
        wrap(INDENT, pad("time", column), String.join(", ", Model.TIME_COLUMNS) + ": each metric's own.");
    }

    /** The categorical dimensions that every fact of a metric has, in the model's order. */
    private List<String> cuts(Metric metric) {
        Set<SemanticModel> facts = model.factsOf(metric);
        return model.dimensions().keySet().stream()
                .filter(dimension ->
                        facts.stream().allMatch(fact -> model.dimensionsOf(fact).containsKey(dimension)))
                .toList();
    }

    private static int widest(List<String> names) {
        return names.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String pad(String name, int column) {
        return name + " ".repeat(Math.max(name.isEmpty() ? 0 : 1, column - name.length()));
    }

    /** Writes words after a head, with lines that begin under the first word. */
    private void wrap(String indent, String head, String words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(indent).append(head);
        var margin = " ".repeat(line.length());
        for (var word : words.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > margin.length()) {
                lines.add(line.toString());
                line = new StringBuilder(margin);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString());
        lines.forEach(written -> text.append(written.stripTrailing()).append('\n'));
    }
}
