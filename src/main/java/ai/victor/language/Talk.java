package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets aside the talk around a question: greetings and thanks, who wants to know and what for, what somebody thinks, and "right?".
 *
 * <p>What could change the number is never set aside: a clause that names a value, a day, an exception or a bound stays where it is, and the
 * question is then declined as before.
 */
final class Talk {
    private static final Set<String> CONNECTIVES =
            Set.of("because", "since", "as", "so", "for", "before", "during", "after", "to", "in", "and");

    private final Lexicon lexicon;
    private final List<String> aside = new ArrayList<>();

    Talk(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * A question without talk.
     *
     * @param aside what of it might have meant something, to be told
     */
    record Core(String question, List<String> aside) {}

    /** The question with less and less talk, the most of it first kept. */
    static List<Core> cores(String question, Lexicon lexicon) {
        var cores = new ArrayList<Core>();
        var polite = new Talk(lexicon).polite(question);
        add(cores, question, new Core(polite, List.of()));
        var claimed = new Talk(lexicon);
        add(cores, question, claimed.core(claimed.claimed(polite)));
        var bare = new Talk(lexicon);
        add(cores, question, bare.core(bare.claimed(bare.withoutReasons(polite))));
        var last = new Talk(lexicon);
        add(cores, question, last.core(last.claimed(last.withoutReasons(last.asked(polite)))));
        return cores;
    }

    private static void add(List<Core> cores, String question, Core core) {
        if (!core.question().isBlank()
                && !core.question().equals(question)
                && cores.stream().noneMatch(known -> known.question().equals(core.question()))) {
            cores.add(core);
        }
    }

    private Core core(String question) {
        return new Core(question, List.copyOf(aside));
    }

    /** Whether nothing is asked at all: {@code thanks, you're great!}. */
    static boolean isAll(String question, Lexicon lexicon) {
        return new Talk(lexicon)
                .polite(question + " ")
                .replaceAll("[\\p{P}\\p{S}\\s]+", "")
                .isEmpty();
    }

    /** Without greetings and thanks. */
    static String polite(String question, Lexicon lexicon) {
        var polite = new Talk(lexicon).polite(question);
        return polite.isBlank() ? question : polite;
    }

    private String polite(String question) {
        return stripped(
                stripped(question, TalkPhrases.ENDINGS, any -> true),
                TalkPhrases.OPENINGS,
                any -> true,
                TalkPhrases.PEOPLE);
    }

    private String claimed(String question) {
        var tagged = stripped(stripped(question, TalkPhrases.TAGS, any -> true), TalkPhrases.ENDINGS, any -> true);
        var core = stripped(tagged, TalkPhrases.CLAIMS, this::isUnknown, TalkPhrases.OPENINGS);
        return core.isBlank() ? question : core;
    }

    @SafeVarargs
    private final String stripped(
            String question, List<Pattern> patterns, Predicate<String> who, List<Pattern>... others) {
        var text = question.strip();
        for (var before = ""; !before.equals(text); ) {
            before = text;
            text = once(text, patterns, who);
            for (var more : others) {
                text = once(text, more, this::isUnknown);
            }
        }
        return text;
    }

    private static String once(String question, List<Pattern> patterns, Predicate<String> who) {
        var text = question;
        for (var pattern : patterns) {
            var matcher = pattern.matcher(text);
            if (matcher.find() && who.test(person(matcher))) {
                text = (text.substring(0, matcher.start()) + text.substring(matcher.end())).strip();
            }
        }
        return text;
    }

    private static String person(Matcher matcher) {
        return Optional.ofNullable(matcher.namedGroups().containsKey("who") ? matcher.group("who") : null)
                .orElse("");
    }

    private String withoutReasons(String question) {
        var text = question;
        for (var pattern : List.of(TalkPhrases.REASON_FIRST, TalkPhrases.REASON_OPEN)) {
            var first = pattern.matcher(text);
            if (first.find() && first.end() < text.length() && isBackground(first.group(1))) {
                aside.add(first.group(1).strip());
                text = text.substring(first.end());
                break;
            }
        }
        var last = TalkPhrases.REASON_LAST.matcher(text);
        for (int from = 1; from < text.length() && last.find(from); from = last.start(1) + 1) {
            if (isBackground(last.group(1))) {
                aside.add(last.group(1).strip());
                text = text.substring(0, last.start()) + last.group(2);
                break;
            }
        }
        return new Talk(lexicon).polite(text);
    }

    /** The last sentence, where those before it only tell a story. */
    private String asked(String question) {
        var sentences = List.of(TalkPhrases.SENTENCE.split(question));
        var kept = new ArrayList<String>();
        for (int at = 0; at < sentences.size(); at++) {
            var sentence = sentences.get(at);
            if (sentences.size() > 1
                    && !sentence.strip().endsWith("?")
                    && TalkPhrases.STORY.matcher(sentence.strip()).matches()
                    && isBackground(sentence)
                    && (isUnasked(sentence) || isOpinion(sentence))) {
                aside.add(sentence.strip().replaceAll("[.!;…]+$", ""));
            } else {
                kept.add(sentence);
            }
        }
        return new Talk(lexicon).polite(opened(String.join(" ", kept)));
    }

    /** {@code I'm new here, what was …}: the same of the first clause. */
    private String opened(String question) {
        var mark = TalkPhrases.CLAUSE.matcher(question);
        if (!mark.find()) {
            return question;
        }
        var first = question.substring(0, mark.start());
        if (first.endsWith("?")
                || !TalkPhrases.STORY.matcher(first.strip()).matches()
                || !isBackground(first)
                || !isUnasked(first)) {
            return question;
        }
        aside.add(first.strip().replaceAll("[.!;:…]+$", ""));
        return question.substring(mark.end());
    }

    /** Whether a clause can be told without changing what is asked: it names no value, day, number, exception or bound. */
    private boolean isBackground(String clause) {
        var tokens = Tokenizer.tokens(TalkPhrases.LATER.matcher(clause).replaceAll(" "));
        return isHarmless(clause)
                && tokens.stream()
                        .skip(
                                !tokens.isEmpty()
                                                && CONNECTIVES.contains(
                                                        tokens.get(0).word())
                                        ? 1
                                        : 0)
                        .noneMatch(token -> token.kind() == Token.Kind.DATE
                                || token.number().isPresent()
                                || TimeReader.knows(token.word()) && !Grammar.knows(token.word()));
    }

    /** The same but for days. */
    boolean isHarmless(String clause) {
        var tokens = Tokenizer.tokens(TalkPhrases.LATER.matcher(clause).replaceAll(" "));
        int first = !tokens.isEmpty() && CONNECTIVES.contains(tokens.get(0).word()) ? 1 : 0;
        for (int at = first; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var role = Grammar.longest(tokens, at).map(Grammar.Match::role).orElse(Role.FILLER);
            var changes = switch (role) {
                case NOT,
                        ONLY,
                        WITH,
                        MONEY,
                        PERCENT,
                        MORE,
                        LESS,
                        AT_LEAST,
                        AT_MOST,
                        OR_MORE,
                        OR_LESS,
                        VERSUS,
                        COMPARE,
                        BY,
                        PER,
                        SHARE,
                        EACH,
                        TREND -> true;
                default -> false;
            };
            var value = lexicon.longest(tokens, at).stream()
                    .flatMap(match -> match.meanings().stream())
                    .anyMatch(Meaning.OfValue.class::isInstance);
            if (changes || value && !Grammar.knows(token.word())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a sentence names no number: it asks for none. */
    private boolean isUnasked(String sentence) {
        var tokens = Tokenizer.tokens(TalkPhrases.LATER.matcher(sentence).replaceAll(" "));
        return tokens.stream().noneMatch(token -> lexicon.knows(token) && !Grammar.knows(token.word()))
                && !tokens.isEmpty()
                && !Mixed.asks(tokens.get(0).word());
    }

    /** {@code I feel like shipping eats our margin.} */
    private boolean isOpinion(String sentence) {
        return TalkPhrases.CLAIMS.stream()
                .map(claim -> claim.matcher(sentence))
                .anyMatch(claim -> claim.find() && isUnknown(person(claim)));
    }

    private boolean isUnknown(String who) {
        return Tokenizer.tokens(who).stream()
                .noneMatch(token -> lexicon.knows(token) || TimeReader.knows(token.word()));
    }
}
