package ai.victor.agent;

import ai.victor.model.DateRange;
import ai.victor.query.ShopSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of {@code prompts/}, with their placeholders filled. */
public final class Prompts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private Prompts() {}

    /**
     * What a language model is told before any question. The rules stand first and are the same for every shop and day, so that an endpoint can cache
     * them.
     */
    public static String system(ShopSettings shop, Map<String, DateRange> coverage, LocalDate today) {
        return rules() + context(shop, coverage, today);
    }

    static String rules() {
        return text("system");
    }

    private static String context(ShopSettings shop, Map<String, DateRange> coverage, LocalDate today) {
        return filled(
                text("context"),
                Map.of(
                        "today", today.toString(),
                        "zone", shop.zone().toString(),
                        "currency", shop.currency(),
                        "week_start", shop.weekStart().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        "coverage", coverage(coverage)));
    }

    /** The text of one file, by its name without {@code .md}. */
    static String text(String name) {
        try (var stream = Prompts.class.getResourceAsStream("/prompts/" + name + ".md")) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks prompts/" + name + ".md");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails for a placeholder without a value. */
    static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing to put for {{" + match.group(1) + "}}");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The facts of one range in one line. */
    private static String coverage(Map<String, DateRange> coverage) {
        var byRange = new TreeMap<String, List<String>>();
        new TreeMap<>(coverage)
                .forEach((fact, range) -> byRange.computeIfAbsent(
                                range.from() + " to " + range.to(), key -> new ArrayList<>())
                        .add(fact));
        return byRange.entrySet().stream()
                .map(entry -> "- " + entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
