package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model of another trade is read by the same reader: nothing in it knows what a shop is. */
class OtherTradeTest {
    private final EnglishReader reader = new EnglishReader(
            ((ModelReading.Read) ModelReader.read(Path.of("src/test/resources/models/bikes"))).model(),
            new Vocabulary(Map.of("city", List.of("Utrecht", "Ghent")), Map.of(), "EUR", DayOfWeek.SUNDAY));

    @Test
    void itsNumbersAndValuesAreKnown() {
        assertThat(sql("trips in Utrecht last week"))
                .isEqualTo("SELECT AGGREGATE(rides) AS rides FROM metrics WHERE city = 'Utrecht'"
                        + " AND day >= DATE '2027-02-28' AND day <= DATE '2027-03-06'");
        assertThat(sql("rides by city in 2026"))
                .isEqualTo("SELECT city, AGGREGATE(rides) AS rides FROM metrics WHERE day >= DATE '2026-01-01'"
                        + " AND day <= DATE '2026-12-31' GROUP BY city ORDER BY rides DESC NULLS LAST, city");
    }

    @Test
    void theWordsOfAnotherModelAreNot() {
        assertThat(reader.read("revenue in Utrecht", List.of(), BeeShop.TODAY))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).contains("revenue"));
    }

    private String sql(String question) {
        var plan = (Plan) reader.read(question, List.of(), LocalDate.of(2027, 3, 10));
        return plan.steps().get(0).semanticSql();
    }
}
