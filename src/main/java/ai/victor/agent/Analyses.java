package ai.victor.agent;

import ai.victor.analysis.Cohorts;
import ai.victor.analysis.DataDoor;
import ai.victor.analysis.DataHealth;
import ai.victor.analysis.ExperimentReadout;
import ai.victor.analysis.Finding;
import ai.victor.analysis.Move;
import ai.victor.analysis.Side;
import ai.victor.analysis.UnderMargin;
import ai.victor.analysis.WhyChange;
import ai.victor.language.AnalysisRequest;
import java.time.LocalDate;
import java.util.List;

/** Runs the analysis that a request asks for: the one place from which both kinds of model reach them. */
final class Analyses {
    /** Of resampling: the same data always read the same. */
    private static final long SEED = 20_260_101;

    private Analyses() {}

    static Finding run(AnalysisRequest request, DataDoor data, LocalDate today) {
        return switch (request) {
            case AnalysisRequest.Why why -> why(why, new WhyChange(data));
            case AnalysisRequest.Experiment experiment ->
                new ExperimentReadout(SEED)
                        .read(
                                data,
                                experiment.name(),
                                experiment.metric(),
                                experiment.aspect().map(aspect -> ExperimentReadout.Aspect.valueOf(aspect.name())),
                                today);
            case AnalysisRequest.Cohort cohort ->
                new Cohorts(data)
                        .read(
                                Cohorts.Measure.valueOf(cohort.measure().name()),
                                cohort.by(),
                                cohort.acquired(),
                                cohort.condition(),
                                cohort.days().map(List::of).orElse(Cohorts.AGES));
            case AnalysisRequest.UnderMargin under -> underMargin(under, data);
            case AnalysisRequest.Health health -> new DataHealth(data).read(health.period(), health.about());
        };
    }

    private static Finding why(AnalysisRequest.Why why, WhyChange change) {
        var claimed = why.claimed().map(Analyses::move);
        if (why.sides().isEmpty()) {
            return change.explain(why.metric(), why.now(), why.before(), why.condition(), why.dimension(), claimed);
        }
        var sides = why.sides().get();
        var one = Side.part(
                sides.one().name(), why.now(), why.condition(), sides.one().condition());
        var other = Side.part(
                sides.other().name(),
                why.before(),
                why.condition(),
                sides.other().condition());
        return sides.explained()
                ? change.explain(why.metric(), one, other, why.dimension(), claimed)
                : change.measure(why.metric(), one, other, claimed);
    }

    private static Move move(AnalysisRequest.Direction direction) {
        return switch (direction) {
            case UP -> Move.ROSE;
            case DOWN -> Move.FELL;
        };
    }

    /** Which rate is the margin, and what its chance is counted by, the model says. */
    private static Finding underMargin(AnalysisRequest.UnderMargin request, DataDoor data) {
        var rate = data.model().metrics().stream()
                .filter(metric -> metric.meta().study().role().equals("margin_rate"))
                .findFirst();
        var cluster = data.model().dimensions().values().stream()
                .filter(dimension -> dimension.meta().study().role().equals("order"))
                .findFirst();
        if (rate.isEmpty() || cluster.isEmpty()) {
            return new Finding.Declined("The model does not say which number is the margin here.");
        }
        return new UnderMargin(data)
                .flag(
                        rate.get().name(),
                        cluster.get().name(),
                        request.dimension(),
                        request.points(),
                        request.period(),
                        request.condition());
    }

    /** What a person who waits is told. */
    static String step(AnalysisRequest request) {
        return switch (request) {
            case AnalysisRequest.Why why -> "Working out what makes the difference";
            case AnalysisRequest.Experiment experiment -> "Reading the experiment";
            case AnalysisRequest.Cohort cohort -> "Following the customers";
            case AnalysisRequest.UnderMargin under -> "Looking for what is under the margin";
            case AnalysisRequest.Health health -> "Looking at the data's health";
        };
    }
}
