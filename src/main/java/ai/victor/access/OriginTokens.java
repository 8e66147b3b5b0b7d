package ai.victor.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived tokens for pages of one origin, which a shop's backend mints with its key and gives to the page: what stands in a page is no secret. A
 * token may ask and nothing else, with the claims of its key, and ends with it. Safe to share between threads.
 */
public final class OriginTokens {
    /** How tokens begin. */
    public static final String PREFIX = "vt_";

    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int SECRET_BYTES = 32;
    private static final int PARTS = 4;

    private final Path file;
    private final ApiKeys keys;
    private final Clock clock;
    private @Nullable String secret;

    /** @param file of the secret that they are signed with; made with the first token */
    public OriginTokens(Path file, ApiKeys keys, Clock clock) {
        this.file = file;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param expires from then on it is refused */
    public record Token(String text, Instant expires) {}

    /** Scheme, host and port as a browser sends them; empty for what is no origin. */
    public static Optional<String> origin(String text) {
        try {
            var uri = new URI(text.strip().toLowerCase(Locale.ROOT));
            var bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
            return bare
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
                    ? Optional.of(uri.toString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * A token for whoever uses the page.
     *
     * @param origin of {@link #origin}
     * @param user whose conversations these are, by the shop's own name for them; empty for a user of this token alone
     */
    public Token mint(ApiKey key, String origin, Optional<String> user, Duration lasts) {
        var expires = clock.instant().plus(lasts.compareTo(LONGEST) > 0 ? LONGEST : lasts);
        // The name itself stays with the shop.
        var subject = user.map(name -> Secrets.hash(key.id() + " " + name).substring(0, SECRET_BYTES))
                .orElseGet(() -> Secrets.random(SECRET_BYTES / 2));
        var said = String.join(" ", key.id(), subject, Long.toString(expires.getEpochSecond()), origin);
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(StandardCharsets.UTF_8));
        return new Token(
                PREFIX + body + "." + Secrets.signature(secret(), body),
                Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    /** Who asks with it from a page of that origin; empty where it is not ours, has expired, is of another origin, or its key is revoked. */
    public Optional<Caller> caller(String token, String origin) {
        var dot = token.indexOf('.');
        if (!token.startsWith(PREFIX) || dot < 0 || !Files.exists(file)) {
            return Optional.empty();
        }
        var body = token.substring(PREFIX.length(), dot);
        if (!Secrets.same(Secrets.signature(secret(), body), token.substring(dot + 1))) {
            return Optional.empty();
        }
        var said = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8).split(" ", PARTS);
        var expires = Instant.ofEpochSecond(Long.parseLong(said[2]));
        return expires.isAfter(clock.instant())
                        && origin(origin).filter(said[3]::equals).isPresent()
                ? keys.withId(said[0])
                        .filter(key -> key.caller().may(Scope.ASK))
                        .map(key -> new Caller(
                                "user-" + said[0] + "-" + said[1], key.name(), EnumSet.of(Scope.ASK), key.claims()))
                : Optional.empty();
    }

    private synchronized String secret() {
        var known = secret;
        if (known == null) {
            try {
                var folder = PrivateFiles.folderOf(file);
                if (!Files.exists(file)) {
                    try {
                        Files.move(PrivateFiles.draft(folder, Secrets.random(SECRET_BYTES)), file);
                    } catch (FileAlreadyExistsException e) {
                        // Another process was quicker; its secret is ours too.
                    }
                }
                known = Files.readString(file).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            secret = known;
        }
        return known;
    }
}
