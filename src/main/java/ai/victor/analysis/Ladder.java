package ai.victor.analysis;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an amount adds up to, down to what adds up to nothing further: by the arithmetic of derived metrics, and by what the model says that others are
 * made of. The model is not believed: whoever uses a ladder tells what it leaves over.
 *
 * @param rungs what is added and taken off, each once, in the model's order
 * @param condition semantic SQL that limits each rung to the rows of the amount; empty where there is none
 */
record Ladder(List<Study.Term> rungs, String condition) {
    Ladder {
        rungs = List.copyOf(rungs);
    }

    /** The ladder of an amount; empty where it is made of nothing but itself. */
    static Optional<Ladder> of(Model model, String amount) {
        return model.metric(amount).flatMap(metric -> of(model, metric));
    }

    /** The first metric on the way down from an amount that adds up in another way too; itself, if it does. */
    static Optional<Metric> alsoMade(Model model, String amount) {
        return model.metric(amount)
                .flatMap(metric -> metric.meta().study().alsoMadeOf().isEmpty()
                        ? terms(metric).stream()
                                .flatMap(term -> alsoMade(model, term.metric()).stream())
                                .findFirst()
                        : Optional.of(metric));
    }

    private static Optional<Ladder> of(Model model, Metric metric) {
        var terms = terms(metric);
        if (terms.isEmpty()
                && metric instanceof Metric.Simple simple
                && !simple.filters().isEmpty()) {
            return sibling(model, simple)
                    .flatMap(sibling -> of(model, sibling))
                    .filter(ladder -> ladder.condition().isEmpty())
                    .map(ladder -> new Ladder(ladder.rungs(), Conditions.of(simple.filters())));
        }
        var signs = new LinkedHashMap<String, Integer>();
        terms.forEach(term -> collect(model, term, 1, signs));
        return signs.size() < 2 ? Optional.empty() : Optional.of(new Ladder(rungs(signs), ""));
    }

    /** The metric of the same measure that all rows count for. */
    private static Optional<Metric.Simple> sibling(Model model, Metric.Simple filtered) {
        return model.metrics().stream()
                .filter(Metric.Simple.class::isInstance)
                .map(Metric.Simple.class::cast)
                .filter(metric -> metric.measure().equals(filtered.measure())
                        && metric.filters().isEmpty()
                        && !metric.meta().study().madeOf().isEmpty())
                .findFirst();
    }

    private static void collect(Model model, Study.Term term, int sign, Map<String, Integer> signs) {
        int signed = term.added() ? sign : -sign;
        var parts = model.metric(term.metric()).map(Ladder::terms).orElse(List.of());
        if (parts.isEmpty()) {
            signs.merge(term.metric(), signed, Integer::sum);
        } else {
            parts.forEach(part -> collect(model, part, signed, signs));
        }
    }

    private static List<Study.Term> terms(Metric metric) {
        var told = metric.meta().study().madeOf();
        if (!told.isEmpty()) {
            return told;
        }
        return metric instanceof Metric.Derived derived
                ? LinearExpression.terms(derived).orElse(List.of())
                : List.of();
    }

    /** What is added twice, or taken off again, is left to the remainder. */
    private static List<Study.Term> rungs(Map<String, Integer> signs) {
        var rungs = new ArrayList<Study.Term>();
        signs.forEach((metric, sign) -> {
            if (sign == 1 || sign == -1) {
                rungs.add(new Study.Term(metric, sign == 1));
            }
        });
        return rungs;
    }
}
