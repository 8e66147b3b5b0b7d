package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads what goes on from an analysis: another number of the same experiment, other customers of the same cohort. What leans on the answer before and
 * cannot be had of the analysis is asked back: the shop's number would be an answer to something else.
 */
final class Analysed {
    private static final Set<String> LEANING = Set.of(
            "and", "but", "also", "so", "or", "what", "how", "only", "just", "by", "for", "per", "in", "over", "within",
            "without", "not", "instead", "same", "is", "was", "are", "were", "does", "did", "after", "with", "then",
            "now", "ok", "okay", "on", "among");

    private static final Set<String> POINTING =
            Set.of("it", "that", "this", "they", "them", "those", "these", "their", "its", "same", "there", "both");

    private static final int SHORT = 4;

    private final AnalysisRequest before;
    private final Optional<Cohorts.Asked> cohort;

    /** @param cohort what was measured of whom, where it was a cohort */
    Analysed(AnalysisRequest before, Optional<Cohorts.Asked> cohort) {
        this.before = before;
        this.cohort = cohort;
    }

    /** What comes next, and what the one after that may go on from. */
    record Next(Interpretation interpretation, Analysed analysed) {}

    /**
     * @param experiments reads questions on experiments
     * @param cohorts reads questions on cohorts
     * @param read reads a question, as it is or as what comes after a reading
     */
    Optional<Next> read(
            String question,
            Experiments experiments,
            Cohorts cohorts,
            BiFunction<String, Optional<Reading>, Interpretation> read) {
        return switch (before) {
            case AnalysisRequest.Experiment experiment -> {
                var tokens = Tokenizer.tokens(question);
                if (!leans(question) || experiments.read(tokens, false).isPresent() || isWhole(question, read)) {
                    yield Optional.empty();
                }
                yield Optional.of(experiments
                        .follow(tokens, experiment.name())
                        .map(told -> new Next(told, this))
                        .orElseGet(() -> back("the experiment"
                                + experiment.name().map(name -> " " + name).orElse(""))));
            }
            case AnalysisRequest.Cohort asked -> {
                if (!leans(question) || isWhole(question, read)) {
                    yield Optional.empty();
                }
                yield Optional.of(cohorts.follow(
                                question,
                                cohort.orElseThrow(),
                                text -> read.apply(text, cohort.map(Cohorts.Asked::reading)))
                        .map(next -> new Next(
                                cohorts.analyse(next),
                                new Analysed(cohorts.analyse(next).request(), Optional.of(next))))
                        .orElseGet(() -> back("customers by their first order")));
            }
            case AnalysisRequest.Why why -> Optional.empty();
            case AnalysisRequest.UnderMargin under -> Optional.empty();
            case AnalysisRequest.Health health -> Optional.empty();
        };
    }

    private Next back(String subject) {
        return new Next(
                Reply.clarify("The answer before was on " + subject + ", and I do not see how this goes on from it."
                        + " Ask it as a whole question: which number, for what, over which days."),
                this);
    }

    /** Whether a question needs the one before to be understood. */
    private static boolean leans(String question) {
        var words = Tokenizer.wordsOf(question).stream().map(Token::word).toList();
        if (words.isEmpty()) {
            return false;
        }
        var about = question.toLowerCase(Locale.ROOT).matches("(?s).*\\b(what|how) about\\b.*");
        return words.size() <= SHORT
                || about
                || LEANING.contains(words.get(0))
                        && !List.of("what", "how").contains(words.get(0))
                        && words.size() <= 2 * SHORT
                || words.stream().anyMatch(POINTING::contains);
    }

    /** Whether it can be read by itself, and says over which days or of what. */
    private static boolean isWhole(String question, BiFunction<String, Optional<Reading>, Interpretation> read) {
        var words = Tokenizer.wordsOf(question).stream().map(Token::word).toList();
        var first = words.isEmpty() ? "" : words.get(0);
        return read.apply(question, Optional.empty()) instanceof Plan plan
                && (!plan.reading().periods().isEmpty()
                        || !plan.reading().breakdowns().isEmpty()
                        || !plan.reading().conditions().isEmpty())
                && !first.matches(
                        "and|but|or|also|by|for|only|just|per|without|with|not|instead|over|within|among|same")
                && words.stream().noneMatch(POINTING::contains);
    }

    /** What may be gone on from after an answer. */
    static Optional<Analysed> after(Interpretation answer, Optional<Cohorts.Asked> cohort) {
        return answer instanceof Analyse analyse
                        && (analyse.request() instanceof AnalysisRequest.Experiment
                                || analyse.request() instanceof AnalysisRequest.Cohort && cohort.isPresent())
                ? Optional.of(new Analysed(analyse.request(), cohort))
                : Optional.empty();
    }
}
