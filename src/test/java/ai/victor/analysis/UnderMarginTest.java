package ai.victor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.analysis.Finding.Found;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which stalls leave too little for sure. */
class UnderMarginTest {
    /**
     * Of each 10.00 the market leaves 2.00 and the harbour 1.00, every basket about alike; the fair leaves 1.80 in the mean, from −7 to +10; the square has
     * nine baskets only.
     */
    private static final String LINES = """
            SELECT DATE '2026-05-01' + (i % 20)::INTEGER AS sold_on, stall || i AS basket, 'white' AS kind, stall, 2 AS loaves, 10 AS takings,
                   CASE stall WHEN 'market' THEN 7.00 + (i % 3 - 1) * 0.30 WHEN 'harbour' THEN 8.00 + (i % 3 - 1) * 0.30
                        WHEN 'fair' THEN 7.20 + (i % 3 - 1) * 8.50 ELSE 8.00 END AS flour, 1 AS wages
            FROM (SELECT unnest(range(60)) AS i), (VALUES ('market'), ('harbour'), ('fair'), ('square')) AS stalls(stall)
            WHERE stall <> 'square' OR i < 9
            """;

    @TempDir
    Path folder;

    @Test
    void onlyWhatChanceDoesNotExplainIsUnderForSure() {
        var found = (Found) under("19.5", "");

        assertThat(found.text())
                .isEqualTo(
                        "By stall, 1 of 4 is under 19.5% for sure: harbour (10.0%, at most 10.6%). It is CHF 57.00 short of it."
                                + " 1 is under it by the figure alone, which may be chance. 1 is too small to judge.");
        assertThat(found.parts().getLast().table().rows())
                .extracting(row -> row.get(0) + ": " + row.get(1) + ", " + row.get(2) + ", " + row.get(5) + ", short "
                        + row.getLast())
                .containsExactly(
                        "harbour: under for sure, 10.00, 60, short 57.00",
                        "fair: under, may be chance, 18.00, 60, short 9.00",
                        "market: not under, 20.00, 60, short 0.00",
                        "square: too few to judge, 10.00, 9, short 8.55");
        assertThat(found.assumptions()).singleElement().asString().contains("at least 20 baskets");
    }

    @Test
    void aThresholdThatAllMeetFlagsNothing() {
        assertThat(((Found) under("5", "stall <> 'square'")).text()).isEqualTo("No stall is under 5.0% for sure.");
    }

    @Test
    void whatIsNoRatioIsDeclined() {
        try (var analytics = Bakery.open(folder, LINES)) {
            assertThat(new UnderMargin(Bakery.data(analytics))
                            .flag(
                                    "takings",
                                    "basket",
                                    "stall",
                                    BigDecimal.TEN,
                                    Bakery.days("2026-05-01", "2026-05-31"),
                                    ""))
                    .isEqualTo(new Finding.Declined(
                            "takings is no ratio of two amounts, so no segment's rate can be judged."));
        }
    }

    private Finding under(String threshold, String condition) {
        try (var analytics = Bakery.open(folder, LINES)) {
            return new UnderMargin(Bakery.data(analytics))
                    .flag(
                            "left_rate",
                            "basket",
                            "stall",
                            new BigDecimal(threshold),
                            Bakery.days("2026-05-01", "2026-05-31"),
                            condition);
        }
    }
}
