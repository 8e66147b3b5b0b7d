package ai.victor.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as it is kept: its secret is not in it.
 *
 * @param id stands in the secret, too, and is no secret itself
 * @param name for people, unique among the keys in force
 * @param hash SHA-256 of the secret, in hexadecimal digits; a secret has 256 random bits, so nothing slower is needed
 * @param revoked when it ceased to hold; empty while it does
 */
public record ApiKey(
        String id,
        String name,
        String hash,
        Set<Scope> scopes,
        Claims claims,
        Instant created,
        Optional<Instant> revoked) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public boolean holds() {
        return revoked.isEmpty();
    }

    /** Who asks with it. */
    public Caller caller() {
        return new Caller("key-" + id, name, scopes, claims);
    }

    ApiKey revokedAt(Instant when) {
        return new ApiKey(id, name, hash, scopes, claims, created, Optional.of(when));
    }
}
