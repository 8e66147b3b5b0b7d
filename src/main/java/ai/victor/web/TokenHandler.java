package ai.victor.web;

import ai.victor.access.ApiKey;
import ai.victor.access.ApiKeys;
import ai.victor.access.OriginTokens;
import ai.victor.access.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.Optional;

/** Answers {@code POST /api/v1/tokens}: a shop's backend mints, with its key, a short-lived token for its page. */
final class TokenHandler implements Handler {
    private static final int LONGEST_USER = 200;
    private static final int DEFAULT_MINUTES = 15;

    private final Gate gate;
    private final Turnstile turnstile;

    TokenHandler(Gate gate, Turnstile turnstile) {
        this.gate = gate;
        this.turnstile = turnstile;
    }

    @Override
    public void handle(Context context) {
        var caller = gate.caller(context, Scope.ASK);
        turnstile.pass(caller, context.req().getRemoteAddr());
        var key = key(context);
        var body = JsonBody.read(context);
        var origin = OriginTokens.origin(body.path("origin").asText()).orElseThrow(Fault::noOrigin);
        var token = gate.tokens().mint(key, origin, user(body), Duration.ofMinutes(minutes(body)));
        Json.send(context, json -> {
            json.writeStartObject();
            json.writeStringField("token", token.text());
            json.writeStringField("expires", token.expires().toString());
            json.writeEndObject();
        });
    }

    private ApiKey key(Context context) {
        var header = String.valueOf(context.header("Authorization"));
        var at = header.indexOf(ApiKeys.PREFIX);
        return Optional.of(at)
                .filter(place -> place >= 0)
                .flatMap(place -> gate.keys().of(header.substring(place).strip()))
                .orElseThrow(Fault::keyNeeded);
    }

    private static Optional<String> user(JsonNode body) {
        var user = body.path("user");
        if (user.isMissingNode() || user.isNull()) {
            return Optional.empty();
        }
        if (!user.isTextual() || user.asText().isBlank() || user.asText().length() > LONGEST_USER) {
            throw Fault.badUser();
        }
        return Optional.of(user.asText());
    }

    private static int minutes(JsonNode body) {
        var minutes = body.path("minutes");
        if (minutes.isMissingNode()) {
            return DEFAULT_MINUTES;
        }
        if (!minutes.isInt() || minutes.asInt() < 1 || minutes.asInt() > OriginTokens.LONGEST.toMinutes()) {
            throw Fault.badMinutes();
        }
        return minutes.asInt();
    }
}
