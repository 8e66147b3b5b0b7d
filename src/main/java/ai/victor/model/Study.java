package ai.victor.model;

import java.util.List;

/**
 * What {@code config: meta:} says only for analyses, so that these need to know of no trade.
 *
 * @param madeOf of a metric that is no sum of others by its own arithmetic: what it adds up to, a minus before what is taken off
 * @param alsoMadeOf of a metric: another way in which it adds up, to be told beside the first
 * @param byWayOf of a ratio: what stands between its numerator and its denominator, so that it is a product of rates; of another metric: what leads
 *     to it, the nearest first
 * @param per of a metric: the volume that it is earned with, such as units; empty where there is none
 * @param role of a metric or a dimension: what it is to an analysis that needs one of its kind; empty where it is none
 * @param standsFor of a dimension: the one that people mean by it, where a semantic model has no plain one; empty where there is none
 * @param claimOf of a metric that others claim: the one that the shop's own data has of the same; empty where it is no claim
 */
public record Study(
        List<Term> madeOf,
        List<Term> alsoMadeOf,
        List<String> byWayOf,
        String per,
        String role,
        String standsFor,
        String claimOf) {
    public static final Study NONE = new Study(List.of(), List.of(), List.of(), "", "", "", "");

    public Study {
        madeOf = List.copyOf(madeOf);
        alsoMadeOf = List.copyOf(alsoMadeOf);
        byWayOf = List.copyOf(byWayOf);
    }

    /** A metric that another one adds, or takes off. */
    public record Term(String metric, boolean added) {}

    /** Of two dimensions of one name, what either says. */
    Study or(Study other) {
        return new Study(
                madeOf.isEmpty() ? other.madeOf : madeOf,
                alsoMadeOf.isEmpty() ? other.alsoMadeOf : alsoMadeOf,
                byWayOf.isEmpty() ? other.byWayOf : byWayOf,
                per.isEmpty() ? other.per : per,
                role.isEmpty() ? other.role : role,
                standsFor.isEmpty() ? other.standsFor : standsFor,
                claimOf.isEmpty() ? other.claimOf : claimOf);
    }
}
