package ai.victor.web;

import ai.victor.access.ApiKeys;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.OriginTokens;
import ai.victor.access.Scope;
import ai.victor.access.Secrets;
import ai.victor.access.Sessions;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who asks: by a key, by a token of a page, by the cookie of a session, or, where no key is made and only this machine reaches the server, whoever
 * it is.
 */
final class Gate {
    static final String COOKIE = "victor_session";
    static final String CSRF = "X-Victor-Csrf";

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiKeys keys;
    private final OriginTokens tokens;
    private final Sessions sessions;
    private final Claims localClaims;
    private final boolean loopback;

    /** @param loopback whether only this machine reaches the server */
    Gate(ApiKeys keys, OriginTokens tokens, Sessions sessions, Claims localClaims, boolean loopback) {
        this.keys = keys;
        this.tokens = tokens;
        this.sessions = sessions;
        this.localClaims = localClaims;
        this.loopback = loopback;
    }

    ApiKeys keys() {
        return keys;
    }

    OriginTokens tokens() {
        return tokens;
    }

    Sessions sessions() {
        return sessions;
    }

    /** Whether nobody is let in without a key. */
    boolean isLocked() {
        return !loopback || keys.areNeeded();
    }

    /** Who asks; throws a {@link Fault} for those who may not. */
    Caller caller(Context context, Scope scope) {
        var caller = caller(context);
        if (!caller.may(scope)) {
            throw Fault.outOfScope(scope.word());
        }
        return caller;
    }

    private Caller caller(Context context) {
        var origin = Optional.ofNullable(context.header("Origin"));
        var bearer = bearer(context);
        if (bearer.isPresent()) {
            return bearer.get().startsWith(OriginTokens.PREFIX)
                    ? ofToken(context, bearer.get(), origin)
                    : ofKey(context, bearer.get(), origin);
        }
        if (isForeign(context, origin)) {
            throw Fault.foreignOrigin();
        }
        var open = session(context);
        if (open.isPresent()) {
            var said = context.header(CSRF);
            if (!READING.contains(context.method().name())
                    && (said == null || !Secrets.same(said, open.get().csrf()))) {
                throw Fault.noCsrf();
            }
            return open.get().caller();
        }
        if (isLocked()) {
            throw Fault.noKey();
        }
        return Caller.local(localClaims);
    }

    private Caller ofToken(Context context, String token, Optional<String> origin) {
        var caller = origin.flatMap(page -> tokens.caller(token, page)).orElseThrow(Fault::wrongToken);
        context.header("Access-Control-Allow-Origin", origin.orElseThrow());
        context.header("Access-Control-Expose-Headers", "X-Request-Id");
        context.header("Vary", "Origin");
        return caller;
    }

    /** A key that comes from a page of another site has been put where everybody can read it. */
    private Caller ofKey(Context context, String key, Optional<String> origin) {
        if (isForeign(context, origin)) {
            throw Fault.keyInAPage();
        }
        return keys.of(key).orElseThrow(Fault::wrongKey).caller();
    }

    Optional<Sessions.Open> session(Context context) {
        return Optional.ofNullable(context.cookie(COOKIE)).flatMap(sessions::of);
    }

    /** Whether a browser says that a page of another site sends this. */
    static boolean isForeign(Context context, Optional<String> origin) {
        var site = context.header("Sec-Fetch-Site");
        if (site != null && site.equals("cross-site")) {
            return true;
        }
        var host = context.header("Host");
        return origin.isPresent()
                && (host == null
                        || !origin.get().equalsIgnoreCase("http://" + host)
                                && !origin.get().equalsIgnoreCase("https://" + host));
    }

    private static Optional<String> bearer(Context context) {
        var header = context.header("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Fault.wrongKey();
        }
        return Optional.of(header.substring(BEARER.length()).strip());
    }
}
