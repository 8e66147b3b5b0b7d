package ai.victor.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** "Did you mean": what counts as near. */
class CandidatesTest {
    private static final List<String> KNOWN =
            List.of("revenue", "refunds", "orders", "contribution_margin", "gross_margin", "aov", "rpv");

    @Test
    void typingErrorsAreNear() {
        assertThat(Candidates.near("revenu", KNOWN)).containsExactly("revenue");
        assertThat(Candidates.near("Ordesr", KNOWN)).containsExactly("orders");
        assertThat(Candidates.near("gross margin", KNOWN)).startsWith("gross_margin");
    }

    @Test
    void aWordNamesWhatItIsPartOf() {
        assertThat(Candidates.near("margin", KNOWN)).containsExactly("gross_margin", "contribution_margin");
    }

    @Test
    void farWordsAreNot() {
        assertThat(Candidates.near("weather", KNOWN)).isEmpty();
        assertThat(Candidates.near("", KNOWN)).isEmpty();
        assertThat(Candidates.near("xyz", KNOWN)).isEmpty();
    }
}
