package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.query.Analytics;
import ai.victor.table.CellText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of experiments of which it is known what they do. */
class ExperimentReadoutTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 9);
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?");

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void open() {
        analytics = PlantedExperiments.open(folder);
    }

    @AfterAll
    static void close() {
        analytics.close();
    }

    /** One visitor in five buys, so that a buyer's 3 dollars are 60 cents of each visitor. */
    @Test
    void liftedMarginIsSaidWithItsIntervalAndItsPrice() {
        var found = found("lifting");
        assertThat(found.text())
                .startsWith(
                        "lifting lifted margin: margin per visitor is $3.20 against $2.60 in the holdout, a difference of $0.60 (95% interval $")
                .contains("Revenue per visitor is up")
                .contains("For $400.00 of tool cost it brought $2,402.00 of margin in all, 6.0");
        var rows = part(found, "Treatment against holdout").table().rows();
        assertThat(rows.get(0).subList(0, 4)).containsExactly("Revenue", money("9.80"), money("8.60"), money("1.20"));
        assertThat(rows.get(1).subList(0, 4)).containsExactly("Margin", money("3.20"), money("2.60"), money("0.60"));
        var arms = part(found, "Arms").table().rows();
        assertThat(arms.get(0).subList(0, 2)).containsExactly("treatment", 4000L);
        assertThat(part(found, "Arms").queries().getFirst().semanticSql()).contains("experiment = 'lifting'");
    }

    @Test
    void revenueThatLeavesNoMarginIsOnlyAShiftOfTheMix() {
        var found = found("dearer");
        assertThat(found.text())
                .startsWith("dearer only shifted the mix: revenue went up and margin did not;")
                .contains("of it is left as margin against")
                .contains("It still runs")
                .contains("so margin is not settled yet");
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("still runs"));
    }

    @Test
    void harmIsSaid() {
        assertThat(found("harming").text())
                .startsWith("harming is harmful: margin per visitor is $2.00 against $2.60 in the holdout");
    }

    @Test
    void whatIsMissingIsSaidInVisitorsAndWeeks() {
        var found = found("unclear");
        assertThat(found.text())
                .startsWith("Not enough data to say whether unclear changes margin")
                .contains("it takes")
                .contains("more weeks at the pace so far");
        // 1,000 visitors in four weeks; ten percent of $2.60 are to be found.
        var row = part(found, "How much data it takes").table().rows().getFirst();
        assertThat(row.get(1)).isEqualTo(money("0.26"));
        assertThat((Long) row.get(2) - (Long) row.get(3)).isEqualTo(1000L);
        assertThat((Long) row.get(4)).isEqualTo((long) Math.ceil((Long) row.get(3) / 250.0));
        assertThat(found.assumptions()).anyMatch(assumption -> assumption.contains("10%"));
    }

    @Test
    void noDifferenceIsSaidOnceThereIsEnough() {
        assertThat(found("idle").text()).startsWith("idle made no difference to margin that would matter");
    }

    @Test
    void aSampleRatioMismatchStopsTheVerdict() {
        var found = found("broken");
        assertThat(found.text())
                .startsWith("No verdict on broken: there is a sample ratio mismatch, 1,600 of the assigned visitors")
                .contains("20.0% held out instead of 10.0%")
                .doesNotContain("lifted");
        assertThat(part(found, "Sample ratio").table().rows().getFirst().getLast())
                .isEqualTo("mismatch");
    }

    @Test
    void aHandfulOfBuyersGetsNoVerdict() {
        assertThat(found("few").text()).startsWith("Not enough data on few: an arm has only 30 buyers");
    }

    /** Attached items bring 2 dollars for each second buyer of the treatment; what they take from the others is the rest of the difference. */
    @Test
    void whatAttachedItemsBringAndDisplaceAddUpToTheDifference() {
        for (var name : List.of("lifting", "dearer", "harming")) {
            var rows = part(found(name), "Attached items against the others")
                    .table()
                    .rows();
            var sum = ((BigDecimal) rows.get(0).get(3))
                    .add((BigDecimal) rows.get(1).get(3));
            assertThat(sum).isEqualTo(rows.get(2).get(3));
        }
        assertThat(found("dearer").text()).contains("on 50.0% of orders against 0.0%, and the other items $0.2");
    }

    @Test
    void partsOfTheMarginDifferenceAddUp() {
        for (var name : List.of("lifting", "dearer", "harming", "unclear")) {
            var rows = part(found(name), "What the difference in margin is made of")
                    .table()
                    .rows();
            assertThat(((BigDecimal) rows.get(0).get(1))
                            .add((BigDecimal) rows.get(1).get(1)))
                    .isEqualTo(rows.get(2).get(1));
        }
    }

    @Test
    void whoAsksOneThingGetsThatAlone() {
        var sizes = asked("lifting", ExperimentReadout.Aspect.COUNTS);
        assertThat(sizes.parts()).hasSize(1);
        assertThat(sizes.parts().getFirst().table().rows())
                .containsExactly(List.of("treatment", 4000L), List.of("holdout", 4000L));
        var revenue = found("lifting", "rpv");
        assertThat(revenue.parts()).hasSize(2);
        assertThat(revenue.text())
                .startsWith("Revenue per visitor in")
                .contains("p = ")
                .contains("The lift is");
        assertThat(asked("broken", ExperimentReadout.Aspect.SAMPLE_RATIO).text())
                .contains("sample ratio mismatch");
        assertThat(asked("lifting", ExperimentReadout.Aspect.SAMPLE_RATIO).text())
                .startsWith("No sample ratio problem");
        assertThat(asked("lifting", ExperimentReadout.Aspect.DATES).text()).contains("began on");
        assertThat(asked("unclear", ExperimentReadout.Aspect.MORE_DATA).text()).contains("more than there are");
    }

    private static Finding.Found asked(String experiment, ExperimentReadout.Aspect aspect) {
        return (Finding.Found) new ExperimentReadout(1)
                .read(
                        PlantedExperiments.data(analytics),
                        Optional.of(experiment),
                        Optional.empty(),
                        Optional.of(aspect),
                        TODAY);
    }

    @Test
    void retentionCountsOnlyThoseWhoHaveHadTheirDays() {
        var found = found("lifting", "net_retention_margin_90");
        var rows = found.parts().getFirst().table().rows();
        assertThat(found.parts().getFirst().title()).isEqualTo("90 days");
        assertThat(rows.getFirst().subList(0, 6))
                .containsExactly("days 1 to 90", 4000L, 4000L, money("1.60"), money("1.30"), money("0.30"));
        // 400 dollars of the tool over 4,000 treated visitors.
        assertThat(rows.get(2).get(5)).isEqualTo(money("0.20"));
        assertThat(found.text()).contains("net of the tool by $0.20");
        assertThat(found("dearer", "net_retention_margin_90").text())
                .contains("No visitor has had 90 days since the assignment");
    }

    @Test
    void thePartThatWasAskedForComesFirst() {
        assertThat(found("lifting", "impd").parts().getFirst().title()).isEqualTo("Incremental margin and tool cost");
        var attached = found("lifting", "rec_attach_rate").parts();
        assertThat(attached.getFirst().table().columns().getLast().label()).isEqualTo("Attach rate");
        assertThat(attached.getLast().title()).isEqualTo("Attached items against the others");
        assertThat(found("lifting", "rpv").parts().getFirst().title()).isEqualTo("Treatment against holdout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifting", "dearer", "harming", "unclear", "idle", "broken", "few", "everyone"})
    void everyNumberOfTheTextStandsInATable(String name) {
        for (var metric : List.of("mpv", "impd", "retention", "attach")) {
            var found = found(name, metric);
            var known = known(found);
            assertThat(NUMBER.matcher(found.text())
                            .results()
                            .map(number -> number.group().replace(",", "")))
                    .as(found.text())
                    .allMatch(known::contains);
        }
    }

    @Test
    void withoutAHoldoutNothingIsIdentifiedAndTheDaysStandSideBySide() {
        var found = found("everyone");
        assertThat(found.text())
                .startsWith("Whether Everyone lifts margin is not identified: nobody was held out from it")
                .contains("Side by side, and not as its doing");
        assertThat(found.parts()).allMatch(part -> part.title().contains("not causal"));
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("not causal"));
        assertThat(part(found, "Behind it (not causal)").table().rows())
                .extracting(row -> row.get(1))
                .containsExactly(LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 1));
    }

    @Test
    void whoNamesNoneOrAnUnknownOneIsToldWhichThereAre() {
        assertThat(read(Optional.of("colour of buttons"), "mpv"))
                .isInstanceOfSatisfying(
                        Finding.Declined.class,
                        declined -> assertThat(declined.text())
                                .contains("no one experiment called “colour of buttons”")
                                .contains("lifting"));
        assertThat(read(Optional.empty(), "mpv")).isInstanceOf(Finding.Declined.class);
        assertThat(read(Optional.of("the LIFTING test"), "mpv")).isInstanceOf(Finding.Found.class);
        assertThat(read(Optional.of("it's"), "mpv")).isInstanceOf(Finding.Declined.class);
    }

    @Test
    void theSameExperimentAlwaysReadsTheSame() {
        assertThat(found("lifting")).isEqualTo(found("lifting"));
    }

    private static Finding.Found found(String experiment) {
        return found(experiment, "margin_lift");
    }

    private static Finding.Found found(String experiment, String metric) {
        return (Finding.Found) read(Optional.of(experiment), metric);
    }

    private static Finding read(Optional<String> experiment, String metric) {
        return new ExperimentReadout(1)
                .read(PlantedExperiments.data(analytics), experiment, Optional.of(metric), Optional.empty(), TODAY);
    }

    private static Finding.Part part(Finding.Found found, String title) {
        return found.parts().stream()
                .filter(part -> part.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** What cells and labels hold, as a text may write it: without a sign, and of percentages one decimal. */
    private static Set<String> known(Finding.Found found) {
        var known = new HashSet<String>();
        for (var part : found.parts()) {
            var table = part.table();
            table.columns()
                    .forEach(column -> NUMBER.matcher(column.label()).results().forEach(m -> known.add(m.group())));
            for (var row : table.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i) != null) {
                        var text = CellText.of(table.columns().get(i), row.get(i));
                        NUMBER.matcher(text)
                                .results()
                                .forEach(m -> known.add(m.group().replace(",", "")));
                    }
                }
            }
        }
        return known;
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
