package ai.victor.analysis;

import ai.victor.table.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Reads an experiment out: what treated visitors brought against those held out, whether the difference is more than chance, and what it was worth.
 *
 * <p>The unit is the assigned visitor, in the arm of assignment, with or without orders.
 */
public final class ExperimentReadout {
    private final long seed;

    /** One thing that is asked of an experiment beside what it did. */
    public enum Aspect {
        /** How many there are in each arm. */
        COUNTS,
        /** Whether as many are held out as was planned. */
        SAMPLE_RATIO,
        /** When it ran. */
        DATES,
        /** How much more data it takes. */
        MORE_DATA
    }

    /** @param seed of the resampling; the same experiment always reads the same */
    public ExperimentReadout(long seed) {
        this.seed = seed;
    }

    /**
     * Reads one experiment.
     *
     * @param experiment as somebody calls it: its id, its name or its tool; without it the only one, or the one that runs
     * @param metric the metric of the model that was asked for, which decides what comes first
     * @param aspect what else was asked for
     */
    public Finding read(
            DataDoor data,
            Optional<String> experiment,
            Optional<String> metric,
            Optional<Aspect> aspect,
            LocalDate today) {
        try {
            var list = Trial.read(data);
            var trials = Trial.all(list);
            var meant = meant(trials, experiment, today);
            if (meant.isEmpty()) {
                return withoutExperiment(data, trials, experiment, today);
            }
            if (metric.filter(name -> data.model().metric(name).isPresent() && !name.contains("lift"))
                            .isPresent()
                    && ArmFigure.of(metric.get()).isEmpty()
                    && Focus.of(metric) == Focus.DIFFERENCE) {
                return new Finding.Declined(
                        "What the visitors of %s brought is known by revenue, margin, orders, buyers and attached items, and not by %s."
                                .formatted(meant.get().title(), metric.get().replace('_', ' ')));
            }
            return read(data, list, meant.get(), experiment, new Question(metric, aspect), today);
        } catch (Unanswered unanswered) {
            return unanswered.declined();
        }
    }

    private record Question(Optional<String> metric, Optional<Aspect> aspect) {}

    private Finding read(
            DataDoor data, Sheet list, Trial trial, Optional<String> asked, Question question, LocalDate today) {
        var visitors = Arm.read(data, trial);
        var treatment = Arm.of(visitors, Arms.TREATMENT);
        var holdout = Arm.of(visitors, Arms.HOLDOUT);
        if (treatment.size() < 2 || holdout.size() < 2) {
            return WithoutHoldout.of(data, trial, today).finding();
        }
        var measured = Measured.of(trial, treatment, holdout, new SplittableRandom(seed));
        var days = Sheet.read(
                data,
                "SELECT day, AGGREGATE(assigned_visitors) AS visitors FROM metrics WHERE experiment = %s GROUP BY day ORDER BY day"
                        .formatted(Sheet.quoted(trial.id())));
        var cost = Sheet.read(
                data,
                "SELECT AGGREGATE(experiment_cost) AS cost FROM metrics WHERE experiment = %s"
                        .formatted(Sheet.quoted(trial.id())));
        double price = cost.size() == 0 ? 0 : cost.number(0, "cost");
        var readout = new Readout(
                trial,
                trial.isRunning(today),
                list.rows(),
                visitors.rows(),
                cost.rows(),
                measured,
                Verdict.of(measured),
                Worth.of(measured, price),
                Retention.read(data, trial, price / treatment.size()),
                MoreNeeded.of(
                        measured,
                        days.day(0, "day").orElse(today),
                        days.day(days.size() - 1, "day").orElse(today)),
                new Unit(data.shop().currency()));
        var text = new ReadoutText(readout);
        var focus = Focus.of(question.metric());
        var found = new FocusedReadout(readout)
                .of(question.metric(), question.aspect())
                .orElseGet(() -> new Finding.Found(
                        text.of(focus), new ReadoutParts(readout).inOrder(focus), text.assumptions(), text.warnings()));
        var assumptions = new ArrayList<>(found.assumptions());
        if (asked.isEmpty()) {
            assumptions.add("Read as the experiment %s.".formatted(trial.title()));
        }
        return new Finding.Found(found.text(), found.parts(), assumptions, found.warnings());
    }

    /** Whoever names none means the only one, or the only one that runs. */
    private static Optional<Trial> meant(List<Trial> trials, Optional<String> experiment, LocalDate today) {
        if (experiment.isPresent()) {
            var called = trials.stream()
                    .filter(trial -> trial.isCalled(experiment.get()))
                    .toList();
            return only(called)
                    .or(() -> only(trials.stream()
                            .filter(trial -> trial.isMeantBy(experiment.get()))
                            .toList()));
        }
        return only(trials)
                .or(() -> only(
                        trials.stream().filter(trial -> trial.isRunning(today)).toList()));
    }

    private static Optional<Trial> only(List<Trial> trials) {
        return trials.size() == 1 ? Optional.of(trials.getFirst()) : Optional.empty();
    }

    private static Finding withoutExperiment(
            DataDoor data, List<Trial> trials, Optional<String> experiment, LocalDate today) {
        var tool = experiment.flatMap(name -> WithoutHoldout.ofTool(data, name, today));
        if (tool.isPresent()) {
            return tool.get().finding();
        }
        var known = trials.stream().map(Trial::title).collect(Collectors.joining(", "));
        if (known.isEmpty()) {
            return new Finding.Declined(
                    "There is no experiment in the data, so what anything brought is not identified: it takes visitors who were held out.");
        }
        return new Finding.Declined(experiment
                .map(name -> "There is no one experiment called “%s”. The data have: %s.".formatted(name, known))
                .orElse("Which experiment? The data have: %s.".formatted(known)));
    }
}
