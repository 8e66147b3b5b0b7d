package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Threshold.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which rows are under a margin for sure: the plain question says which rows and which margin, and the words of certainty that chance is to be ruled out. */
final class Certainty {
    private static final List<List<String>> SURE = Phrases.of("""
            for sure, for certain, with certainty, certainly, with confidence, confidently, definitely, reliably, truly, statistically, significantly,
            not just by chance, not by chance, not just noise, and not just noise, beyond doubt, without doubt, are we sure are, are we sure is,
            can we be sure are, can i be sure are, with 95% confidence, at 95% confidence, with statistical significance, surely, provably, genuinely""");

    private final Names names;
    private final Vocabulary vocabulary;

    Certainty(Names names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    Optional<Interpretation> read(String question, Function<String, Interpretation> plain) {
        var words = new Phrases(question);
        if (!words.remove(SURE)) {
            return Optional.empty();
        }
        return plain.apply(words.rest()) instanceof Plan plan ? analyse(plan) : Optional.empty();
    }

    private Optional<Interpretation> analyse(Plan plan) {
        var reading = plan.reading();
        var rate = names.profit().flatMap(names::rateOf);
        var held = reading.thresholds().size() == 1
                && reading.breakdowns().size() == 1
                && !TimeColumns.isTime(reading.breakdowns().get(0))
                && reading.periods().size() < 2
                && rate.filter(name -> reading.thresholds().get(0).quantity().equals(new Quantity.Plain(name)))
                        .isPresent()
                && reading.thresholds().get(0).comparison() == Comparison.BELOW;
        var days = reading.periods().stream().findFirst().map(Period::range).or(() -> Coverage.all(vocabulary));
        if (!held || days.isEmpty()) {
            return Optional.empty();
        }
        var condition = reading.conditions().stream().map(Condition::sql).collect(Collectors.joining(" AND "));
        return Optional.of(new Analyse(
                new AnalysisRequest.UnderMargin(
                        reading.breakdowns().get(0), reading.thresholds().get(0).bound(), days.get(), condition),
                plan.sentence().replaceFirst("\\.$", ", by interval and not by chance."),
                plan.assumptions()));
    }
}
