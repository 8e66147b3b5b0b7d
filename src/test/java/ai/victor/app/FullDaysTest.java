package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which days can be asked about. */
class FullDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    @Test
    void aMonthThatIsNotOverEndsYesterday() {
        var coverage = Map.of("tools", new DateRange(FIRST, LAST));
        assertThat(FullDays.before(LAST, coverage))
                .containsEntry("tools", new DateRange(FIRST, LocalDate.of(2026, 6, 29)));
        assertThat(FullDays.before(LAST.plusDays(1), coverage)).isEqualTo(coverage);
        assertThat(FullDays.before(FIRST, coverage)).isEmpty();
    }
}
