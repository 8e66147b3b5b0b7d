package ai.victor.source.shopify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tags of a product, of which sellers use some to say what it looks like: {@code aesthetic:western}, {@code niche_nurse}. */
record ProductTags(String cell) {
    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");

    /**
     * What the first tag says that begins with the word.
     *
     * @param words a pattern: {@code (design[ _-]?)?family}
     */
    Optional<String> value(String words) {
        var tag = Pattern.compile("(?:" + words + ")\\s*[:=_/-]+\\s*(?<value>.*\\S)\\s*", Pattern.CASE_INSENSITIVE);
        return BETWEEN.splitAsStream(cell)
                .map(tag::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group("value"))
                .findFirst();
    }
}
