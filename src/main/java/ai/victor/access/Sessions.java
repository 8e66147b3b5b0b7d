package ai.victor.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has signed in to the page with a key. They end with the process, with their key, or when nobody used them for half a day. Safe to share between
 * threads.
 */
public final class Sessions {
    private static final int MOST = 10_000;
    private static final int SECRET_BYTES = 32;
    private static final Duration UNUSED = Duration.ofHours(12);

    private final ApiKeys keys;
    private final Clock clock;

    /** By the hash of the secret: what is in memory opens nothing. */
    private final Map<String, Held> byHash = new LinkedHashMap<>(16, 0.75f, true);

    private record Held(String key, String csrf, Instant used) {}

    public Sessions(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param secret for the cookie */
    public record Begun(String secret, Open open) {}

    /** @param csrf what a request that changes something must say besides, because a browser sends cookies also for pages of others */
    public record Open(Caller caller, String csrf) {}

    public synchronized Begun begin(ApiKey key) {
        var secret = Secrets.random(SECRET_BYTES);
        var csrf = Secrets.random(SECRET_BYTES);
        byHash.put(Secrets.hash(secret), new Held(key.id(), csrf, clock.instant()));
        if (byHash.size() > MOST) {
            byHash.remove(byHash.keySet().iterator().next());
        }
        return new Begun(secret, new Open(key.caller(), csrf));
    }

    /** Whose cookie it is, while it holds. */
    public synchronized Optional<Open> of(String secret) {
        var hash = Secrets.hash(secret);
        var held = byHash.get(hash);
        if (held == null) {
            return Optional.empty();
        }
        var key = keys.withId(held.key());
        if (key.isEmpty() || held.used().plus(UNUSED).isBefore(clock.instant())) {
            byHash.remove(hash);
            return Optional.empty();
        }
        byHash.put(hash, new Held(held.key(), held.csrf(), clock.instant()));
        return Optional.of(new Open(key.get().caller(), held.csrf()));
    }

    public synchronized void end(String secret) {
        byHash.remove(Secrets.hash(secret));
    }
}
