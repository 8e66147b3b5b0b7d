package ai.victor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A policy limits whoever has its claim, and refuses whoever has not. */
class PoliciesTest {
    private static final Policies BY_STORE = new Policies(List.of(new Policies.Policy("country", "store")));

    @Test
    void withoutPoliciesNothingIsLimited() {
        assertThat(Policies.NONE.admit(Claims.NONE)).isEqualTo(new Admission.Admitted(List.of()));
        assertThat(Policies.NONE.admit(Claims.NONE.with("store", Set.of("US"))))
                .isEqualTo(new Admission.Admitted(List.of()));
    }

    @Test
    void aClaimWithSeveralValuesLetsAllOfThemThrough() {
        var claims = Claims.NONE
                .with("store", Set.of("US"))
                .with("store", List.of("CA", "US"))
                .with("team", Set.of("x"));
        assertThat(BY_STORE.admit(claims))
                .isEqualTo(new Admission.Admitted(List.of(new Limit("country", List.of("CA", "US")))));
    }

    @Test
    void aMissingOrEmptyClaimIsRefusedAndTheReasonNamesNoRule() {
        for (var claims :
                List.of(Claims.NONE, Claims.NONE.with("store", Set.of()), Claims.NONE.with("Store", Set.of("US")))) {
            assertThat(BY_STORE.admit(claims)).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
                assertThat(refused.problem().code()).isEqualTo("NOT_ALLOWED");
                assertThat(refused.problem().message()).doesNotContain("store", "country");
            });
        }
    }

    @Test
    void allPoliciesHoldTogether() {
        var both =
                new Policies(List.of(new Policies.Policy("country", "store"), new Policies.Policy("channel", "brand")));
        assertThat(both.admit(Claims.NONE.with("store", Set.of("US")))).isInstanceOf(Admission.Refused.class);
        assertThat(both.admit(Claims.NONE.with("store", Set.of("US")).with("brand", Set.of("Meta"))))
                .isEqualTo(new Admission.Admitted(
                        List.of(new Limit("country", List.of("US")), new Limit("channel", List.of("Meta")))));
    }

    @Test
    void aLimitWithoutValuesCannotBeMade() {
        assertThatThrownBy(() -> new Limit("country", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
