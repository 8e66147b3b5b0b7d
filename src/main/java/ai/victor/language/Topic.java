package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether a question opens a subject of its own, so that what follows it is not about what came before it. */
final class Topic {
    private static final int FEW = 4;

    private static final Set<Role> GOING_ON = Set.of(
            Role.AND, Role.INSTEAD, Role.BY, Role.PER, Role.ONLY, Role.NOT, Role.WITH, Role.REFERENCE, Role.VERSUS);

    private static final Set<String> POINTING = Set.of("those", "these", "them", "they", "their", "its");

    private Topic() {}

    /** A question that names a number and does not go on from another. */
    static boolean isOwn(String question, Lexicon lexicon) {
        var tokens = Tokenizer.wordsOf(question);
        return tokens.size() >= FEW && !goesOn(tokens) && !pointsBack(tokens) && namesNumber(tokens, lexicon);
    }

    private static boolean goesOn(List<Token> tokens) {
        return Grammar.longest(tokens, 0)
                .filter(match -> GOING_ON.contains(match.role()))
                .isPresent();
    }

    private static boolean pointsBack(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> POINTING.contains(token.word().toLowerCase(Locale.ROOT)));
    }

    private static boolean namesNumber(List<Token> tokens, Lexicon lexicon) {
        for (int at = 0; at < tokens.size(); at++) {
            if (lexicon.longest(tokens, at).stream()
                    .flatMap(match -> match.meanings().stream())
                    .anyMatch(Meaning.OfMetric.class::isInstance)) {
                return true;
            }
        }
        return false;
    }
}
