package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the queries of a reading, or says why there can be none: it is out of reach, out of the data, or no question yet. */
final class Plans {
    private final Names names;
    private final Vocabulary vocabulary;

    Plans(Names names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    /** @param choices what had to be chosen between real alternatives */
    Interpretation plan(Reading reading, List<String> choices, Calendar calendar) {
        for (var quantity : reading.quantities()) {
            for (var dimension : cuts(reading)) {
                if (quantity.metrics().stream().anyMatch(metric -> !names.reaches(metric, dimension))) {
                    return Reply.unanswerable(Refusals.outOfReach(names, quantity.metrics(), dimension));
                }
            }
        }
        var unfit = Forms.unfit(reading, names);
        if (unfit.isPresent()) {
            return Reply.clarify(unfit.get());
        }
        if (!reading.thresholds().isEmpty() && reading.breakdowns().isEmpty()) {
            return Reply.clarify(
                    "A bound on " + names.inline(reading.thresholds().get(0).quantity())
                            + " holds single rows, and I cannot add up only the rows that meet it."
                            + " I can list them: name what the rows are, such as “list orders” or “by day”.");
        }
        if (reading.periods().size() == 2
                && reading.periods().get(0).equals(reading.periods().get(1))) {
            return Reply.clarify("Both periods are " + reading.periods().get(0).days()
                    + ". Which other days shall I compare them with?");
        }
        var absent = absent(reading);
        if (absent.isPresent()) {
            return Reply.unanswerable(absent.get());
        }
        var coverage = new Coverage(names, calendar);
        var outside = coverage.outside(reading);
        if (outside.isPresent()) {
            return Reply.unanswerable(outside.get());
        }
        var assumptions = new ArrayList<>(choices);
        assumptions.addAll(coverage.partly(reading));
        if (reading.periods().isEmpty()) {
            assumptions.add(coverage.of(reading)
                    .map(all -> "No period is named: all days with data, "
                            + calendar.until(all.from(), all.to()).days() + ".")
                    .orElse("No period is named: all days with data."));
        }
        var sentence = SentenceWriter.sentence(reading, names);
        return new Plan(reading, SqlWriter.steps(reading, sentence), sentence, assumptions);
    }

    /** A value that people know and that never occurs here: a zero would read as a measurement. */
    private Optional<String> absent(Reading reading) {
        return reading.conditions().stream()
                .flatMap(Condition::all)
                .filter(condition -> !condition.negated() && !condition.values().isEmpty())
                .filter(condition -> vocabulary.values().containsKey(condition.dimension()))
                .filter(condition -> condition.values().stream()
                        .noneMatch(value -> vocabulary.values().getOrDefault(condition.dimension(), List.of()).stream()
                                .anyMatch(value::equalsIgnoreCase)))
                .map(condition -> "There is none: no row " + (vocabulary.limited() ? "that you may see" : "of the data")
                        + " has " + names.inline(condition.dimension()) + " "
                        + String.join(" or ", condition.values()) + " (" + condition.words() + ").")
                .findFirst();
    }

    private static List<String> cuts(Reading reading) {
        var cuts = new ArrayList<>(reading.breakdowns());
        reading.conditions().stream().flatMap(Condition::all).forEach(condition -> cuts.add(condition.dimension()));
        reading.quantities().forEach(quantity -> {
            if (quantity instanceof Quantity.Part part) {
                part.conditions().forEach(condition -> cuts.add(condition.dimension()));
            }
        });
        return cuts;
    }
}
