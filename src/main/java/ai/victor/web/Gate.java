package ai.victor.web;

import ai.victor.access.ApiKeys;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.OriginTokens;
import ai.victor.access.Scope;
import ai.victor.access.Secrets;
import ai.victor.access.Sessions;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        var bearer = bearer(Optional.ofNullable(context.header("Authorization")));
        if (bearer.isPresent()) {
            return bearer.get().startsWith(OriginTokens.PREFIX)
                    ? ofToken(context, bearer.get(), origin)
                    : ofKey(context, bearer.get());
        }
        if (isForeign(context)) {
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

    /** Who sends a request that no page sends: by a key alone, or without one where none is made. */
    Caller machine(HttpServletRequest request) {
        var foreign = isForeign(request::getHeader);
        var bearer = bearer(Optional.ofNullable(request.getHeader("Authorization")));
        if (foreign) {
            throw bearer.isPresent() ? Fault.keyInAPage() : Fault.foreignOrigin();
        }
        if (bearer.isPresent()) {
            return keys.of(bearer.get()).orElseThrow(Fault::wrongKey).caller();
        }
        if (isLocked()) {
            throw Fault.noKey();
        }
        if (!isLocal(request.getServerName())) {
            throw Fault.foreignHost();
        }
        return Caller.local(localClaims);
    }

    /** Whether a host is a name of this machine that no other site can take. */
    static boolean isLocal(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return host.equalsIgnoreCase("localhost")
                || bare.matches("127(\\.\\d{1,3}){3}")
                || bare.equals("::1")
                || bare.equals("0:0:0:0:0:0:0:1");
    }

    /** A key that comes from a page of another site has been put where everybody can read it. */
    private Caller ofKey(Context context, String key) {
        if (isForeign(context)) {
            throw Fault.keyInAPage();
        }
        return keys.of(key).orElseThrow(Fault::wrongKey).caller();
    }

    Optional<Sessions.Open> session(Context context) {
        return Optional.ofNullable(context.cookie(COOKIE)).flatMap(sessions::of);
    }

    /** Whether a browser says that a page of another site sends this. */
    static boolean isForeign(Context context) {
        return isForeign(context::header);
    }

    private static boolean isForeign(Function<String, @Nullable String> headers) {
        var site = headers.apply("Sec-Fetch-Site");
        if (site != null && site.equals("cross-site")) {
            return true;
        }
        var origin = headers.apply("Origin");
        var host = headers.apply("Host");
        return origin != null
                && (host == null
                        || !origin.equalsIgnoreCase("http://" + host) && !origin.equalsIgnoreCase("https://" + host));
    }

    private static Optional<String> bearer(Optional<String> header) {
        return header.map(text -> {
            if (!text.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                throw Fault.wrongKey();
            }
            return text.substring(BEARER.length()).strip();
        });
    }
}
