package ai.victor.web;

import ai.victor.access.Claims;
import ai.victor.access.Scope;
import ai.victor.model.Dimension;
import ai.victor.model.Meta;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.VerifiedQuery;
import ai.victor.query.Analytics;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Answers {@code GET /api/v1/model}: what can be asked, as far as the asker may see it. */
final class ModelHandler implements Handler {
    private static final int MOST_VALUES = 50;
    private static final int MOST_STARTERS = 6;

    private final Gate gate;
    private final Turnstile turnstile;
    private final Supplier<Analytics> data;
    private final Supplier<Health> health;

    ModelHandler(Gate gate, Turnstile turnstile, Supplier<Analytics> data, Supplier<Health> health) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.data = data;
        this.health = health;
    }

    @Override
    public void handle(Context context) {
        var caller = gate.caller(context, Scope.ASK);
        turnstile.pass(caller, context.req().getRemoteAddr());
        var analytics = data.get();
        var json = OnPlatform.get(() -> json(analytics, caller.claims(), health.get()));
        Json.send(context, json);
    }

    private static byte[] json(Analytics analytics, Claims claims, Health health) {
        var shop = analytics.shop();
        var model = analytics.model();
        var values = analytics.values(claims);
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("shop");
            json.writeStringField("name", shop.name());
            json.writeStringField("currency", shop.currency());
            json.writeStringField("zone", shop.zone().toString());
            json.writeEndObject();
            health.writeRange(json, "range");
            json.writeBooleanField("demo", health.demo());
            json.writeArrayFieldStart("metrics");
            for (var metric : model.metrics()) {
                write(json, model, metric);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("dimensions");
            for (var dimension : model.dimensions().values()) {
                write(json, dimension, values);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("starters");
            for (var query : starters(analytics)) {
                json.writeStartObject();
                json.writeStringField("text", query.question());
                json.writeStringField("question", query.question());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Questions that somebody has vouched for, and that hold for these data. */
    private static List<VerifiedQuery> starters(Analytics analytics) {
        var verified = analytics.verified();
        return verified.queries().stream()
                .filter(verified::holds)
                .limit(MOST_STARTERS)
                .toList();
    }

    private static void write(JsonGenerator json, Model model, Metric metric) throws IOException {
        json.writeStartObject();
        named(json, metric.name(), metric.meta());
        json.writeStringField("unit", metric.meta().unit());
        Json.strings(
                json,
                "dimensions",
                model.dimensions().keySet().stream()
                        .filter(dimension -> model.factsOf(metric).stream()
                                .allMatch(fact -> model.dimensionsOf(fact).containsKey(dimension)))
                        .toList());
        json.writeStringField("example", metric.meta().label().toLowerCase(Locale.ROOT) + " last month");
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Dimension dimension, Map<String, List<String>> values)
            throws IOException {
        json.writeStartObject();
        named(json, dimension.name(), dimension.meta());
        Json.strings(
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
        Json.strings(json, "synonyms", meta.synonyms());
    }
}
