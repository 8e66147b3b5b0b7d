package ai.victor.language;

import ai.victor.language.AnalysisRequest.ExperimentAspect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is asked of an experiment beside what it did: who was held out, when it ran, how many there are, how much more it takes. */
final class TrialAspects {
    /** Of these, one is enough to ask whether the lot was fair. */
    private static final Set<String> FAIR =
            Set.of("srm", "mismatch", "balanced", "even", "sample", "randomised", "randomized", "planned", "hold");

    private static final Set<String> MORE = Set.of("longer", "power", "enough", "detect");

    /** Said of the running of it; of what is tried they ask whether it is any good. */
    private static final Set<String> GOING_ON = Set.of("keep", "stop", "continue", "run");

    private static final Set<String> RUNNING = Set.of("running", "run", "test", "experiment", "trial");

    private static final Set<String> WHEN =
            Set.of("when", "start", "started", "began", "begin", "end", "ended", "date", "dates");

    private static final Set<String> MANY = Set.of("number", "count", "size", "sizes");
    private static final Set<String> MEASURES =
            Set.of("%", "percent", "points", "more", "less", "dollars", "$", "times");

    private TrialAspects() {}

    static Optional<ExperimentAspect> of(List<Token> tokens) {
        var said = tokens.stream().map(Token::word).toList();
        if (said.stream().anyMatch(FAIR::contains)) {
            return Optional.of(ExperimentAspect.SAMPLE_RATIO);
        }
        var longTime = said.contains("long");
        var going = said.contains("should") && said.stream().anyMatch(GOING_ON::contains);
        if (said.stream().anyMatch(MORE::contains)
                || longTime && said.contains("should")
                || going && said.stream().anyMatch(RUNNING::contains)) {
            return Optional.of(ExperimentAspect.MORE_DATA);
        }
        if (said.stream().anyMatch(WHEN::contains) || longTime) {
            return Optional.of(ExperimentAspect.DATES);
        }
        int many = said.indexOf("many");
        var counted = many >= 0 && many + 1 < said.size() && !MEASURES.contains(said.get(many + 1));
        return counted || said.stream().anyMatch(MANY::contains)
                ? Optional.of(ExperimentAspect.COUNTS)
                : Optional.empty();
    }
}
