package ai.victor.app;

import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** A name for a folder of those with the same claims; it tells nothing of the claims themselves. */
final class ClaimsKey {
    private static final int LETTERS = 32;

    private ClaimsKey() {}

    /** A folder of one caller alone; callers at this machine are told apart by their claims only. */
    static String of(Caller caller) {
        var own = of(caller.claims());
        return caller.id().equals("local")
                ? own
                : Secrets.hash(caller.id() + " " + own).substring(0, LETTERS);
    }

    static String of(Claims claims) {
        // Lengths keep one claim's end from being another's beginning.
        var text = new StringBuilder();
        for (var name : new TreeSet<>(claims.values().keySet())) {
            var values = claims.of(name);
            text.append(name.length()).append(':').append(name).append(values.size());
            values.forEach(
                    value -> text.append(',').append(value.length()).append(':').append(value));
            text.append(';');
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
