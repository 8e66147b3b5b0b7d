package ai.victor.sql;

import ai.victor.problem.Problem;
import java.util.List;

/** Ends a compilation with problems; never leaves the package, where problems are values. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    Refusal(Problem problem) {
        this(List.of(problem));
    }

    Refusal(List<Problem> problems) {
        super(problems.getFirst().message(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
