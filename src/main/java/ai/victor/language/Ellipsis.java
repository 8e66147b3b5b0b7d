package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes out the noun that two numbers share and that is said once: {@code estimated vs actual COGS} is estimated COGS and actual COGS. */
final class Ellipsis {
    private static final Set<String> JOINING = Set.of("vs", "versus", "and", "or", "against", "&", "/");
    private static final int LONGEST = 3;

    private Ellipsis() {}

    static String filled(String question, Lexicon lexicon) {
        var tokens = Tokenizer.tokens(question);
        for (int join = 1; join < tokens.size() - 2; join++) {
            if (!JOINING.contains(tokens.get(join).word())
                    && !JOINING.contains(tokens.get(join).raw())) {
                continue;
            }
            for (int end = Math.min(tokens.size(), join + 1 + LONGEST); end > join + 2; end--) {
                for (int noun = join + 2; noun < end; noun++) {
                    var word = tokens.subList(join - 1, join);
                    var shared = tokens.subList(noun, end);
                    var left = new ArrayList<>(word);
                    left.addAll(shared);
                    var right = tokens.subList(join + 1, end);
                    if (isNumber(lexicon, left) && isNumber(lexicon, right) && !isNumber(lexicon, word)) {
                        return question.substring(0, word.get(0).end()) + " "
                                + question.substring(
                                        shared.get(0).start(),
                                        shared.get(shared.size() - 1).end())
                                + question.substring(word.get(0).end());
                    }
                }
            }
        }
        return question;
    }

    private static boolean isNumber(Lexicon lexicon, List<Token> span) {
        return lexicon.meanings(span).stream().anyMatch(Meaning.OfMetric.class::isInstance);
    }
}
