package ai.victor.access;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a data folder, in a file that only its owner may read. A key that is made or revoked by another process counts from the next request
 * on. Safe to share between threads.
 */
public final class ApiKeys {
    /** How secrets begin, so that people and scanners know one when they see it. */
    public static final String PREFIX = "vk_";

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_NAME = 60;

    /** Stands for the hash of a key that is not there, so that to look for it takes as long. */
    private static final String NOBODY = Secrets.hash("nobody");

    private record Read(FileTime changed, long size, List<ApiKey> keys) {}

    private final Path file;
    private final Clock clock;
    private @Nullable Read last;

    /** @param file need not be there yet */
    public ApiKeys(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** What became of the wish for a key. */
    public sealed interface Making {
        /** @param secret is told here and never again */
        record Made(ApiKey key, String secret) implements Making {}

        record Refused(Problem problem) implements Making {}
    }

    /** All of them, revoked ones too, the oldest first; throws {@link UncheckedIOException} where the file cannot be read. */
    public synchronized List<ApiKey> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var changed = Files.getLastModifiedTime(file);
            var size = Files.size(file);
            var known = last;
            if (known == null || !known.changed().equals(changed) || known.size() != size) {
                known = new Read(changed, size, KeyFile.keys(Files.readString(file)));
                last = known;
            }
            return known.keys();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a key that holds: then nobody is let in without one. */
    public boolean areNeeded() {
        return all().stream().anyMatch(ApiKey::holds);
    }

    /** Whose secret it is; empty where nobody's, or a revoked one's. */
    public Optional<ApiKey> of(String secret) {
        var hash = Secrets.hash(secret);
        var found = Optional.<ApiKey>empty();
        // All of them are compared, whichever is the one.
        for (var key : all()) {
            if (Secrets.same(key.hash(), hash)) {
                found = Optional.of(key);
            }
        }
        return Secrets.same(NOBODY, hash) ? Optional.empty() : found.filter(ApiKey::holds);
    }

    /** The key of that id, while it holds. */
    public Optional<ApiKey> withId(String id) {
        return all().stream().filter(key -> key.holds() && key.id().equals(id)).findFirst();
    }

    public synchronized Making make(String name, Set<Scope> scopes, Claims claims) {
        var wanted = name.strip();
        if (!wanted.matches("[\\w.@ -]{1," + LONGEST_NAME + "}")) {
            return new Making.Refused(Problem.of(
                    "BAD_KEY_NAME",
                    "A key's name is of letters, digits and . _ - @, at most " + LONGEST_NAME + " of them."));
        }
        if (scopes.isEmpty()) {
            return new Making.Refused(
                    Problem.of("NO_SCOPE", "A key is for something: " + String.join(", ", Scope.words()) + "."));
        }
        if (all().stream().anyMatch(key -> key.holds() && key.name().equals(wanted))) {
            return new Making.Refused(Problem.of("KEY_EXISTS", "There is a key named " + wanted + " already."));
        }
        var id = Secrets.random(ID_BYTES);
        var secret = PREFIX + id + "_" + Secrets.random(SECRET_BYTES);
        var key = new ApiKey(id, wanted, Secrets.hash(secret), scopes, claims, clock.instant(), Optional.empty());
        var keys = new ArrayList<>(all());
        keys.add(key);
        write(keys);
        return new Making.Made(key, secret);
    }

    /** Ends the key of that name or id; empty where none of it holds. */
    public synchronized Optional<ApiKey> revoke(String nameOrId) {
        var found = all().stream()
                .filter(key ->
                        key.holds() && (key.name().equals(nameOrId) || key.id().equals(nameOrId)))
                .findFirst();
        found.ifPresent(revoked -> write(all().stream()
                .map(key -> key.id().equals(revoked.id()) ? key.revokedAt(clock.instant()) : key)
                .toList()));
        return found;
    }

    private void write(List<ApiKey> keys) {
        try {
            var folder = PrivateFiles.folderOf(file);
            Files.move(PrivateFiles.draft(folder, KeyFile.text(keys)), file, ATOMIC_MOVE, REPLACE_EXISTING);
            last = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
