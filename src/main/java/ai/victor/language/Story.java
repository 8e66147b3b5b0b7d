package ai.victor.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a question with a story before it that says when: {@code in May we ran many discounts. How much did we give away that month?}. */
final class Story {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!;…])\\s+|\\s+[-–—]+\\s+|\\n+");

    private static final Pattern THEN = Pattern.compile(
            "(?i)\\b(?:(?:in|during|for|on|of|over|at) )?(?:that|the same|this same|that same) (?:day|week|month|quarter|year|period|time|stretch|weekend)\\b|\\b(?:back )?then\\b");

    private Story() {}

    /** The question with the days of its story in it; empty where the story tells more than when. */
    static Optional<Talk.Core> told(String question, Lexicon lexicon, Calendar calendar, LocalDate earliest) {
        var sentences = List.of(SENTENCE.split(question.strip()));
        if (sentences.size() != 2 || sentences.get(0).contains("?")) {
            return Optional.empty();
        }
        var asked = sentences.get(1);
        var when = times(sentences.get(0), lexicon, calendar, earliest);
        var others = times(THEN.matcher(asked).replaceAll(" "), lexicon, calendar, earliest);
        if (when.size() != 1 || !others.isEmpty() || !isStory(sentences.get(0), lexicon)) {
            return Optional.empty();
        }
        var then = THEN.matcher(asked);
        var dated = then.find()
                ? asked.substring(0, then.start()) + "in " + when.get(0) + asked.substring(then.end())
                : asked.replaceAll("[?.!\\s]+$", "") + " in " + when.get(0);
        return Optional.of(new Talk.Core(dated, List.of(sentences.get(0).strip().replaceAll("[.!;…]+$", ""))));
    }

    private static List<String> times(String text, Lexicon lexicon, Calendar calendar, LocalDate earliest) {
        return new ItemReader(lexicon, calendar, earliest)
                .read(text).items().stream()
                        .filter(item -> item.is(Role.TIME))
                        .map(Item::text)
                        .toList();
    }

    /** Nothing is ordered, and no value, exception or bound is named. */
    private static boolean isStory(String sentence, Lexicon lexicon) {
        var tokens = Tokenizer.tokens(sentence);
        var someone = tokens.stream()
                .anyMatch(token -> List.of("we", "i", "it", "there", "our", "my", "was", "were")
                        .contains(token.word()));
        return someone && !Mixed.asks(tokens.get(0).word()) && new Talk(lexicon).isHarmless(sentence);
    }
}
