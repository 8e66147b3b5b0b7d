package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** What becomes one common table expression: it yields the query's keys and a column for each of its leaves, one row for each group. */
sealed interface Source {
    /** The fact whose rows are cut and dated. */
    Fact fact();

    /** The time dimension of the fact by which its rows are dated. */
    String time();

    /** How far its rows are from where they are shown. */
    Shift shift();

    /** Of the common table expression. */
    String name();

    List<Leaf> leaves();

    /** All facts that are read. */
    default List<Fact> facts() {
        return List.of(fact());
    }

    /**
     * The rows of a fact as they are, or shown later than they are dated.
     *
     * @param read where they are: the fact itself, or a rollup that gives the same
     */
    record Rows(Fact fact, Fact read, String time, Shift shift, String name, List<Leaf> leaves) implements Source {
        public Rows {
            leaves = List.copyOf(leaves);
        }

        Rows from(Fact rollup) {
            return new Rows(fact, rollup, time, shift, name, leaves);
        }
    }

    /** One that yields a single measure. */
    sealed interface Single extends Source {
        Leaf leaf();

        @Override
        default List<Leaf> leaves() {
            return List.of(leaf());
        }
    }

    /** A state: of each period the rows at its last or first time. */
    record State(Fact fact, String time, Shift shift, String name, Leaf leaf) implements Single {}

    /** The value of the first period of a longer one, in each period of it. */
    record AtStart(Fact fact, String time, Shift shift, String name, Leaf leaf) implements Single {}

    /** A measure added up over time. */
    record Running(Fact fact, String time, Shift shift, String name, Leaf leaf, Metric.Cumulative metric)
            implements Single {}

    /**
     * Events of one fact, each at the latest event of another before it.
     *
     * @param fact whose events may convert
     * @param converted whose events they convert to
     * @param baseConditions what the former must meet to be events at all
     * @param conditions what the latter must meet
     */
    record Converted(
            Fact fact,
            String time,
            Shift shift,
            String name,
            Leaf leaf,
            Metric.Conversion metric,
            Fact converted,
            List<SqlNode> baseConditions,
            List<SqlNode> conditions)
            implements Single {
        public Converted {
            baseConditions = List.copyOf(baseConditions);
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Fact> facts() {
            return fact.equals(converted) ? List.of(fact) : List.of(fact, converted);
        }
    }

    /**
     * No measures, but a row for each period of the query's time keys, and in each for all that another source has.
     *
     * @param groups the other source
     */
    record Periods(Fact fact, String time, String name, String groups) implements Source {
        @Override
        public Shift shift() {
            return Shift.NONE;
        }

        @Override
        public List<Leaf> leaves() {
            return List.of();
        }
    }
}
