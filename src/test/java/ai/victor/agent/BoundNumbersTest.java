package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers an answer's text may hold, and what stands in place of a text that holds another. */
class BoundNumbersTest {
    private static final Table TABLE = new Table(
            List.of(
                    new Column("week", "Week", Type.DATE, Unit.NONE),
                    new Column("design", "Design", Type.TEXT, Unit.NONE),
                    new Column("margin", "Margin", Type.DECIMAL, new Unit("USD")),
                    new Column("rate", "Margin rate", Type.DECIMAL, Unit.PERCENT)),
            List.of(
                    List.of(LocalDate.of(2026, 6, 15), "Route 66", new BigDecimal("12345.67"), new BigDecimal("23.45")),
                    List.of(LocalDate.of(2026, 6, 22), "Plain", new BigDecimal("-8.90"), new BigDecimal("-4.00"))),
            false);

    private final BoundNumbers numbers =
            new BoundNumbers(List.of(TABLE), List.of("top 10 designs", "Margin by design, 15–28 June 2026."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$12,345.67, or about $12,346, at 23.45%, 23.5% or 23%.",
                "A loss of $8.90 (-4.0%).",
                "Route 66 leads in the week of 2026-06-15.",
                "2 rows of the top 10, up to 28 June 2026.",
                "Nothing to count here.",
            })
    void numbersOfCellsRowsAndWordsAreBound(String text) {
        assertThat(numbers.unbound(text)).isEmpty();
    }

    @Test
    void anyOtherNumberIsNot() {
        assertThat(numbers.unbound("$12,345.68, up 7.3%, after 41 in May 2025: 23.46%."))
                .containsExactly("May 2025", "$12,345.68", "7.3%", "41", "23.46%");
    }

    @Test
    void aNamesLastSignIsNoMinus() {
        var named = new Table(
                TABLE.columns().subList(1, 3),
                List.of(
                        List.of("'); DROP TABLE x; --", new BigDecimal("10.00")),
                        List.of("Sale -", new BigDecimal("2.00"))),
                false);
        var told = new BoundNumbers(List.of(named), List.of());
        assertThat(told.unbound("'); DROP TABLE x; -- $10.00; Sale - $2.00; Plain."))
                .isEmpty();
        assertThat(told.unbound("A sale of -$2.00.")).containsExactly("-$2.00");
    }

    @Test
    void theResultsAreToldAsTheyAre() {
        assertThat(numbers.plainText()).isEqualTo("""
                Week: 2026-06-15, Design: Route 66, Margin: $12,345.67, Margin rate: 23.5%
                Week: 2026-06-22, Design: Plain, Margin: -$8.90, Margin rate: -4.0%""");
        assertThat(new BoundNumbers(List.of(), List.of()).plainText()).isEqualTo("There are no rows.");
    }

    @Test
    void aTextWithANumberFromNowhereIsSentBackOnceAndThenReplaced() {
        var fixture = new Fixture();
        fixture.model
                .queries("t", Fixture.GOOD)
                .answers("answered", "Meta made $1,234.50, twice the 617 of April.")
                .answers("answered", "Meta made $1,234.50, twice the 617 of April.");

        var answer = fixture.ask("q");

        assertThat(answer.text()).isEqualTo("""
                Channel: Meta, Revenue: $1,234.50
                Channel: Google, Revenue: -$0.50""");
        assertThat(answer.warnings())
                .contains(
                        "The language model's own words held numbers or dates that no result has, so they are left out.");
        assertThat(fixture.model.lastSent())
                .contains("These stand in no result of this question")
                .contains("April; twice; 617");
    }

    @Test
    void aModelThatRepairsItsTextIsHeard() {
        var fixture = new Fixture();
        fixture.model
                .queries("t", Fixture.GOOD)
                .answers("answered", "Meta made $1,235.50.")
                .answers("answered", "Meta made $1,234.50.");
        assertThat(fixture.ask("q").text()).isEqualTo("Meta made $1,234.50.");
    }

    @Test
    void aNumberWithoutAnyQueryIsNoAnswer() {
        var fixture = new Fixture();
        fixture.model.answers("answered", "Revenue was $5,000.").answers("answered", "Revenue was $5,000.");
        var answer = fixture.ask("what was revenue?");
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.text()).doesNotContain("5,000");
    }
}
