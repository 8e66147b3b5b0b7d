package ai.victor.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Cuts a question into items: at each place the longest phrase that the lexicon, the grammar or the calendar knows. */
final class ItemReader {
    private final Lexicon lexicon;
    private final Calendar calendar;
    private final LocalDate earliest;

    ItemReader(Lexicon lexicon, Calendar calendar, LocalDate earliest) {
        this.lexicon = lexicon;
        this.calendar = calendar;
        this.earliest = earliest;
    }

    /**
     * The items, and what was corrected on the way.
     *
     * @param starts the token that each item begins with
     */
    record Items(List<Item> items, List<String> corrections, List<Token> tokens, List<Integer> starts) {}

    Items read(String question) {
        var corrections = new ArrayList<String>();
        return read(question, corrected(Tokenizer.tokens(question), corrections), corrections, Map.of());
    }

    /** @param otherwise what is found at some of the tokens in place of the longest phrase */
    Items read(String question, List<Token> tokens, List<String> corrections, Map<Integer, Found> otherwise) {
        var times = times(tokens);
        var items = new ArrayList<Item>();
        int at = 0;
        var starts = new ArrayList<Integer>();
        while (at < tokens.size()) {
            var other = otherwise.get(at);
            var item = other == null ? next(tokens, at, times, question, items) : other;
            items.add(judged(item.item(), items));
            starts.add(at);
            at += item.length();
        }
        return new Items(items, corrections, tokens, starts);
    }

    /** What may begin at a token. */
    record Found(Item item, int length) {}

    TimeReader times(List<Token> tokens) {
        return new TimeReader(calendar, earliest, tokens);
    }

    private Found next(List<Token> tokens, int at, TimeReader times, String question, List<Item> items) {
        var name = name(tokens, at);
        var word = Grammar.longest(tokens, at);
        var time = times.at(at);
        int nameLength = name.map(Lexicon.Match::length).orElse(0);
        int wordLength = word.map(Grammar.Match::length).orElse(0);
        int timeLength = time.map(TimePhrase.Match::length).orElse(0);
        var number = tokens.get(at).number();
        // "Under 2000" is no year.
        var bound = timeLength == 1
                && number.isPresent()
                && !items.isEmpty()
                && switch (items.get(items.size() - 1).role()) {
                    case MORE -> !items.get(items.size() - 1).text().equalsIgnoreCase("over");
                    case LESS, AT_LEAST, AT_MOST -> true;
                    default -> false;
                };
        if (bound) {
            return found(tokens, at, 1, question, Role.NUMBER, List.of(), Optional.empty());
        }
        if (timeLength > 0 && timeLength >= nameLength && timeLength >= wordLength) {
            return found(tokens, at, timeLength, question, Role.TIME, List.of(), time.map(TimePhrase.Match::phrase));
        }
        if (nameLength > 0 && nameLength >= wordLength && !isLoosePart(name.get(), wordLength)) {
            return found(tokens, at, nameLength, question, Role.NAME, name.get().meanings(), Optional.empty());
        }
        if (number.isPresent() && wordLength <= 1) {
            return found(tokens, at, 1, question, Role.NUMBER, List.of(), Optional.empty());
        }
        if (word.isPresent()) {
            return found(tokens, at, wordLength, question, word.get().role(), List.of(), Optional.empty());
        }
        return found(tokens, at, 1, question, Role.UNKNOWN, List.of(), Optional.empty());
    }

    /** {@code is Meta profitable} asks for a verdict; {@code most profitable} ranks. */
    private static Item judged(Item item, List<Item> before) {
        var tokens = Tokenizer.tokens(item.text());
        // "Lose money on shipping" may be the name of a number.
        var verdict = Grammar.longest(tokens, 0)
                .filter(match -> match.length() == tokens.size())
                .map(Grammar.Match::role)
                .filter(role -> role == Role.GAIN || role == Role.LOSS);
        var ranked = !before.isEmpty()
                && switch (before.get(before.size() - 1).role()) {
                    case HIGHEST, LOWEST, BEST, WORST, HIGHER, MORE, LESS -> true;
                    default -> false;
                };
        return item.is(Role.NAME) && verdict.isPresent() && !ranked ? item.as(verdict.get()) : item;
    }

    /** A part of a value's name gives way to a word of the language. */
    private static boolean isLoosePart(Lexicon.Match match, int wordLength) {
        return wordLength >= match.length()
                && match.meanings().stream().allMatch(m -> m instanceof Meaning.OfValue value && !value.whole());
    }

    static Found found(
            List<Token> tokens,
            int at,
            int length,
            String question,
            Role role,
            List<Meaning> meanings,
            Optional<TimePhrase> time) {
        var span = tokens.subList(at, at + length);
        var first = span.get(0);
        var last = span.get(length - 1);
        var text = question.substring(first.start(), last.end());
        return new Found(
                new Item(
                        text,
                        Tokenizer.key(span),
                        role,
                        meanings,
                        time,
                        first.number(),
                        first.unit(),
                        Words.isPlural(last.word()) || isPlural(span)),
                length);
    }

    /** {@code hours of the day} are many, though the day is one. */
    private static boolean isPlural(List<Token> span) {
        return span.size() > 2
                && span.get(1).is("of")
                && Words.isPlural(span.get(0).word());
    }

    private Optional<Lexicon.Match> name(List<Token> tokens, int at) {
        return lexicon.longest(tokens, at)
                .filter(match -> match.length() > 1 || !new Homographs(lexicon, tokens).isWord(at, match))
                .filter(match -> !isPlainNumber(tokens.subList(at, at + match.length()), match));
    }

    private static boolean isPlainNumber(List<Token> span, Lexicon.Match match) {
        return span.size() == 1
                && span.get(0).kind() == Token.Kind.NUMBER
                && match.meanings().stream().allMatch(Meaning.OfValue.class::isInstance);
    }

    private List<Token> corrected(List<Token> tokens, List<String> corrections) {
        var out = new ArrayList<Token>();
        for (var token : tokens) {
            var better = known(token)
                    ? Optional.<String>empty()
                    : Spelling.correct(token.word(), candidates(), lexicon.spelledValues());
            if (better.isPresent()) {
                corrections.add("“" + token.raw() + "” is read as “" + better.get() + "”.");
                var word = better.get();
                out.add(new Token(
                        word,
                        word,
                        Words.stem(word),
                        token.kind(),
                        token.number(),
                        token.unit(),
                        token.start(),
                        token.end()));
            } else {
                out.add(token);
            }
        }
        return out;
    }

    private boolean known(Token token) {
        return token.kind() != Token.Kind.WORD
                || token.number().isPresent()
                || lexicon.knows(token)
                || Grammar.knows(token.word())
                || TimeReader.knows(token.word())
                || Paraphrases.knows(token.word())
                || Refusals.knows(token.word());
    }

    private Set<String> candidates() {
        return new TreeSet<>(lexicon.spellings().values());
    }
}
