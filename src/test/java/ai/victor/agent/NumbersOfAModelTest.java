package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.BoundNumbers.Sources;
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

/** Which numbers and dates a language model may say of a result, and which it made up. */
class NumbersOfAModelTest {
    private static final List<List<Object>> ROWS = List.of(
            row("Meta", "12345.67", 120, "23.45", "2.4"),
            row("Route 66 Ads", "-8.90", 12, "-4.0", "0.25"),
            row("Email", "6172.84", 60, "31.2", "4.7"));

    private static final Table BY_CHANNEL = new Table(
            List.of(
                    new Column("month", "Month", Type.DATE, Unit.NONE),
                    new Column("channel", "Channel", Type.TEXT, Unit.NONE),
                    new Column("revenue", "Revenue", Type.DECIMAL, new Unit("USD")),
                    new Column("orders", "Orders", Type.INTEGER, Unit.COUNT),
                    new Column("rate", "Margin rate", Type.DECIMAL, Unit.PERCENT),
                    new Column("roas", "ROAS", Type.DECIMAL, Unit.RATIO)),
            ROWS,
            false);

    private static final BoundNumbers NUMBERS = new BoundNumbers(
            List.of(BY_CHANNEL),
            new Sources(
                    List.of("which of our channels are under 30% margin in May, top 5 please, budget $750?"),
                    List.of(
                            "SELECT channel FROM metrics WHERE day >= DATE '2026-05-01' AND day < DATE '2026-06-01' LIMIT 7"),
                    List.of("Customers who came back within 90 days."),
                    List.of(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 6, 30))));

    private static List<Object> row(String channel, String revenue, long orders, String rate, String roas) {
        return List.of(
                LocalDate.of(2026, 5, 1),
                channel,
                new BigDecimal(revenue),
                orders,
                new BigDecimal(rate),
                new BigDecimal(roas));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Meta made $12,345.67 in May 2026.",
                "Meta made $12,346, or $12.3k, or about $12,000, or 12.35 thousand dollars.",
                "Meta made USD 12,345.67 with 120 orders at 23.5%.",
                "Route 66 Ads made -$8.90.",
                "Route 66 Ads lost $8.90, a margin of -4%.",
                "Route 66 Ads has twelve orders, Email sixty, Meta one hundred and twenty.",
                "There are 3 channels; Email is third, the 3rd of them.",
                "ROAS was 2.4x for Meta and 4.7 for Email; Route 66 Ads earns 25% of its spend back.",
                "From 1 May to 31 May 2026, so in Q2 2026.",
                "Between May 1 and May 31, 2026 (2026-05-31).",
                "Under 30% margin, as you asked; within your $750; the top 5, limited to 7.",
                "Email made half of what Meta did; Meta made twice as much as Email.",
                "Meta made $6,172.83 more than Email, that is 100% more.",
                "Together they made $18,509.61 on 192 orders.",
                "Meta and Email together made $18,518.51.",
                "Meta has 62.5% of all orders.",
                "Meta's rate is 7.75 points lower than Email's.",
                "Customers who come back within 90 days are counted.",
                "One channel stands out.",
                "It may pay to march on; in the first place, second to none.",
            })
    void whatStandsThereOrFollows(String text) {
        assertThat(NUMBERS.unbound(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Meta made $12,345.68.",
                "Meta made $12,445.",
                "Meta made €12,345.67.",
                "Meta made $12.4k.",
                "Meta made $12.3M.",
                "Meta made -$12,345.67.",
                "Route 66 Ads made a fine $8.90.",
                "Meta has 120% margin.",
                "Meta's margin is $23.45.",
                "Meta has 121 orders.",
                "Meta has thirteen orders.",
                "Meta has two hundred orders.",
                "Meta sells a dozen and 40 more.",
                "There are 4 channels.",
                "Email is fourth.",
                "In April, Meta made $12,345.67.",
                "On 17 May 2026 Meta led.",
                "In May 2025 Meta led.",
                "In Q3 Meta led.",
                "Saturdays are best.",
                "Meta made three times what Email did.",
                "Meta made a third of it.",
                "Meta made $5,000 more than Email.",
                "Meta grew by 7%.",
                "Together they made $20,000.",
                "66 of them came by Meta.",
                "Meta costs 5–8 dollars.",
                "Meta made １２３ dollars.",
                "Meta made ١٢٣ dollars.",
                "Meta came back within 45 days.",
                "Meta's 90% is best.",
                "Meta made $7.",
                "5/17/2026 was the best day.",
                "Meta made $0.",
            })
    void whatCameFromNowhere(String text) {
        assertThat(NUMBERS.unbound(text)).isNotEmpty();
    }

    @Test
    void aReadingMaySayWhatTheQuerySays() {
        assertThat(NUMBERS.unbound("At most 7%, 1–31 May 2026.", true)).isEmpty();
        assertThat(NUMBERS.unbound("At most 7%, 1–31 May 2026.")).containsExactly("7%");
    }

    @Test
    void aCutResultHasNoCountAndNoSum() {
        var cut = new BoundNumbers(
                List.of(new Table(BY_CHANNEL.columns(), ROWS, true)),
                new Sources(List.of(), List.of(), List.of(), List.of()));
        assertThat(cut.unbound("There are 3 channels, in total $18,509.61.")).containsExactly("3", "$18,509.61");
    }
}
