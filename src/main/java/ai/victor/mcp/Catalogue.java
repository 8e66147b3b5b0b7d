package ai.victor.mcp;

import ai.victor.access.Claims;
import ai.victor.agent.ModelJson;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.problem.Candidates;
import ai.victor.problem.Problem;
import ai.victor.query.Analytics;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The metrics and dimensions, as JSON, with no value that the asker may not see. */
final class Catalogue {
    private static final JsonFactory JSON = new JsonFactory();

    private final Supplier<Analytics> data;

    Catalogue(Supplier<Analytics> data) {
        this.data = data;
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /**
     * Metrics.
     *
     * @param words all of which a metric has; blank for any
     * @param dimension that it can be cut by; blank for any
     */
    String metrics(String words, String dimension) {
        var model = data.get().model();
        return text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("metrics");
            for (var metric : model.metrics()) {
                if (has(metric, words)
                        && (dimension.isBlank()
                                || ModelJson.dimensions(model, metric).contains(dimension))) {
                    ModelJson.write(json, model, metric);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    String dimensions(Claims claims) {
        var analytics = data.get();
        var values = analytics.values(claims);
        return text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("dimensions");
            for (var dimension : analytics.model().dimensions().values()) {
                ModelJson.write(json, dimension, values);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** A metric or a dimension; empty where there is none of that name. */
    Optional<String> described(String name, Claims claims) {
        var analytics = data.get();
        var model = analytics.model();
        var metric = model.metric(name);
        if (metric.isPresent()) {
            return Optional.of(text(json -> ModelJson.write(json, model, metric.get())));
        }
        return Optional.ofNullable(model.dimensions().get(name))
                .map(dimension -> text(json -> ModelJson.write(json, dimension, analytics.values(claims))));
    }

    /** What is wrong with a name that nothing has. */
    Problem unknown(String name) {
        var model = data.get().model();
        return Problem.of("UNKNOWN_NAME", "There is no metric or dimension " + name + ".")
                .suggesting(Candidates.near(name, names(model)));
    }

    /** What is wrong with a dimension, if there is none of that name. */
    Optional<Problem> unknownDimension(String name) {
        var dimensions = data.get().model().dimensions().keySet();
        return name.isBlank() || dimensions.contains(name)
                ? Optional.empty()
                : Optional.of(Problem.of("UNKNOWN_DIMENSION", "There is no dimension " + name + ".")
                        .suggesting(Candidates.near(name, dimensions)));
    }

    private static List<String> names(Model model) {
        var names = new ArrayList<>(model.metrics().stream().map(Metric::name).toList());
        names.addAll(model.dimensions().keySet());
        return names;
    }

    private static boolean has(Metric metric, String words) {
        var meta = metric.meta();
        var all = String.join(" ", metric.name(), meta.label(), meta.description(), String.join(" ", meta.synonyms()))
                .toLowerCase(Locale.ROOT);
        for (var word : words.toLowerCase(Locale.ROOT).strip().split("[\\s_]+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String text(Writing writing) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
