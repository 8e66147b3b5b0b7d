package ai.victor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A model as a text for people: metrics with what they mean and what cuts them, dimensions with their other names. */
public final class ModelList {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final Model model;
    private final StringBuilder text = new StringBuilder();

    private ModelList(Model model) {
        this.model = model;
    }

    /** The list, at most 100 columns wide; metrics that the same dimensions cut stand together. */
    public static String of(Model model) {
        var list = new ModelList(model);
        list.metrics();
        list.dimensions();
        return list.text.toString();
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
                        meta.label() + " (" + meta.unit() + "). " + meta.description());
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
        return name + " ".repeat(Math.max(0, column - name.length()));
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
