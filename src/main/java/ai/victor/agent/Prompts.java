package ai.victor.agent;

import ai.victor.model.DateRange;
import ai.victor.model.Meta;
import ai.victor.model.Model;
import ai.victor.query.ShopSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.TextStyle;
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

    /** What a model is told before any question. Stable from question to question of one day, so that an endpoint can cache it. */
    public static String system(Model model, ShopSettings shop, Map<String, DateRange> coverage, LocalDate today) {
        return filled(
                text("system"),
                Map.of(
                        "today", today.toString(),
                        "zone", shop.zone().toString(),
                        "currency", shop.currency(),
                        "week_start", shop.weekStart().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        "metrics", metrics(model),
                        "dimensions", dimensions(model),
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

    private static String metrics(Model model) {
        return model.metrics().stream()
                .map(metric -> line(metric.name(), metric.meta()))
                .collect(Collectors.joining("\n"));
    }

    private static String dimensions(Model model) {
        return model.dimensions().values().stream()
                .map(dimension -> line(dimension.name(), dimension.meta()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String name, Meta meta) {
        var unit = meta.unit().equals("none") ? "" : " (" + meta.unit() + ")";
        return "- `" + name + "`" + unit + ": " + meta.description();
    }

    private static String coverage(Map<String, DateRange> coverage) {
        return new TreeMap<>(coverage)
                .entrySet().stream()
                        .map(entry ->
                                "- " + entry.getKey() + ": " + entry.getValue().from() + " to "
                                        + entry.getValue().to())
                        .collect(Collectors.joining("\n"));
    }
}
