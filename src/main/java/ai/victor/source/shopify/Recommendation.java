package ai.victor.source.shopify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether an attribute of a line or an order says that a recommendation, or a search app's widget, sold it; and whose. */
final class Recommendation {
    /** Apps that write their name into the key. */
    private static final List<String> APPS = List.of("rebuy", "limespot", "searchanise", "algolia");

    /** The same, where it is also a plain word: only in a hidden key. */
    private static final String BOOST = "boost";

    private static final Set<String> HINTS = Set.of(
            "rec",
            "recs",
            "recommendation",
            "recommendations",
            "recommended",
            "recommender",
            "widget",
            "widgets",
            "attribution",
            "search");

    private static final Set<String> DENIALS = Set.of("false", "no", "0", "none");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");
    private static final String UNNAMED = "unnamed app";

    private Recommendation() {}

    /**
     * The app, or "unnamed app"; empty where the attribute speaks of something else.
     *
     * @param key {@code _rec_widget}, {@code _rebuySource}: shops hide such keys from buyers by a leading underscore
     */
    static Optional<String> app(String key, String value) {
        if (DENIALS.contains(value.strip().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var low = key.strip().toLowerCase(Locale.ROOT);
        var hidden = low.startsWith("_");
        for (var app : APPS) {
            if (low.contains(app)) {
                return Optional.of(app);
            }
        }
        if (!hidden) {
            return Optional.empty();
        }
        if (low.startsWith(BOOST, 1)) {
            return Optional.of(BOOST);
        }
        for (var word : BETWEEN_WORDS.split(spread(key))) {
            if (HINTS.contains(word)) {
                return Optional.of(UNNAMED);
            }
        }
        return Optional.empty();
    }

    /** {@code _recWidget} as {@code _rec widget}. */
    private static String spread(String key) {
        return key.strip().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
