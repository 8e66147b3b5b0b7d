package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import ai.victor.model.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads questions on an experiment: which one, and which number it is judged by. Every other word must be one that such questions are made of. */
final class Experiments {
    private static final int LONGEST_CALL = 6;

    /** With one of these, an experiment is asked about even where it is not named. */
    private static final Set<String> SUBJECT =
            words("experiment experiments holdout holdouts treatment srm uplift incrementality arm arms");

    /** With one of these, a judgement is asked, and not only numbers. */
    private static final Set<String> JUDGING = words("""
            real significant significance significantly confident confidence interval sample mismatch srm problem work works worked working help
            helped hurt harm harmful lift lifted uplift effect impact result results outcome readout win won winner winning incremental
            noise chance luck trust conclude p pvalue winner hold held planned treatment holdout holdouts control better worse difference keep worth identified causal ratio
            conclusive inconclusive sure certain power enough pay pays pull forward attach cannibalise cannibalize cannibalisation cannibalization""");

    private static final Set<String> WORDS = words("""
            both arm arms vs versus and is the are was were did does do has have had a an of in for to it its our we us me with without by on
            how what whats which there any so far yet data say know can could tell show give about per each many much than between group groups
            variant variants test tests ab split experiment experiments statistically statistical valid healthy balanced even size sizes rule
            tool money or just true really actually make made making more less read out i you this that these out assigned who people
            move moved raise raised increase increased improve improved change changed drive drove cost costs sell sold get got please one
            be been enough yes no not if whether at from against compared relative the if then them they treated visitor visitors per
            thanks will would should margin's overall still only need longer run running ran long start started end ended when extra additional
            generate generated generating bring brings brought add added back its their for itself paid pay off p value values than convert converts
            converted converting rate number count date dates began begin keep keeping stop stopped continue weeks days data bigger higher lower lift
            difference gap sample random randomised randomized assignment assigned planned plan people's another other one's under average mean
            must should could as detect big large small weeks level show shows seen during after each by whole entire currently still""");

    /** What is tried, or the trying of it. */
    private static final Set<String> NOUNS = words("""
            rule rules test tests experiment experiments holdout holdouts variant feature widget app tool trial rollout pilot""");

    /** Said of something tried, these ask what it did. */
    private static final Set<String> EFFECTS = words("""
            lift lifted increase increased improve improved raise raised help helped hurt hurts helps move moved change changed work worked working
            works win won do doing done going go gone pay pays paid worth profitable successful success ok okay earn earned perform performing
            performed make made grow grew drop dropped reduce reduced drive drove cost boost boosted hit up down since before after""");

    private static final Set<String> ASIDE = words("""
            new newer latest last current recent running ongoing its subscription fee fees price monthly money ci % right fine good bad idea
            finally been being""");

    private static final Set<String> ASKING = words("did does do has have had is was were are how what since");

    /** What else a question says that goes on from one before. */
    private static final Set<String> GOING_ON =
            words("but also instead too same there or looking look by sure there's how's what's");

    private static final Set<String> CONVERTING = words("convert converts converted converting");

    private final Lexicon lexicon;
    private final Names names;
    private final Trials trials;
    private final Vocabulary vocabulary;

    Experiments(Lexicon lexicon, Names names, Vocabulary vocabulary) {
        this.lexicon = lexicon;
        this.names = names;
        this.trials = new Trials(lexicon, vocabulary);
        this.vocabulary = vocabulary;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** What the words of a question came to. */
    private static final class Heard {
        /** By their whole names. */
        final Set<String> named = new LinkedHashSet<>();
        /** By some words beside “rule”, “test”: the words as they are written. */
        final Map<String, List<String>> called = new LinkedHashMap<>();

        final Set<String> metrics = new LinkedHashSet<>();
        boolean subject;
        boolean judging;
        boolean effect;
        boolean asking;
    }

    /** @param plain whether the question can be read as a plain one too, which it then is unless a judgement is asked */
    Optional<Interpretation> read(List<Token> tokens, boolean plain) {
        if (names.dimensions().stream().noneMatch(Trials.ID::equals)) {
            return Optional.empty();
        }
        var heard = new Heard();
        int at = 0;
        while (at < tokens.size()) {
            int length = hear(tokens, at, heard);
            if (length == 0) {
                return Optional.empty();
            }
            at += length;
        }
        var several = heard.metrics.size() > 1 && !heard.metrics.stream().allMatch(this::isReadOut);
        if (several || heard.named.size() + heard.called.size() > 1) {
            return Optional.empty();
        }
        var judged = heard.judging || heard.effect && heard.asking || heard.subject;
        if (!heard.called.isEmpty()) {
            return judged ? called(heard, tokens, plain) : Optional.empty();
        }
        if (heard.named.isEmpty() && !(heard.subject && heard.judging) || plain && !heard.judging) {
            return Optional.empty();
        }
        var one = heard.named.isEmpty() ? trials.oneOf(tokens, vocabulary.data()) : Optional.<Interpretation>empty();
        return one.or(() -> Optional.of(analyse(tokens, heard.named.stream().findFirst(), heard.metrics, List.of())));
    }

    /**
     * A question that goes on from one on an experiment: another number of it, or whether it is sure.
     *
     * @param name the one that was asked about
     */
    Optional<Interpretation> follow(List<Token> tokens, Optional<String> name) {
        var heard = new Heard();
        int at = 0;
        while (at < tokens.size()) {
            int length = hear(tokens, at, heard);
            length = length == 0 && GOING_ON.contains(tokens.get(at).word()) ? 1 : length;
            if (length == 0) {
                return Optional.empty();
            }
            at += length;
        }
        var several = heard.metrics.size() > 1 && !heard.metrics.stream().allMatch(this::isReadOut);
        var said = !heard.metrics.isEmpty() || heard.judging || heard.subject;
        return several || !said || !heard.named.isEmpty() || !heard.called.isEmpty()
                ? Optional.empty()
                : Optional.of(analyse(tokens, name, heard.metrics, List.of()));
    }

    private Optional<Interpretation> called(Heard heard, List<Token> tokens, boolean plain) {
        var call = heard.called.entrySet().iterator().next();
        var meant = call.getValue();
        if (meant.size() == 1) {
            return Optional.of(analyse(
                    tokens,
                    Optional.of(meant.get(0)),
                    heard.metrics,
                    List.of("“" + call.getKey() + "” is read as the experiment " + meant.get(0) + ".")));
        }
        if (plain) {
            return Optional.empty();
        }
        var ever = tokens.stream().anyMatch(token -> token.is("since"));
        if (trials.isEmpty() || ever && meant.isEmpty()) {
            return Optional.of(analyse(tokens, Optional.of(call.getKey()), heard.metrics, List.of()));
        }
        return Optional.of(new Interpretation.Reply(
                "clarify",
                meant.isEmpty()
                        ? "No experiment is called “" + call.getKey() + "”. The " + vocabulary.data() + " have: "
                                + trials.listed() + ". Which one do you mean?"
                        : "Several experiments can be called “" + call.getKey() + "”: " + String.join(", ", meant)
                                + ". Which one do you mean?",
                "",
                List.of()));
    }

    /** How many words are understood from here on. */
    private int hear(List<Token> tokens, int at, Heard heard) {
        var match = lexicon.longest(tokens, at);
        var token = tokens.get(at);
        var word = token.word();
        heard.subject |= SUBJECT.contains(word) || NOUNS.contains(word) && isThe(tokens, at);
        heard.judging |= JUDGING.contains(word) || word.equals("profitable");
        heard.effect |= EFFECTS.contains(word);
        heard.asking |= ASKING.contains(word);
        var named = match.map(found -> experiment(found.meanings())).orElse(List.of());
        if (!named.isEmpty()) {
            heard.named.addAll(named);
            return match.orElseThrow().length();
        }
        int call = call(tokens, at);
        if (call > 0) {
            var words = tokens.subList(at, at + call);
            heard.called.put(text(words), trials.meant(telling(words)));
            return call;
        }
        if (match.isPresent() && metric(match.get().meanings()).isPresent() && !isOnlyWord(match.get(), word)) {
            heard.metrics.add(metric(match.get().meanings()).orElseThrow());
            return match.get().length();
        }
        if (CONVERTING.contains(word)) {
            conversion().ifPresent(heard.metrics::add);
            return 1;
        }
        int beside = besideArms(tokens, at);
        if (beside > 0) {
            var words = tokens.subList(at, at + beside);
            heard.called.put(text(words), trials.meant(words));
            return beside;
        }
        if (isShort(tokens, at)) {
            heard.called.put(token.raw(), trials.meant(List.of(token)));
            return 1;
        }
        var interval = token.kind() == Token.Kind.NUMBER && token.unit().equals("%");
        return interval || isWord(token) ? 1 : 0;
    }

    /** {@code the rule}, {@code our new test}: one that need not be named. */
    private static boolean isThe(List<Token> tokens, int noun) {
        int at = noun - 1;
        while (at >= 0
                && words("new newer latest last current recent running ongoing")
                        .contains(tokens.get(at).word())) {
            at--;
        }
        return at >= 0
                && words("the our this that my").contains(tokens.get(at).word())
                && !words("app tool").contains(tokens.get(noun).word());
    }

    private static boolean isWord(Token token) {
        return token.kind() == Token.Kind.MARK
                || WORDS.contains(token.word())
                || JUDGING.contains(token.word())
                || SUBJECT.contains(token.word())
                || NOUNS.contains(token.word())
                || EFFECTS.contains(token.word())
                || ASIDE.contains(token.word());
    }

    /** How long a name is that ends in what is tried, {@code upsell rule}, or follows it, {@code rule 7}; 0 where none begins here. */
    private static int call(List<Token> tokens, int from) {
        if (NOUNS.contains(tokens.get(from).word())) {
            return isNumber(tokens, from + 1) ? 2 : 0;
        }
        int at = from;
        while (at < tokens.size()
                && at - from < LONGEST_CALL
                && (tokens.get(at).is("-") && at > from || isTelling(tokens.get(at)))) {
            at++;
        }
        int noun = nouns(tokens, at);
        if (at == from || noun == at) {
            return 0;
        }
        return (isNumber(tokens, noun) ? noun + 1 : noun) - from;
    }

    private static int nouns(List<Token> tokens, int from) {
        int at = from;
        var split = words(tokens, at).matches("(a / b|a b) .*");
        if (split) {
            at += tokens.get(at + 1).is("/") ? 3 : 2;
        } else if (at < tokens.size()
                && (tokens.get(at).is("split") || tokens.get(at).is("ab"))) {
            at++;
        }
        int first = at;
        while (at < tokens.size() && NOUNS.contains(tokens.get(at).word())) {
            at++;
        }
        return at == first ? from : at;
    }

    private static String words(List<Token> tokens, int from) {
        return tokens.subList(Math.min(from, tokens.size()), Math.min(tokens.size(), from + 4)).stream()
                .map(Token::word)
                .collect(Collectors.joining(" "));
    }

    private static boolean isNumber(List<Token> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.NUMBER
                && tokens.get(at).unit().isEmpty();
    }

    private static boolean isTelling(Token token) {
        return token.kind() == Token.Kind.WORD && !isWord(token);
    }

    /** The words that tell one from another; of {@code rule 7}, both. */
    private static List<Token> telling(List<Token> call) {
        var telling = call.stream()
                .filter(token -> isTelling(token) && !token.is("b") || token.kind() == Token.Kind.NUMBER)
                .toList();
        return telling.stream().anyMatch(Experiments::isTelling)
                ? telling
                : call.stream().filter(token -> token.kind() != Token.Kind.MARK).toList();
    }

    private static String text(List<Token> words) {
        return words.stream()
                .map(Token::raw)
                .collect(Collectors.joining(" "))
                .replace(" - ", "-")
                .replace(" / ", "/");
    }

    /** {@code did the upsell pay off}: a word of one experiment's name, of which something is said that is said of nothing else here. */
    private boolean isShort(List<Token> tokens, int at) {
        return isTelling(tokens.get(at))
                && at > 0
                && at + 1 < tokens.size()
                && isWord(tokens.get(at - 1))
                && (EFFECTS.contains(tokens.get(at + 1).word())
                        || JUDGING.contains(tokens.get(at + 1).word()))
                && trials.meant(List.of(tokens.get(at))).size() == 1;
    }

    /** {@code the upsell, by arm}: beside an arm, words of one experiment's name are that experiment. */
    private int besideArms(List<Token> tokens, int at) {
        if (tokens.stream().noneMatch(token -> token.is("arm") || token.is("arms"))) {
            return 0;
        }
        int end = at;
        while (end < tokens.size() && end - at < LONGEST_CALL && isTelling(tokens.get(end))) {
            end++;
        }
        while (end > at && trials.meant(tokens.subList(at, end)).size() != 1) {
            end--;
        }
        return end - at;
    }

    private static boolean isOnlyWord(Lexicon.Match match, String word) {
        return match.length() == 1
                && (JUDGING.contains(word)
                        || EFFECTS.contains(word)
                        || word.equals("visitors")
                        || word.equals("fee")
                        || word.equals("fees"));
    }

    /** What it is called, where a phrase means nothing else. */
    private static List<String> experiment(List<Meaning> meanings) {
        return meanings.stream().allMatch(Trials::names)
                ? meanings.stream()
                        .flatMap(meaning -> ((Meaning.OfValue) meaning).values().stream())
                        .limit(1)
                        .toList()
                : List.of();
    }

    /** Of several, a rate: arms of different sizes are compared by nothing else. */
    private Optional<String> metric(List<Meaning> meanings) {
        var metrics = meanings.stream()
                .filter(Meaning.OfMetric.class::isInstance)
                .map(meaning -> ((Meaning.OfMetric) meaning).metric())
                .toList();
        return metrics.stream()
                .filter(names::isRatio)
                .findFirst()
                .or(() -> metrics.stream().findFirst());
    }

    private Optional<String> conversion() {
        return metric(lexicon.meanings(Tokenizer.tokens("conversion rate")));
    }

    /** Margin and revenue, by themselves or per visitor, stand in every readout. */
    private boolean isReadOut(String metric) {
        var amount = names.metric(metric) instanceof Metric.Ratio ratio ? ratio.numerator() : metric;
        return Optional.of(amount).equals(names.profit()) || Optional.of(amount).equals(names.turnover());
    }

    private Interpretation analyse(
            List<Token> tokens, Optional<String> name, Set<String> metrics, List<String> assumptions) {
        var aspect = TrialAspects.of(tokens);
        var sentence = "What "
                + name.map(value -> trials.isTool(value) ? value : "the experiment " + value)
                        .orElse("the experiment")
                + " did"
                + metrics.stream().map(metric -> " to " + names.inline(metric)).collect(Collectors.joining(" and"))
                + ": treatment against holdout, each visitor in the arm they were assigned to.";
        // Margin and revenue stand together in the readout.
        var metric =
                metrics.size() > 1 ? Optional.<String>empty() : metrics.stream().findFirst();
        return new Analyse(new AnalysisRequest.Experiment(name, metric, aspect), sentence, assumptions);
    }
}
