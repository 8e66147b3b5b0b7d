package ai.victor.language;

import java.util.ArrayList;
import java.util.List;

/** A number that is asked for, over metrics of the model. */
public sealed interface Quantity {
    /** A metric as it is. */
    record Plain(String metric) implements Quantity {}

    /**
     * One metric divided by another.
     *
     * @param percent whether in points of the other
     */
    record Quotient(String numerator, String denominator, boolean percent) implements Quantity {}

    /**
     * What part of a metric, in percent, meets conditions.
     *
     * @param groups things that are picked out by numbers of their own, whose rows alone are the part: orders over 75 dollars
     */
    record Part(String metric, List<Condition> conditions, List<Group> groups) implements Quantity {
        public Part {
            conditions = List.copyOf(conditions);
            groups = List.copyOf(groups);
        }

        Part(String metric, List<Condition> conditions) {
            this(metric, conditions, List.of());
        }
    }

    /**
     * Several metrics added up or taken off one another.
     *
     * @param per the metric that the whole is divided by; empty where there is none
     */
    record Sum(List<Term> terms, String per) implements Quantity {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** A metric that is added, or taken off. */
    record Term(String metric, boolean added) {}

    /** The metrics that it is made of. */
    default List<String> metrics() {
        return switch (this) {
            case Plain plain -> List.of(plain.metric());
            case Quotient quotient -> List.of(quotient.numerator(), quotient.denominator());
            case Part part -> List.of(part.metric());
            case Sum sum -> {
                var all = new ArrayList<>(sum.terms().stream().map(Term::metric).toList());
                if (!sum.per().isEmpty()) {
                    all.add(sum.per());
                }
                yield List.copyOf(all);
            }
        };
    }

    /** The name of its column. */
    default String column() {
        return switch (this) {
            case Plain plain -> plain.metric();
            case Quotient quotient
            when quotient.percent() -> quotient.numerator() + "_share_of_" + quotient.denominator();
            case Quotient quotient -> quotient.numerator() + "_per_" + quotient.denominator();
            case Part part -> "share_of_" + part.metric();
            case Sum sum -> {
                var name = new StringBuilder();
                for (var term : sum.terms()) {
                    name.append(name.isEmpty() ? "" : term.added() ? "_plus_" : "_minus_")
                            .append(term.metric());
                }
                yield name + (sum.per().isEmpty() ? "" : "_per_" + sum.per());
            }
        };
    }

    /** Semantic SQL, without a name. */
    default String sql() {
        return sql("");
    }

    /** A part in percent, whose groups are told as a condition: what holds them is known only where the query is written. */
    static String share(Part part, String held) {
        return "100 * " + partial(part, held) + " / NULLIF(" + aggregate(part.metric(), "") + ", 0)";
    }

    /** Semantic SQL over those rows only that meet a condition; an empty one holds for all. */
    default String sql(String only) {
        return switch (this) {
            case Plain plain -> aggregate(plain.metric(), only);
            case Quotient quotient ->
                (quotient.percent() ? "100 * " : "")
                        + aggregate(quotient.numerator(), only)
                        + " / NULLIF("
                        + aggregate(quotient.denominator(), only)
                        + ", 0)";
            case Part part -> "100 * " + partial(part, only) + " / NULLIF(" + aggregate(part.metric(), only) + ", 0)";
            case Sum sum -> {
                var text = new StringBuilder();
                for (var term : sum.terms()) {
                    // What has no rows of a kind has none of its amount.
                    text.append(text.isEmpty() ? "" : term.added() ? " + " : " - ")
                            .append("COALESCE(")
                            .append(aggregate(term.metric(), only))
                            .append(", 0)");
                }
                yield sum.per().isEmpty()
                        ? text.toString()
                        : "(" + text + ") / NULLIF(" + aggregate(sum.per(), only) + ", 0)";
            }
        };
    }

    /** The part of a metric that meets conditions, over those rows that meet another one. */
    static String partial(Part part, String only) {
        var all = new ArrayList<>(part.conditions().stream().map(Condition::sql).toList());
        if (!only.isEmpty()) {
            all.add(only);
        }
        return aggregate(part.metric(), String.join(" AND ", all));
    }

    private static String aggregate(String metric, String only) {
        return "AGGREGATE(" + metric + ")" + (only.isEmpty() ? "" : " FILTER (WHERE " + only + ")");
    }
}
