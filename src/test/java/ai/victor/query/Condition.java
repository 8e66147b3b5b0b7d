package ai.victor.query;

import ai.victor.query.Term.Column;
import ai.victor.query.Term.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A condition of a {@link SampleQuery}. */
sealed interface Condition {
    String sql();

    /** The conditions directly inside. */
    List<Condition> parts();

    /** The terms directly inside. */
    List<Term> own();

    /** All terms inside, however deep. */
    default List<Term> terms() {
        var all = new ArrayList<>(own());
        parts().forEach(part -> all.addAll(part.terms()));
        return all;
    }

    /** {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
    record Compare(Term left, String operator, Term right) implements Condition {
        @Override
        public String sql() {
            return left.sql() + " " + operator + " " + right.sql();
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Term> own() {
            return List.of(left, right);
        }
    }

    record In(Term term, boolean negated, List<Literal> choices) implements Condition {
        @Override
        public String sql() {
            return term.sql() + (negated ? " NOT" : "") + " IN ("
                    + choices.stream().map(Literal::sql).collect(Collectors.joining(", ")) + ")";
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Term> own() {
            return List.of(term);
        }
    }

    record Between(Term term, boolean negated, Literal low, Literal high) implements Condition {
        @Override
        public String sql() {
            return term.sql() + (negated ? " NOT" : "") + " BETWEEN " + low.sql() + " AND " + high.sql();
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Term> own() {
            return List.of(term);
        }
    }

    record Empty(Term term, boolean negated) implements Condition {
        @Override
        public String sql() {
            return term.sql() + " IS" + (negated ? " NOT" : "") + " NULL";
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Term> own() {
            return List.of(term);
        }
    }

    /** @param pattern with {@code %} and {@code _} */
    record Like(Term term, boolean negated, String pattern) implements Condition {
        @Override
        public String sql() {
            return term.sql() + (negated ? " NOT" : "") + " LIKE '" + pattern.replace("'", "''") + "'";
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Term> own() {
            return List.of(term);
        }
    }

    /** A column that is true or false by itself. */
    record Truth(Column column) implements Condition {
        @Override
        public String sql() {
            return column.sql();
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Term> own() {
            return List.of(column);
        }
    }

    /** AND, or OR. */
    record Both(boolean and, Condition left, Condition right) implements Condition {
        @Override
        public String sql() {
            return "(" + left.sql() + (and ? " AND " : " OR ") + right.sql() + ")";
        }

        @Override
        public List<Condition> parts() {
            return List.of(left, right);
        }

        @Override
        public List<Term> own() {
            return List.of();
        }
    }

    record Not(Condition test) implements Condition {
        @Override
        public String sql() {
            return "NOT (" + test.sql() + ")";
        }

        @Override
        public List<Condition> parts() {
            return List.of(test);
        }

        @Override
        public List<Term> own() {
            return List.of();
        }
    }
}
