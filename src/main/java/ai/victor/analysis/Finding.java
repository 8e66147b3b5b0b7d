package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.Table;
import java.util.List;

/** What an analysis found. */
public sealed interface Finding {
    /**
     * It found something out.
     *
     * @param text the verdict in two to five plain sentences; each number of it stands in a part's table
     * @param assumptions choices between real alternatives
     * @param warnings what a reader should know before relying on it
     */
    record Found(String text, List<Part> parts, List<String> assumptions, List<String> warnings) implements Finding {
        public Found {
            parts = List.copyOf(parts);
            assumptions = List.copyOf(assumptions);
            warnings = List.copyOf(warnings);
        }
    }

    /** It is not to be answered, and why: no such experiment, no rows, not identified. */
    record Declined(String text) implements Finding {}

    /**
     * One table of a finding.
     *
     * @param queries what it was read from or computed of
     */
    record Part(String title, Table table, List<Outcome.Rows> queries) {
        public Part {
            queries = List.copyOf(queries);
        }
    }
}
