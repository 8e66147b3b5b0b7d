package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what a filter holds beside all that it leaves out: {@code US vs rest of the world}. */
final class Contrast {
    private Contrast() {}

    /** The reading as one of both, where it has one filter that leaves something out. */
    static Reading marked(Reading reading) {
        var held = held(reading);
        return held.size() == 1 && reading.periods().size() < 2 && reading.form() instanceof Form.Plain
                ? reading.as(new Form.Beside(held.get(0).dimension()))
                : reading;
    }

    private static List<Condition> held(Reading reading) {
        return reading.conditions().stream()
                .filter(condition -> !condition.negated() && condition.either().isEmpty())
                .toList();
    }

    /** @param plan of what the filter holds */
    static Optional<Plan> of(Plan plan, Form.Beside form, Names names) {
        var reading = plan.reading();
        var held = held(reading).stream()
                .filter(one -> one.dimension().equals(form.dimension()))
                .toList();
        if (held.size() != 1 || reading.periods().size() > 1) {
            return Optional.empty();
        }
        var condition = held.get(0);
        var rest = new ArrayList<>(reading.conditions());
        rest.remove(condition);
        rest.add(new Condition(condition.dimension(), condition.values(), true, condition.words()));
        var other = reading.under(rest);
        var steps = new ArrayList<>(titled(reading, condition.words(), names));
        steps.addAll(titled(other, "the rest", names));
        return Optional.of(new Plan(
                reading.as(form),
                steps,
                plan.sentence().replaceFirst("\\.$", ", beside all the rest."),
                plan.assumptions()));
    }

    private static List<Step> titled(Reading reading, String title, Names names) {
        return SqlWriter.steps(reading, SentenceWriter.sentence(reading, names)).stream()
                .map(step -> new Step(title, step.semanticSql(), step.reading()))
                .toList();
    }
}
