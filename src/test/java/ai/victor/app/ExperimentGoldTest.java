package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each experiment of the shared shop, read out from its exports, is what was worked out for it elsewhere: to the cent, the visitor and the last shown digit. */
@Timeout(180)
class ExperimentGoldTest {
    private static final Path SHOP = Path.of("../shared/shop");
    private static final Path GOLD = SHOP.resolve("public_gold_experiments.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path data;

    @BeforeAll
    static void importTheShop() {
        assumeTrue(Files.isRegularFile(GOLD), "the shared shop is not beside the project");
        var ran = Ran.of(
                "--data", data.toString(), "import", SHOP.resolve("exports").toString());
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upsell-rule-7", "search-sort-b", "hero-words"})
    void theReadoutIsTheGold(String experiment) throws IOException {
        var gold = JSON.readTree(GOLD.toFile()).path(experiment);
        var ran = Ran.of(
                "--data",
                data.toString(),
                "--as-of",
                "2026-06-30",
                "ask",
                "--json",
                "read the experiment " + experiment);
        var answer = JSON.readTree(ran.out());
        assertThat(answer.path("status").asText()).isEqualTo("answered");

        var means = table(answer, "Treatment against holdout");
        sameInterval(means.path("rows").get(0), gold.path("rpv"));
        sameInterval(means.path("rows").get(1), gold.path("mpv"));

        var arms = table(answer, "Arms").path("rows");
        sameArm(arms.get(0), gold, "t");
        sameArm(arms.get(1), gold, "h");

        var brought =
                table(answer, "Incremental margin and tool cost").path("rows").get(0);
        assertThat(number(brought.get(0)))
                .isEqualByComparingTo(rounded(gold.path("mpv").path("inc"), 2));

        var ratio = table(answer, "Sample ratio").path("rows").get(0);
        assertThat(number(ratio.get(2))).isEqualByComparingTo(rounded(gold.path("srm_chi2"), 4));
        // The gold has six decimals, one of them a tie.
        assertThat(ratio.get(3).asDouble()).isCloseTo(gold.path("srm_p").asDouble(), within(0.00006));
        assertThat(ratio.get(4).asText()).isEqualTo(gold.path("srm_flag").asBoolean() ? "mismatch" : "as planned");
    }

    private static void sameInterval(JsonNode row, JsonNode gold) {
        var names = new String[] {"m_t", "m_h", "diff", "lo", "hi"};
        for (int at = 0; at < names.length; at++) {
            assertThat(number(row.get(at + 1)))
                    .as(row.get(0).asText() + " " + names[at])
                    .isEqualByComparingTo(rounded(gold.path(names[at]), 2));
        }
    }

    private static void sameArm(JsonNode row, JsonNode gold, String arm) {
        var orders = gold.path("orders_per_visitor");
        var visitors = orders.path("n_" + arm);
        assertThat(row.get(1).asLong()).isEqualTo(visitors.asLong());
        assertThat(row.get(4).asLong())
                .isEqualTo(Math.round(orders.path("m_" + arm).asDouble() * visitors.asDouble()));
    }

    private static JsonNode table(JsonNode answer, String title) {
        for (var result : answer.path("results")) {
            if (result.path("title").asText().equals(title)) {
                return result;
            }
        }
        throw new AssertionError("no table " + title);
    }

    private static BigDecimal number(JsonNode cell) {
        return new BigDecimal(cell.asText());
    }

    private static BigDecimal rounded(JsonNode gold, int decimals) {
        return new BigDecimal(gold.asText()).setScale(decimals, RoundingMode.HALF_UP);
    }
}
