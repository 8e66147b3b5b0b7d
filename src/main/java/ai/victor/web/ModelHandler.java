package ai.victor.web;

import ai.victor.access.Claims;
import ai.victor.access.Scope;
import ai.victor.agent.ModelJson;
import ai.victor.model.VerifiedQuery;
import ai.victor.query.Analytics;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.function.Supplier;

/** Answers {@code GET /api/v1/model}: what can be asked, as far as the asker may see it. */
final class ModelHandler implements Handler {
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
                ModelJson.write(json, model, metric);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("dimensions");
            for (var dimension : model.dimensions().values()) {
                ModelJson.write(json, dimension, values);
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
}
