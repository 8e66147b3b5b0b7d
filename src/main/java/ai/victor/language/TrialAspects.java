package ai.victor.language;

import ai.victor.language.AnalysisRequest.ExperimentAspect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is asked of an experiment beside what it did: who was held out, when it ran, how many there are, how much more it takes. */
final class TrialAspects {
    /** Of these, one is enough to ask whether the lot was fair. */
    private static final Set<String> FAIR =
            Set.of("srm", "mismatch", "balanced", "even", "sample", "randomised", "randomized");

    private static final Set<String> MORE = Set.of("longer", "power", "enough", "keep", "stop", "continue", "detect");

    private static final Set<String> WHEN =
            Set.of("when", "start", "started", "began", "begin", "end", "ended", "date", "dates");

    private static final Set<String> MANY = Set.of("many", "number", "count", "size", "sizes");

    private TrialAspects() {}

    static Optional<ExperimentAspect> of(List<Token> tokens) {
        var said = tokens.stream().map(Token::word).toList();
        if (said.stream().anyMatch(FAIR::contains)) {
            return Optional.of(ExperimentAspect.SAMPLE_RATIO);
        }
        var longTime = said.contains("long");
        if (said.stream().anyMatch(MORE::contains) || longTime && said.contains("should")) {
            return Optional.of(ExperimentAspect.MORE_DATA);
        }
        if (said.stream().anyMatch(WHEN::contains) || longTime) {
            return Optional.of(ExperimentAspect.DATES);
        }
        return said.stream().anyMatch(MANY::contains) ? Optional.of(ExperimentAspect.COUNTS) : Optional.empty();
    }
}
