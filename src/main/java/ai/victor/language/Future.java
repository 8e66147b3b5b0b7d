package ai.victor.language;

import ai.victor.language.Interpretation.Reply;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds questions on days to come, and on what never happened: {@code what will we sell in July}. The same days of another year are no answer to them. */
final class Future {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private static final Set<String> TELLING = Set.of(
            "forecast",
            "forecasts",
            "forecasted",
            "forecasting",
            "predict",
            "predicts",
            "predicted",
            "prediction",
            "predictions",
            "projection",
            "projections",
            "projected",
            "foresee",
            "gonna",
            "outlook");

    /** After "going to" and "about to" these are deeds to come; a country or a channel is a place. */
    private static final Set<String> DOING = Set.of(
            "sell",
            "make",
            "earn",
            "spend",
            "get",
            "be",
            "have",
            "lose",
            "reach",
            "hit",
            "do",
            "need",
            "see",
            "ship",
            "grow",
            "drop",
            "cost",
            "bring",
            "land",
            "end",
            "finish",
            "happen",
            "fall",
            "rise",
            "go",
            "pay",
            "receive",
            "win",
            "take",
            "run",
            "break",
            "increase",
            "decrease",
            "come",
            "owe",
            "look",
            "exceed");

    /** What somebody says of themselves while asking: "I'll need the revenue of May". */
    private static final Set<String> WANTING =
            Set.of("need", "want", "take", "use", "require", "also", "like", "have", "go", "start", "ask", "probably");

    private static final Set<String> SELF = Set.of("i", "we");

    private Future() {}

    /** What to say to such a question. */
    static Optional<Reply> asked(String question, Lexicon lexicon, Calendar calendar) {
        var tokens = Tokenizer.tokens(question);
        var named = named(tokens, lexicon);
        for (int at = 0; at < tokens.size(); at++) {
            if (named.get(at)) {
                continue;
            }
            if (isToCome(question, tokens, at)) {
                return Optional.of(Reply.unanswerable("That asks for days to come. I count what has happened, up to "
                        + calendar.yesterday().format(DAY) + ", and forecast nothing; ask me for days that are over."));
            }
            if (isSupposed(tokens, at)) {
                return Optional.of(Reply.unanswerable(
                        "That asks what would be if something were otherwise. I count what has happened,"
                                + " and suppose nothing; ask me for the numbers as they are."));
            }
        }
        return Optional.empty();
    }

    /** The words that are part of names in the data: "Free Will" is a design. */
    private static BitSet named(List<Token> tokens, Lexicon lexicon) {
        var named = new BitSet();
        for (int at = 0; at < tokens.size(); at++) {
            var match = lexicon.longest(tokens, at);
            if (match.isPresent() && !named.get(at)) {
                named.set(at, at + match.get().length());
            }
        }
        return named;
    }

    private static boolean isToCome(String question, List<Token> tokens, int at) {
        var token = tokens.get(at);
        var shortened =
                Words.fold(question.substring(token.start(), token.end())).endsWith("'ll");
        if (token.is("will") || token.is("wont") || shortened) {
            var before = shortened ? token.word() : word(tokens, at - 1);
            var after = word(tokens, at + 1);
            var polite = after.equals("you") || before.equals("you") || before.equals("that") && after.equals("do");
            return !polite && !(SELF.contains(before) && WANTING.contains(after));
        }
        var going = token.is("to")
                && (word(tokens, at - 1).equals("going") || word(tokens, at - 1).equals("about"))
                && DOING.contains(word(tokens, at + 1));
        return going || TELLING.contains(token.word());
    }

    /** {@code what would margin be without discounts}: not the margin of orders without one. */
    private static boolean isSupposed(List<Token> tokens, int at) {
        if (!tokens.get(at).is("would")
                || Set.of("you", "like", "love", "want", "need", "prefer").contains(word(tokens, at + 1))) {
            return false;
        }
        return tokens.stream()
                .anyMatch(token -> Set.of("if", "without", "instead", "had", "were", "unless", "excluding")
                        .contains(token.word()));
    }

    private static String word(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
    }
}
