package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.analysis.Finding.Found;
import ai.victor.analysis.Finding.Part;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a number changed, told of a bakery. */
class WhyChangeTest {
    /** White bread earns 40% in April and 44% in May, rye 10% and 12%; in May most is rye. The same every day, so that nothing is noise. */
    private static final String LINES = """
            SELECT d AS sold_on, 'b' || epoch(d) || kind AS basket, kind, 'market' AS stall, loaves, loaves * 5 AS takings,
                   loaves * 5 * CASE WHEN kind = 'white' THEN CASE WHEN may THEN 0.46 ELSE 0.50 END ELSE CASE WHEN may THEN 0.78 ELSE 0.80 END END AS flour,
                   loaves * 5 * 0.10 AS wages
            FROM (SELECT d, kind, may, CASE WHEN may = (kind = 'white') THEN 20 ELSE 80 END AS loaves
                  FROM (SELECT unnest(generate_series(TIMESTAMP '2026-01-01', TIMESTAMP '2026-05-31', INTERVAL 1 DAY)) AS d),
                       (VALUES ('white'), ('rye')) AS kinds(kind), LATERAL (SELECT d >= TIMESTAMP '2026-05-01' AS may))
            """;

    @TempDir
    Path folder;

    @Test
    void aReversalIsCalledOne() {
        var found = may("left_rate", Optional.of("kind"), Optional.empty());

        assertThat(found.text())
                .startsWith("Left of takings fell by 15.6 points, from 34.0% (Apr 2026) to 18.4% (May 2026).")
                .contains("it is more than noise")
                .contains("of the whole, -18.6 points is mix and +3.0 points is rates within")
                .contains(
                        "in every kind that matters it rose, and only the mix made the whole fall (Simpson's reversal)");
        assertThat(sum(part(found, "Left of takings by kind"), 5, 6)).isEqualByComparingTo("-15.60");
    }

    @Test
    void aClaimIsCheckedFirst() {
        assertThat(may("left_rate", Optional.empty(), Optional.of(Move.ROSE)).text())
                .startsWith("Left of takings did not rise but fell by 15.6 points");
        assertThat(may("left_rate", Optional.empty(), Optional.of(Move.FELL)).text())
                .startsWith("Left of takings fell by 15.6 points");
        assertThat(may("baskets", Optional.empty(), Optional.of(Move.FELL)).text())
                .startsWith("Baskets did not fall but rose by 2, from 60 (Apr 2026) to 62 (May 2026).");
    }

    @Test
    void theRungsOfAnAmountAreThoseOfItsArithmeticDownToTheLast() {
        var found = may("left_over", Optional.empty(), Optional.empty());

        var made = part(found, "What it is made of");
        assertThat(made.table().rows()).extracting(row -> row.getFirst()).containsExactly("Takings", "Flour", "Wages");
        assertThat(sum(made, 3))
                .isEqualTo(part(found, "The change").table().rows().get(2).get(1));
    }

    @Test
    void whatWasToBeExpectedIsToldFromWhatTheBillsRevised() {
        var found = may("left_over", Optional.empty(), Optional.empty());

        assertThat(part(found, "Flour, by another account").table().rows())
                .extracting(Object::toString)
                .containsExactly(
                        "[Flour at list price, 9300.00, 9000.00, 300.00]",
                        "[Flour revision, 1798.00, -600.00, 2398.00]",
                        "[Flour, 11098.00, 8400.00, 2698.00]");
        assertThat(found.text())
                .contains(
                        "Of the change of Flour (+CHF 2,698.00), +CHF 300.00 is flour at list price and +CHF 2,398.00 is flour revision.");
    }

    @Test
    void whereTheBillsRevisedNothingThatIsSaid() {
        var asListed = LINES.replace("CASE WHEN may THEN 0.46 ELSE 0.50 END", "0.60")
                .replace("CASE WHEN may THEN 0.78 ELSE 0.80 END", "0.60");
        try (var analytics = Bakery.open(folder, asListed)) {
            var found = (Found) new WhyChange(Bakery.data(analytics))
                    .explain(
                            "left_over",
                            Bakery.days("2026-05-01", "2026-05-31"),
                            Bakery.days("2026-04-01", "2026-04-30"),
                            "",
                            Optional.empty(),
                            Optional.empty());
            assertThat(found.parts()).extracting(Part::title).doesNotContain("Flour, by another account");
            assertThat(found.warnings())
                    .contains(
                            "Flour revision is 0 on both sides, or not known: of the change of Flour nothing more can be told"
                                    + " apart.");
        }
    }

    @Test
    void whatTheModelForgetsIsToldAsSuch() {
        var made = part(may("left_as_told", Optional.empty(), Optional.empty()), "What it is made of");

        assertThat(made.table().rows())
                .extracting(row -> row.getFirst())
                .containsExactly("Takings", "Flour", "Not on the ladder");
        assertThat(made.table().rows().getLast().getLast()).isEqualTo(new BigDecimal("-50.00"));
    }

    @Test
    void growthAloneMovesNoRate() {
        var made = part(may("left_rate", Optional.empty(), Optional.empty()), "What it is made of");

        // A loaf costs the same in both months and so do wages: all of it is flour.
        assertThat(made.table().rows())
                .extracting(row -> row.getFirst() + " " + row.getLast())
                .containsExactly("Takings 0.00", "Flour -15.60", "Wages 0.00");
    }

    @Test
    void theChainIsTheMetric() {
        var chain = part(
                may("per_basket", Optional.empty(), Optional.empty()), "As a chain of rates, by logarithmic means");

        assertThat(chain.table().rows())
                .extracting(row -> row.getFirst())
                .containsExactly("Left of takings (%)", "Takings per baskets");
        assertThat(sum(chain, 3)).isEqualByComparingTo("-39.00");
    }

    @Test
    void whatIsNoSumIsToldAndNotSplit() {
        var found = may("typical_line", Optional.empty(), Optional.empty());

        assertThat(found.parts()).extracting(Part::title).containsExactly("The change");
        assertThat(found.warnings())
                .contains("The change of typical line cannot be split, as it is no sum or count of rows.");
    }

    @Test
    void aChangeNoGreaterThanThatOfTheWeeksBeforeIsNoise() {
        var lines = LINES.replace("may = (kind = 'white')", "epoch(d)::BIGINT // 86400 % 9 < 4");
        try (var analytics = Bakery.open(folder, lines)) {
            var finding = new WhyChange(Bakery.data(analytics))
                    .explain(
                            "takings",
                            Bakery.days("2026-04-20", "2026-04-26"),
                            Bakery.days("2026-04-13", "2026-04-19"),
                            "kind = 'rye'",
                            Optional.empty(),
                            Optional.empty());
            assertThat(((Found) finding).text()).contains("so it may well be noise");
        }
    }

    @Test
    void twoPartsOfTheSameTimeAreHeldAgainstEachOther() {
        try (var analytics = Bakery.open(folder, LINES)) {
            var april = Bakery.days("2026-04-01", "2026-04-30");
            var finding = new WhyChange(Bakery.data(analytics))
                    .explain(
                            "left_rate",
                            new Side("rye", april, "kind = 'rye'"),
                            new Side("white", april, "kind = 'white'"),
                            Optional.empty(),
                            Optional.empty());
            assertThat(((Found) finding).text())
                    .startsWith("Left of takings is 30.0 points lower for rye (10.0%) than for white (40.0%).");
        }
    }

    @Test
    void whereThereIsNothingThereIsNothingToExplain() {
        try (var analytics = Bakery.open(folder, LINES)) {
            var finding = new WhyChange(Bakery.data(analytics))
                    .explain(
                            "takings",
                            Bakery.days("2027-04-01", "2027-04-30"),
                            Bakery.days("2026-04-01", "2026-04-30"),
                            "",
                            Optional.empty(),
                            Optional.empty());
            assertThat(finding)
                    .isEqualTo(
                            new Finding.Declined("There is no takings for Apr 2027, so there is nothing to compare."));
        }
    }

    private Found may(String metric, Optional<String> dimension, Optional<Move> claimed) {
        try (var analytics = Bakery.open(folder.resolve(metric + dimension + claimed), LINES)) {
            return (Found) new WhyChange(Bakery.data(analytics))
                    .explain(
                            metric,
                            Bakery.days("2026-05-01", "2026-05-31"),
                            Bakery.days("2026-04-01", "2026-04-30"),
                            "",
                            dimension,
                            claimed);
        }
    }

    private static Part part(Found found, String title) {
        return found.parts().stream()
                .filter(part -> part.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal sum(Part part, int... columns) {
        var sum = BigDecimal.ZERO;
        for (var row : part.table().rows()) {
            for (int column : columns) {
                sum = row.get(column) instanceof BigDecimal cell ? sum.add(cell) : sum;
            }
        }
        return sum;
    }
}
