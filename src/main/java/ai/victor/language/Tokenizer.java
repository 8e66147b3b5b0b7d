package ai.victor.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into tokens. Names with hyphens come apart, in questions and in the lexicon alike, so that either spelling meets the other. */
final class Tokenizer {
    private static final Pattern TOKEN =
            Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2}(?!\\d)|\\d{1,2}/\\d{1,2}/\\d{2,4}(?!\\d))"
                    + "|(?<number>[$€£]?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:\\s?%|[kK](?![\\p{L}\\d]))?(?![\\p{L}\\d]))"
                    + "|(?<word>#?[\\p{L}\\p{N}][\\p{L}\\p{N}]*(?:['’][\\p{L}]+)?)"
                    + "|(?<mark><=|>=|[^\\s\\p{L}\\p{N}])");

    private static final Map<String, Integer> NUMBER_WORDS = Map.ofEntries(
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
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("fifty", 50),
            Map.entry("hundred", 100));

    private Tokenizer() {}

    static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("date") != null) {
                add(tokens, matcher, matcher.group(), Token.Kind.DATE);
            } else if (matcher.group("number") != null) {
                tokens.add(number(matcher));
            } else if (matcher.group("word") != null) {
                addWord(tokens, matcher);
            } else {
                add(tokens, matcher, matcher.group(), Token.Kind.MARK);
            }
        }
        return tokens;
    }

    /** What the lexicon knows a phrase by. */
    static String key(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::key).toList());
    }

    /** The words of a phrase without marks, as the lexicon knows them. */
    static List<Token> wordsOf(String phrase) {
        return tokens(phrase).stream()
                .filter(token -> token.kind() != Token.Kind.MARK || token.is("%"))
                .toList();
    }

    private static void addWord(List<Token> tokens, Matcher matcher) {
        var folded = Words.fold(matcher.group());
        var apostrophe = folded.indexOf('\'');
        if (folded.endsWith("n't")) {
            var verb = folded.equals("can't") ? "can" : folded.substring(0, folded.length() - 3);
            add(tokens, matcher, verb, Token.Kind.WORD);
            add(tokens, matcher, "not", Token.Kind.WORD);
        } else {
            var bare = apostrophe > 0 ? matcher.group().substring(0, apostrophe) : matcher.group();
            add(tokens, matcher, bare, Token.Kind.WORD);
        }
    }

    private static void add(List<Token> tokens, Matcher matcher, String raw, Token.Kind kind) {
        var folded = Words.fold(raw);
        var key = kind == Token.Kind.WORD ? Words.stem(folded) : folded;
        var number = Optional.ofNullable(NUMBER_WORDS.get(folded)).map(BigDecimal::valueOf);
        tokens.add(new Token(raw, folded, key, kind, number, "", matcher.start(), matcher.end()));
    }

    private static Token number(Matcher matcher) {
        var raw = matcher.group();
        var digits = raw.replaceAll("[^\\d.]", "");
        var value = new BigDecimal(digits);
        if (raw.matches("(?i).*k")) {
            value = value.multiply(BigDecimal.valueOf(1000));
        }
        var unit = raw.endsWith("%") ? "%" : raw.matches("[$€£].*") ? "$" : "";
        return new Token(raw, raw, digits, Token.Kind.NUMBER, Optional.of(value), unit, matcher.start(), matcher.end());
    }
}
