package ai.victor.query;

import ai.victor.problem.Problem;
import ai.victor.table.Table;
import java.util.List;

/** What became of a query in semantic SQL. */
public sealed interface Outcome {
    /**
     * It ran.
     *
     * @param sql the SQL that ran, in {@code dialect}
     * @param notes what a reader of the rows must know
     */
    record Rows(
            String semanticSql, String sql, String dialect, Table table, Certificate certificate, List<String> notes)
            implements Outcome {
        public Rows {
            notes = List.copyOf(notes);
        }
    }

    /** It was refused before anything ran. */
    record Rejected(String semanticSql, List<Problem> problems) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
