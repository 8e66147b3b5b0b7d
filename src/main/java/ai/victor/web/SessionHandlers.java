package ai.victor.web;

import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.Scope;
import ai.victor.access.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Arrays;
import java.util.Optional;

/** {@code /api/v1/session}: who is asking, signing in to the page with a key, and out. */
final class SessionHandlers {
    private static final int NO_CONTENT = 204;

    private final Gate gate;
    private final Turnstile turnstile;

    SessionHandlers(Gate gate, Turnstile turnstile) {
        this.gate = gate;
        this.turnstile = turnstile;
    }

    void tell(Context context) {
        var open = gate.session(context);
        tell(context, open.map(Sessions.Open::caller), open.map(Sessions.Open::csrf));
    }

    void begin(Context context) {
        if (Gate.isForeign(context)) {
            throw Fault.foreignOrigin();
        }
        // Guesses count against the address that they come from.
        turnstile.pass(Caller.local(Claims.NONE), context.req().getRemoteAddr());
        var key = JsonBody.read(context).path("key");
        if (!key.isTextual()) {
            throw Fault.noKeyText();
        }
        var begun = gate.sessions().begin(gate.keys().of(key.asText().strip()).orElseThrow(Fault::wrongKey));
        var cookie = new Cookie(Gate.COOKIE, begun.secret());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(isSecure(context));
        context.cookie(cookie);
        tell(
                context,
                Optional.of(begun.open().caller()),
                Optional.of(begun.open().csrf()));
    }

    void end(Context context) {
        // Only whoever may speak for the session ends it.
        gate.caller(context, Scope.ASK);
        Optional.ofNullable(context.cookie(Gate.COOKIE)).ifPresent(gate.sessions()::end);
        context.removeCookie(Gate.COOKIE, "/");
        context.status(NO_CONTENT);
    }

    /** A proxy in front says so; a cookie that is too careful is none that harms. */
    private static boolean isSecure(Context context) {
        return context.req().isSecure() || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }

    private void tell(Context context, Optional<Caller> signedIn, Optional<String> csrf) {
        var locked = gate.isLocked();
        Json.send(context, json -> {
            json.writeStartObject();
            json.writeBooleanField("required", locked);
            json.writeBooleanField("signed_in", signedIn.isPresent());
            json.writeStringField("name", signedIn.map(Caller::name).orElse(null));
            Json.strings(
                    json,
                    "scopes",
                    Arrays.stream(Scope.values())
                            .filter(scope ->
                                    signedIn.map(caller -> caller.may(scope)).orElse(!locked))
                            .map(Scope::word)
                            .toList());
            json.writeStringField("csrf", csrf.orElse(null));
            json.writeEndObject();
        });
    }
}
