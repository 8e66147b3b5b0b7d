package ai.victor.model;

import ai.victor.problem.Problem;
import java.util.List;

/** What came of reading a model: the model, or all that is wrong with its files at once. */
public sealed interface ModelReading {
    /** The files are without fault. */
    record Read(Model model) implements ModelReading {}

    /**
     * The files have faults; there is no model.
     *
     * @param problems in order of file and line
     */
    record Faulty(List<Problem> problems) implements ModelReading {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
