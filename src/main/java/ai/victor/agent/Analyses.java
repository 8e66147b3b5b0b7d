package ai.victor.agent;

import ai.victor.analysis.Data;
import ai.victor.analysis.Finding;
import ai.victor.analysis.Move;
import ai.victor.analysis.WhyChange;
import ai.victor.language.AnalysisRequest;
import java.time.LocalDate;

/** Runs the analysis that a request asks for: the one place from which both kinds of model reach them. */
final class Analyses {
    private Analyses() {}

    static Finding run(AnalysisRequest request, Data data, LocalDate today) {
        return switch (request) {
            case AnalysisRequest.Why why ->
                new WhyChange(data)
                        .explain(
                                why.metric(),
                                why.now(),
                                why.before(),
                                why.condition(),
                                why.dimension(),
                                why.claimed().map(Analyses::move));
            case AnalysisRequest.Experiment experiment -> notYet();
            case AnalysisRequest.Cohort cohort -> notYet();
            case AnalysisRequest.UnderMargin under -> notYet();
            case AnalysisRequest.Health health -> notYet();
        };
    }

    private static Move move(AnalysisRequest.Direction direction) {
        return switch (direction) {
            case UP -> Move.ROSE;
            case DOWN -> Move.FELL;
        };
    }

    private static Finding notYet() {
        return new Finding.Declined("I understand this as an analysis, and cannot make it yet.");
    }

    /** What a person who waits is told. */
    static String step(AnalysisRequest request) {
        return switch (request) {
            case AnalysisRequest.Why why -> "Working out why it changed";
            case AnalysisRequest.Experiment experiment -> "Reading the experiment";
            case AnalysisRequest.Cohort cohort -> "Following the customers";
            case AnalysisRequest.UnderMargin under -> "Looking for what is under the margin";
            case AnalysisRequest.Health health -> "Looking at the data's health";
        };
    }
}
