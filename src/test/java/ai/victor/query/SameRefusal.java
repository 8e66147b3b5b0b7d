package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.util.List;

/** What may be refused to somebody who may see some rows only. */
final class SameRefusal {
    private SameRefusal() {}

    /** Either the fact does not tell whose its rows are, or the query is refused for the same reasons to whoever has these rows only. */
    static void check(Outcome.Rejected limited, Analytics alone, String select) {
        var codes = limited.problems().stream().map(Problem::code).toList();
        if (!codes.equals(List.of("NOT_ALLOWED"))) {
            assertThat(alone.run(select))
                    .as(select)
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            other -> assertThat(other.problems())
                                    .extracting(Problem::code)
                                    .isEqualTo(codes));
        }
    }
}
