package ai.victor.model;

import ai.victor.problem.Problem;
import java.util.List;

/** What came of reading a model: the model, or all that is wrong with its files at once. */
public sealed interface ModelReading {
    /**
     * The files are without fault.
     *
     * @param secondWays where a fact joins a table in two ways that only whole paths tell apart: its files load as they are, plain names that could
     *     mean either way are refused in queries, and whoever checks the model is told
     */
    record Read(Model model, List<Problem> secondWays) implements ModelReading {
        public Read {
            secondWays = List.copyOf(secondWays);
        }
    }

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
