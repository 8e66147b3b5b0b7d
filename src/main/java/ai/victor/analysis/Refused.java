package ai.victor.analysis;

import ai.victor.problem.Problem;
import ai.victor.query.Outcome;
import java.util.stream.Collectors;

/** Says why a query of an analysis did not run. */
final class Refused {
    private Refused() {}

    static String text(Outcome.Rejected rejected) {
        return rejected.problems().stream().map(Problem::message).distinct().collect(Collectors.joining(" "));
    }
}
