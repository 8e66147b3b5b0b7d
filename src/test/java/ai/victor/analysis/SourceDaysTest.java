package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which days a source lacks, and how that is said. */
class SourceDaysTest {
    private static final DateRange MAY = Bakery.days("2026-05-01", "2026-05-31");

    @Test
    void daysWithoutRowsAreStretchesWithinThePeriodAfterTheFirstDay() {
        var source = source("ads", "2026-05-03", "2026-05-04", "2026-05-07", "2026-05-09");

        assertThat(source.gaps(MAY))
                .containsExactly(
                        Bakery.days("2026-05-05", "2026-05-06"),
                        Bakery.days("2026-05-08", "2026-05-08"),
                        Bakery.days("2026-05-10", "2026-05-10"));
        assertThat(source.behind()).isEqualTo(1);
        assertThat(source.isDaily()).isFalse();
    }

    @Test
    void gapsAreNamedByDay() {
        var source = source("ads", "2026-05-03", "2026-05-04", "2026-05-07", "2026-05-09", "2026-05-10");

        assertThat(HealthWords.gaps(List.of(source), MAY, true, Optional.of(MAY)))
                .containsExactly(
                        "Ads has no rows on 3 days in May 2026: 2026-05-05 and 2026-05-06 and 2026-05-08.",
                        "Days without rows are gaps or pauses, not zeros.");
    }

    @Test
    void aSourceThatHasEveryDayIsSaidToHave() {
        var source = source("visits", "2026-05-08", "2026-05-09", "2026-05-10");

        assertThat(HealthWords.gaps(List.of(source), MAY, true, Optional.of(MAY)))
                .containsExactly("Visits has rows on every day in May 2026.");
        assertThat(HealthWords.fresh(List.of(source))).containsExactly("Visits has data up to 2026-05-10.");
    }

    private static SourceDays source(String name, String... days) {
        return new SourceDays(
                name, new TreeSet<>(Stream.of(days).map(LocalDate::parse).toList()), LocalDate.parse("2026-05-10"));
    }
}
