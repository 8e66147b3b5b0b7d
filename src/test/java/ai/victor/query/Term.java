package ai.victor.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression of a {@link SampleQuery}. */
sealed interface Term {
    String sql();

    /** Adds the metrics that it reads. */
    default void measures(List<Measure> found) {}

    /** Adds the dimensions and time columns that it reads. */
    default void columns(List<Column> found) {}

    /** A dimension or a time column. */
    record Column(String name) implements Term {
        @Override
        public String sql() {
            return name;
        }

        @Override
        public void columns(List<Column> found) {
            found.add(this);
        }
    }

    /** Two groups: where a condition holds, and where it does not or is unknown. */
    record Choice(Condition test) implements Term {
        @Override
        public String sql() {
            return "CASE WHEN " + test.sql() + " THEN 'yes' ELSE 'no' END";
        }

        @Override
        public void columns(List<Column> found) {
            test.terms().forEach(term -> term.columns(found));
        }
    }

    /** A metric, with or without FILTER. */
    record Measure(String metric, Optional<Condition> filter) implements Term {
        @Override
        public String sql() {
            return "AGGREGATE(" + metric + ")"
                    + filter.map(test -> " FILTER (WHERE " + test.sql() + ")").orElse("");
        }

        @Override
        public void measures(List<Measure> found) {
            found.add(this);
        }

        @Override
        public void columns(List<Column> found) {
            filter.ifPresent(test -> test.terms().forEach(term -> term.columns(found)));
        }
    }

    /** {@code +}, {@code -}, {@code *} or {@code /}. */
    record Arithmetic(Term left, char operator, Term right) implements Term {
        @Override
        public String sql() {
            return "(" + left.sql() + " " + operator + " " + right.sql() + ")";
        }

        @Override
        public void measures(List<Measure> found) {
            left.measures(found);
            right.measures(found);
        }

        @Override
        public void columns(List<Column> found) {
            left.columns(found);
            right.columns(found);
        }
    }

    /** A text, number, day or truth value. */
    record Literal(@Nullable Object value) implements Term {
        @Override
        public String sql() {
            return switch (value) {
                case null -> "NULL";
                case String text -> "'" + text.replace("'", "''") + "'";
                case LocalDate day -> "DATE '" + day + "'";
                default -> value.toString();
            };
        }
    }
}
