package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads questions on an experiment: which one, and which number it is judged by. Every other word must be one that such questions are made of. */
final class Experiments {
    static final String DIMENSION = "experiment";

    /** With one of these, an experiment is asked about even where it is not named. */
    private static final Set<String> SUBJECT =
            words("experiment experiments holdout holdouts treatment srm uplift incrementality");

    /** With one of these, a judgement is asked, and not only numbers. */
    private static final Set<String> JUDGING = words("""
            real significant significance significantly confident confidence interval sample mismatch srm problem work works worked working help
            helped hurt harm harmful lift lifted uplift effect impact result results outcome readout win won winner winning incremental
            noise chance luck trust conclude treatment holdout holdouts control better worse difference keep worth identified causal ratio
            conclusive inconclusive power enough pay pays pull forward attach cannibalise cannibalize cannibalisation cannibalization""");

    private static final Set<String> WORDS = words("""
            both arm arms vs versus and is the are was were did does do has have had a an of in for to it its our we us me with without by on
            how what whats which there any so far yet data say know can could tell show give about per each many much than between group groups
            variant variants test tests ab split experiment experiments statistically statistical valid healthy balanced even size sizes rule
            tool money or just true really actually make made making more less read out i you this that these out assigned who people
            move moved raise raised increase increased improve improved change changed drive drove cost costs sell sold get got please one
            be been enough yes no not if whether at from against compared relative the if then them they treated visitor visitors per
            thanks will would should margin's overall still only need longer run running ran long start started end ended when extra additional
            generate generated generating bring brought add added back its their for itself paid pay off""");

    private final Lexicon lexicon;
    private final Names names;

    Experiments(Lexicon lexicon, Names names) {
        this.lexicon = lexicon;
        this.names = names;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** @param plain whether the question can be read as a plain one too, which it then is unless a judgement is asked */
    Optional<Analyse> read(List<Token> tokens, boolean plain) {
        if (names.dimensions().stream().noneMatch(DIMENSION::equals)) {
            return Optional.empty();
        }
        var experiments = new LinkedHashSet<String>();
        var metrics = new LinkedHashSet<String>();
        var subject = false;
        var judging = false;
        int at = 0;
        while (at < tokens.size()) {
            var match = lexicon.longest(tokens, at);
            var named = match.map(found -> experiment(found.meanings())).orElse(List.of());
            var word = tokens.get(at).word();
            subject |= SUBJECT.contains(word);
            judging |= JUDGING.contains(word);
            if (!named.isEmpty()) {
                experiments.addAll(named);
                at += match.orElseThrow().length();
            } else if (match.isPresent()
                    && metric(match.get().meanings()).isPresent()
                    && !isOnlyWord(match.get(), word)) {
                metrics.add(metric(match.get().meanings()).orElseThrow());
                at += match.get().length();
            } else if (tokens.get(at).kind() == Token.Kind.MARK
                    || WORDS.contains(word)
                    || JUDGING.contains(word)
                    || SUBJECT.contains(word)) {
                at++;
            } else {
                return Optional.empty();
            }
        }
        if (experiments.isEmpty() && !(subject && judging) || experiments.size() > 1 || metrics.size() > 1) {
            return Optional.empty();
        }
        if (plain && !judging) {
            return Optional.empty();
        }
        var name = experiments.stream().findFirst();
        var metric = metrics.stream().findFirst();
        return Optional.of(
                new Analyse(new AnalysisRequest.Experiment(name, metric), sentence(name, metric), new ArrayList<>()));
    }

    private static boolean isOnlyWord(Lexicon.Match match, String word) {
        return match.length() == 1 && (JUDGING.contains(word) || word.equals("visitors") || word.equals("cost"));
    }

    private static List<String> experiment(List<Meaning> meanings) {
        return meanings.stream()
                .filter(meaning -> meaning instanceof Meaning.OfValue value
                        && value.dimension().equals(DIMENSION)
                        && value.whole())
                .flatMap(meaning -> ((Meaning.OfValue) meaning).values().stream())
                .limit(1)
                .toList();
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

    private String sentence(Optional<String> name, Optional<String> metric) {
        return "What " + name.map(value -> "the experiment " + value).orElse("the experiment") + " did"
                + metric.map(number -> " to " + names.inline(number)).orElse("")
                + ": treatment against holdout, each visitor in the arm they were assigned to.";
    }
}
