package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells values from little words of the same letters: {@code US} from us, {@code IN} from in, the {@code paid} channels from what was paid. */
final class Homographs {
    /** After these a lower-case {@code us} is we. */
    private static final Set<String> GIVING = Set.of(
            "tell", "give", "show", "cost", "costs", "costing", "let", "get", "got", "make", "makes", "made", "earn",
            "earned", "earns", "bring", "brought", "brings", "help", "lose", "lost", "charge", "charged", "charges",
            "leave", "left", "bill", "billed", "pay", "paid", "owe", "sell", "sold", "send", "sent", "buy", "took",
            "take", "between", "with", "by");

    private static final Set<String> PLACING = Set.of(
            "in",
            "to",
            "from",
            "vs",
            "versus",
            "and",
            "or",
            "the",
            "only",
            "not",
            "excluding",
            "outside",
            "within",
            "except",
            "into",
            "nor",
            "than",
            "country");

    private static final Set<String> DOING = Set.of("did", "does", "do", "has", "have", "had", "will", "would");

    /** Before and after these {@code paid} is a verb. */
    private static final Set<String> PAYING = Set.of(
            "we", "i", "they", "who", "customers", "have", "had", "has", "been", "got", "get", "us", "be", "being");

    private static final Set<String> PAID_TO =
            Set.of("to", "for", "by", "out", "back", "off", "with", "via", "using", "in", "on");

    private final Lexicon lexicon;
    private final List<Token> tokens;

    Homographs(Lexicon lexicon, List<Token> tokens) {
        this.lexicon = lexicon;
        this.tokens = tokens;
    }

    /** Whether a single token that may be a value is only a word of the language here. */
    boolean isWord(int at, Lexicon.Match match) {
        var token = tokens.get(at);
        if (!match.meanings().stream().allMatch(Meaning.OfValue.class::isInstance) || !Grammar.knows(token.word())) {
            return false;
        }
        if (token.is("us")) {
            return !isCapital(token) && isPronoun(at);
        }
        if (token.word().length() <= 2) {
            return !isCapital(token)
                    || !PLACING.contains(before(at)) && !before(at).equals("for");
        }
        return Grammar.longest(tokens.subList(at, at + 1), 0)
                        .filter(word -> word.role() == Role.VERB)
                        .isPresent()
                && isVerb(at);
    }

    private boolean isPronoun(int at) {
        var before = before(at);
        if (GIVING.contains(before)) {
            return true;
        }
        if (PLACING.contains(before) || names(at + 1)) {
            return false;
        }
        return before.equals("of")
                || tokens.subList(0, at).stream().anyMatch(token -> DOING.contains(token.word()))
                || before.equals("for");
    }

    private boolean isVerb(int at) {
        var before = before(at);
        var after = at + 1 < tokens.size() ? tokens.get(at + 1).word() : "";
        if (PAYING.contains(before) || PAID_TO.contains(after)) {
            return true;
        }
        var aux = Set.of("was", "were", "is", "are").contains(before);
        var named = at > 0
                && lexicon.longest(tokens, at - 1)
                        .filter(match -> match.meanings().stream().noneMatch(Meaning.OfValue.class::isInstance))
                        .isPresent();
        var parted = Set.of("vs", "versus", "and", "or", "/", "against").contains(after);
        return (aux || named) && !names(at + 1) && !parted;
    }

    private boolean names(int at) {
        return at < tokens.size() && lexicon.longest(tokens, at).isPresent();
    }

    private String before(int at) {
        return at > 0 ? tokens.get(at - 1).word() : "";
    }

    private static boolean isCapital(Token token) {
        return token.raw().equals(token.raw().toUpperCase(Locale.ROOT));
    }
}
