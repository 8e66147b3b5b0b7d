package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in an answer what of the question was set aside as background. */
final class Asides {
    private Asides() {}

    /** The same, saying so; empty where it is no answer. */
    static Optional<Interpretation> told(Interpretation answer, List<String> asides) {
        return adding(
                answer,
                asides.stream()
                        .map(aside -> "“" + aside + "” is taken as background.")
                        .toList());
    }

    /** The same with more to say; empty where it is no answer. */
    static Optional<Interpretation> adding(Interpretation answer, List<String> told) {
        return switch (answer) {
            case Plan plan ->
                Optional.of(new Plan(
                        plan.reading(),
                        plan.steps(),
                        plan.sentence(),
                        with(plan.assumptions(), told),
                        plan.declined()));
            case Analyse analyse ->
                Optional.of(new Analyse(
                        analyse.request(), analyse.sentence(), with(analyse.assumptions(), told), analyse.declined()));
            case Either either ->
                Optional.of(new Either(
                        either.plans().stream()
                                .flatMap(plan -> adding(plan, told).stream())
                                .map(Plan.class::cast)
                                .toList(),
                        either.question()));
            case Reply reply -> reply.status().equals("answered") ? Optional.of(reply) : Optional.empty();
        };
    }

    private static List<String> with(List<String> assumptions, List<String> told) {
        var all = new ArrayList<>(assumptions);
        all.addAll(told);
        return all;
    }
}
