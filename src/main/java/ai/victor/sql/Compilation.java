package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.table.Column;
import java.util.List;

/** What became of a semantic query. */
public sealed interface Compilation {
    /**
     * Understood.
     *
     * @param physicalSql a SELECT for the engine, over the store's tables only
     * @param columns what it returns
     * @param limit the rows that the reader of the result keeps; the SQL lets one more through where the query set no limit below it
     * @param notes sentences that the answer should carry
     */
    record Compiled(String physicalSql, List<Column> columns, Lineage lineage, int limit, List<String> notes)
            implements Compilation {
        public Compiled {
            columns = List.copyOf(columns);
            notes = List.copyOf(notes);
        }
    }

    /** Not a query that Victor runs, and why; at least one problem. */
    record Rejected(List<Problem> problems) implements Compilation {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
