package ai.victor.agent;

import ai.victor.model.Dimension;
import ai.victor.model.Meta;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what can be asked: metrics with what cuts them, dimensions with their values. */
public final class ModelJson {
    private static final int MOST_VALUES = 50;

    private ModelJson() {}

    /** A metric with its definition, other names, dimensions and a question for it. */
    public static void write(JsonGenerator json, Model model, Metric metric) throws IOException {
        json.writeStartObject();
        named(json, metric.name(), metric.meta());
        json.writeStringField("unit", metric.meta().unit());
        Json.writeStrings(json, "dimensions", dimensions(model, metric));
        json.writeStringField("example", metric.meta().label().toLowerCase(Locale.ROOT) + " last month");
        json.writeEndObject();
    }

    /** The dimensions that each fact of a metric has. */
    public static List<String> dimensions(Model model, Metric metric) {
        return model.dimensions().keySet().stream()
                .filter(dimension -> model.factsOf(metric).stream()
                        .allMatch(fact -> model.dimensionsOf(fact).containsKey(dimension)))
                .toList();
    }

    /**
     * A dimension with its definition, other names and some of its values.
     *
     * @param values dimension → the values that the asker may see
     */
    public static void write(JsonGenerator json, Dimension dimension, Map<String, List<String>> values)
            throws IOException {
        json.writeStartObject();
        named(json, dimension.name(), dimension.meta());
        Json.writeStrings(
                json,
                "values",
                values.getOrDefault(dimension.name(), List.of()).stream()
                        .limit(MOST_VALUES)
                        .toList());
        json.writeEndObject();
    }

    private static void named(JsonGenerator json, String name, Meta meta) throws IOException {
        json.writeStringField("name", name);
        json.writeStringField("label", meta.label());
        json.writeStringField("description", meta.description());
        Json.writeStrings(json, "synonyms", meta.synonyms());
    }
}
