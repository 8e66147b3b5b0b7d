package ai.victor.access;

import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** The rules of a shop on who may see which rows: each of them holds for every row of every fact. */
public record Policies(List<Policy> policies) {
    /** Everybody sees everything. */
    public static final Policies NONE = new Policies(List.of());

    /** Rows are seen by those among whose values of a claim is the row's value of a dimension. */
    public record Policy(String dimension, String claim) {}

    public Policies {
        policies = List.copyOf(policies);
    }

    /** Whoever lacks a claim that a policy asks for is refused: not to know is not to be free. */
    public Admission admit(Claims claims) {
        var limits = new ArrayList<Limit>();
        for (var policy : policies) {
            var values = claims.of(policy.claim());
            if (values.isEmpty()) {
                return new Admission.Refused(unknown());
            }
            limits.add(new Limit(policy.dimension(), List.copyOf(values)));
        }
        return new Admission.Admitted(limits);
    }

    /** Names neither policy nor claim: who is refused learns nothing of the rules. */
    private static Problem unknown() {
        return Problem.of(
                "NOT_ALLOWED",
                "What you may see of these data is not known, so nothing is shown; ask whoever runs this Victor for access.");
    }
}
