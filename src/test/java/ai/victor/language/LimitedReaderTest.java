package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import ai.victor.model.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** To somebody who may see some rows only, nothing is said of all of them, and nothing of the others. */
class LimitedReaderTest {
    private static final EnglishReader WHOLE = reader(List.of("US", "DE"), false);
    private static final EnglishReader LIMITED = reader(List.of("US"), true);

    @Test
    void whatIsNotThereIsNotAmongWhatTheyMaySee() {
        assertThat(read(LIMITED, "revenue in Germany last month"))
                .isInstanceOfSatisfying(
                        Reply.class,
                        reply -> assertThat(reply.text())
                                .startsWith("There is none: no row that you may see has country DE"));
        assertThat(read(WHOLE, "revenue in Germany last month")).isInstanceOf(Plan.class);
    }

    @Test
    void aValueThatNobodyHasIsToldInTheSameWords() {
        assertThat(text(LIMITED, "revenue in France last month"))
                .isEqualTo(text(LIMITED, "revenue in Germany last month")
                        .replace("DE", "FR")
                        .replace("Germany", "France")
                        .replace("germany", "france"));
        assertThat(text(WHOLE, "revenue in France last month"))
                .startsWith("There is none: no row of the data has country FR");
    }

    @Test
    void daysAreThoseOfWhatTheyMaySee() {
        assertThat(text(LIMITED, "revenue in January 2020")).startsWith("There is no data that you may see for");
        assertThat(text(WHOLE, "revenue in January 2020")).startsWith("There is no data for");
    }

    private static String text(EnglishReader reader, String question) {
        return read(reader, question) instanceof Reply reply ? reply.text() : "";
    }

    private static Interpretation read(EnglishReader reader, String question) {
        return reader.read(question, List.of(), LocalDate.of(2027, 3, 10));
    }

    private static EnglishReader reader(List<String> countries, boolean limited) {
        var values = new HashMap<>(BeeShop.values());
        values.put("country", countries);
        var days = new DateRange(LocalDate.of(2025, 6, 1), LocalDate.of(2027, 3, 9));
        return new EnglishReader(
                BeeShop.MODEL,
                new Vocabulary(values, Map.of("order_lines", days), "EUR", DayOfWeek.MONDAY, limited, ZoneOffset.UTC));
    }
}
