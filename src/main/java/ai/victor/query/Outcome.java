package ai.victor.query;

import ai.victor.problem.Problem;
import ai.victor.table.Table;
import java.util.List;

/** What became of a semantic query. */
public sealed interface Outcome {
    /**
     * It ran.
     *
     * @param sql what ran, without the limits that were set to what may be seen of its tables
     * @param dialect of {@code sql}
     * @param notes sentences that an answer should carry
     */
    record Rows(
            String semanticSql, String sql, String dialect, Table table, Certificate certificate, List<String> notes)
            implements Outcome {
        public Rows {
            notes = List.copyOf(notes);
        }
    }

    /** It did not run, and why; at least one problem. */
    record Rejected(String semanticSql, List<Problem> problems) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
