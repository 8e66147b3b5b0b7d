package ai.victor.agent;

import ai.victor.agent.Amount.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the numbers of a text: digits with signs, currencies, units and k or M, ordinals, and number words. */
final class Amounts {
    static final String CURRENCY =
            "US\\$|CA\\$|A\\$|NZ\\$|MX\\$|[$€£¥]|(?<![A-Za-z])(?:USD|EUR|GBP|CAD|AUD|NZD|JPY|MXN)";

    private static final Pattern DIGITS = Pattern.compile("(?<sign>(?<![\\d\\p{L}])[-−]\\s?)?(?<currency>" + CURRENCY
            + ")?\\s?(?<inner>[-−])?(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)"
            + "(?:(?<ordinal>st|nd|rd|th)\\b)?"
            + "(?:\\s?(?<scale>k|K|M|m|mn|bn|B|thousand|million|billion)\\b)?"
            + "(?:\\s?(?<percent>%|percent\\b|per cent\\b|percentage points?\\b|points?\\b|pp\\b|pts\\b)"
            + "|\\s?(?<times>x\\b|×|times\\b|-?fold\\b)"
            + "|\\s?(?<money>dollars?\\b|euros?\\b|pounds?\\b|USD\\b|EUR\\b|GBP\\b|CAD\\b|AUD\\b|€|£))?");

    private static final Pattern APPROXIMATE = Pattern.compile(
            "(?i)(?:about|around|roughly|nearly|almost|approximately|some|over|under|more than|less than|~|≈)\\s*$");

    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("dozen", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));

    private static final Map<String, Long> SCALES =
            Map.of("hundred", 100L, "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

    private static final String WORD = "(?:" + String.join("|", UNITS.keySet()) + "|hundred|thousand|million|billion)";

    private static final Pattern WORDS = Pattern.compile(
            "(?i)\\b(?<words>" + WORD + "(?:(?:[\\s-]+(?:and\\s+)?)" + WORD
                    + ")*)\\b(?:\\s+(?:(?<percent>percent|per cent|percentage points?|points?)|(?<times>times|fold)|(?<money>dollars?|euros?|pounds?))\\b)?");

    private static final Pattern RANKS = Pattern.compile(
            "(?i)\\b(?<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\\b(?!\\s+(?:half|quarter))");

    private static final List<String> RANK_WORDS =
            List.of("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    /** Parts and multiples in words, and what they come to. */
    private static final Map<Pattern, BigDecimal> PARTS = Map.of(
            Pattern.compile("(?i)(?<!first |second |last )\\b(?:half|halved|halves)\\b"), new BigDecimal("0.5"),
            Pattern.compile("(?i)\\b(?:a|one) third\\b"), new BigDecimal("0.3333"),
            Pattern.compile("(?i)\\btwo[ -]thirds\\b"), new BigDecimal("0.6667"),
            Pattern.compile("(?i)\\b(?:a|one) quarter of\\b"), new BigDecimal("0.25"),
            Pattern.compile("(?i)\\bthree[ -]quarters\\b"), new BigDecimal("0.75"),
            Pattern.compile("(?i)\\b(?:twice|double|doubled|doubles)\\b"), new BigDecimal("2"),
            Pattern.compile("(?i)\\b(?:thrice|triple|tripled|triples)\\b"), new BigDecimal("3"));

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Amounts() {}

    /** In the order of the text. */
    static List<Amount> in(String text) {
        var found = new ArrayList<Amount>();
        var rest = new StringBuilder(text);
        PARTS.forEach((pattern, value) -> pattern.matcher(text).results().forEach(match -> {
            found.add(new Amount(
                    Kind.TIMES,
                    value,
                    value.multiply(new BigDecimal("0.05")),
                    false,
                    "",
                    match.start(),
                    match.group()));
            blank(rest, match);
        }));
        DIGITS.matcher(rest.toString()).results().forEach(match -> {
            found.add(digits(text, match));
            blank(rest, match);
        });
        WORDS.matcher(rest.toString()).results().forEach(match -> words(match).ifPresent(found::add));
        RANKS.matcher(rest.toString())
                .results()
                .forEach(match ->
                        found.add(rank(RANK_WORDS.indexOf(match.group("rank").toLowerCase(Locale.ROOT)) + 2, match)));
        found.sort(Comparator.comparingInt(Amount::start));
        return found;
    }

    private static void blank(StringBuilder text, MatchResult match) {
        text.replace(match.start(), match.end(), " ".repeat(match.end() - match.start()));
    }

    private static Amount digits(String text, MatchResult match) {
        var written = match.group().strip();
        var number = new BigDecimal(match.group("number").replace(",", ""));
        if (match.group("ordinal") != null) {
            return rank(number.intValue(), match);
        }
        var scale = scale(match.group("scale"));
        var slack = number.ulp().multiply(HALF);
        if (number.scale() == 0
                && APPROXIMATE.matcher(text.substring(0, match.start())).find()) {
            slack = number.stripTrailingZeros().ulp().multiply(HALF);
        }
        var currency = match.group("currency") == null ? "" : match.group("currency");
        var kind = !currency.isEmpty() || match.group("money") != null
                ? Kind.MONEY
                : match.group("percent") != null
                        ? Kind.PERCENT
                        : match.group("times") != null ? Kind.TIMES : Kind.PLAIN;
        return new Amount(
                kind,
                number.multiply(scale),
                slack.multiply(scale),
                match.group("sign") != null || match.group("inner") != null,
                currency,
                match.start(),
                written);
    }

    private static BigDecimal scale(String suffix) {
        return BigDecimal.valueOf(
                switch (suffix) {
                    case null -> 1L;
                    case "k", "K", "thousand" -> 1_000L;
                    case "M", "m", "mn", "million" -> 1_000_000L;
                    default -> 1_000_000_000L;
                });
    }

    private static Amount rank(int rank, MatchResult match) {
        return new Amount(
                Kind.RANK,
                BigDecimal.valueOf(rank),
                BigDecimal.ZERO,
                false,
                "",
                match.start(),
                match.group().strip());
    }

    /** {@code one} by itself counts nothing. */
    private static Optional<Amount> words(MatchResult match) {
        var words = match.group("words").toLowerCase(Locale.ROOT).split("[\\s-]+(?:and\\s+)?");
        var kind = match.group("percent") != null
                ? Kind.PERCENT
                : match.group("times") != null ? Kind.TIMES : match.group("money") != null ? Kind.MONEY : Kind.PLAIN;
        if (words.length == 1 && words[0].equals("one") && kind == Kind.PLAIN) {
            return Optional.empty();
        }
        long total = 0;
        long part = 0;
        for (var word : words) {
            var scale = SCALES.get(word);
            if (scale == null) {
                part += UNITS.getOrDefault(word, 0);
            } else if (scale == 100) {
                part = Math.max(1, part) * scale;
            } else {
                total += Math.max(1, part) * scale;
                part = 0;
            }
        }
        return Optional.of(new Amount(
                kind,
                BigDecimal.valueOf(total + part),
                BigDecimal.ZERO,
                false,
                "",
                match.start(),
                match.group().strip()));
    }
}
