package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model finds of the bundled catalogue, and how little it has to read for it. */
class FinderTest {
    private static final int MOST_LETTERS = 6000;

    private final Fixture fixture = new Fixture();
    private final Finder finder = new Finder(fixture.data, fixture.verified());

    @ParameterizedTest
    @CsvSource({
        "how many orders, orders",
        "take-home per channel, contribution_margin",
        "ROAS after COGS, roas_after_cogs",
        "conversion rate, conversion_rate",
        "what did we spend on ads, ad_spend",
        "refnd rate, refund_rate",
        "average order value, aov",
        "blended CAC, cac",
    })
    void theMetricThatIsMeantIsTheFirst(String words, String metric) throws Exception {
        assertThat(names(found(words), "metrics")).as(words).startsWith(metric).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void dimensionsAndValuesAreFoundByTheirWords() throws Exception {
        var found = found("margin of designs sold by meta, by supplier");
        assertThat(names(found, "dimensions")).contains("design", "supplier");
        assertThat(found.path("values").toString()).isEqualTo("[{\"dimension\":\"channel\",\"value\":\"Meta\"}]");
    }

    @Test
    void aVerifiedQueryIsFoundByItsQuestion() throws Exception {
        assertThat(found("what are revenue, COGS and margin by month")
                        .path("verified_queries")
                        .path(0)
                        .path("sql")
                        .asText())
                .contains("AGGREGATE(cogs)");
    }

    @Test
    void nothingFitsNothing() throws Exception {
        assertThat(found("xyzzy qwrtz").toString())
                .isEqualTo("{\"metrics\":[],\"dimensions\":[],\"values\":[],\"verified_queries\":[]}");
    }

    @Test
    void aLongQuestionFindsNoMoreThanAShortOne() {
        assertThat(finder.find(
                                "revenue margin cost ads orders units refunds visitors experiment by channel design country "
                                        .repeat(20))
                        .length())
                .isLessThan(MOST_LETTERS);
    }

    private JsonNode found(String words) throws Exception {
        return Json.MAPPER.readTree(finder.find(words));
    }

    private static List<String> names(JsonNode found, String kind) {
        var names = new ArrayList<String>();
        found.path(kind).forEach(entry -> names.add(entry.path("name").asText()));
        return names;
    }
}
