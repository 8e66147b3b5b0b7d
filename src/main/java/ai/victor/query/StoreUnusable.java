package ai.victor.query;

import ai.victor.problem.Problem;

/** There is no store to ask, or none that fits the model; the problem says what to do. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    StoreUnusable(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
