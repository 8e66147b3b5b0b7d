package ai.victor.access;

import ai.victor.problem.Problem;
import java.util.List;

/** What policies make of somebody's claims. */
public sealed interface Admission {
    /** They may ask, within limits that must all hold; none where nothing is limited. */
    record Admitted(List<Limit> limits) implements Admission {
        public Admitted {
            limits = List.copyOf(limits);
        }
    }

    /** They may see nothing. */
    record Refused(Problem problem) implements Admission {}
}
