package ai.victor.sql;

import java.util.List;

/** What becomes one common table expression: it yields the query's keys and a column for each of its leaves, one row for each group. */
sealed interface Source {
    Fact fact();

    /** The time dimension of the fact by which its rows are dated. */
    String time();

    /** Of the common table expression. */
    String name();

    List<Leaf> leaves();

    /** The rows of a fact as they are, or shown later than they are dated. */
    record Rows(Fact fact, String time, Shift shift, String name, List<Leaf> leaves) implements Source {
        public Rows {
            leaves = List.copyOf(leaves);
        }
    }
}
