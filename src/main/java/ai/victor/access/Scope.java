package ai.victor.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a key may be used for. */
public enum Scope {
    /** Questions in English, and what was answered to them. */
    ASK,
    /** Semantic SQL. */
    QUERY,
    /** The health of the data, and imports. */
    IMPORT,
    /** All of it. */
    ADMIN;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Scope::word).toList();
    }
}
