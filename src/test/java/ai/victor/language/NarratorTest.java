package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private static final Column CHANNEL = new Column("channel", "Channel", Type.TEXT, Unit.NONE);
    private static final Column MONTH = new Column("month", "Month", Type.DATE, Unit.NONE);
    private static final Column REVENUE = new Column("revenue", "Revenue", Type.DECIMAL, new Unit("EUR"));
    private static final Column ORDERS = new Column("orders", "Orders", Type.INTEGER, Unit.COUNT);

    @Test
    void aTotalIsItsNumber() {
        assertThat(tell("revenue last month", table(List.of(REVENUE), row("12345.6"))))
                .isEqualTo("Revenue: €12,345.60.");
    }

    @Test
    void whatIsNotThereIsNeverZero() {
        assertThat(tell("revenue last month", table(List.of(REVENUE), row((Object) null))))
                .startsWith("There is none");
        assertThat(tell("channels with more than 5 orders in 2026", table(List.of(CHANNEL, ORDERS))))
                .isEqualTo("None: no channel meets that.");
    }

    @Test
    void aBreakdownNamesItsRows() {
        assertThat(tell(
                        "revenue by channel last month",
                        table(List.of(CHANNEL, REVENUE), row("Meta", "10"), row(null, "-2.5"))))
                .isEqualTo("Revenue by channel: Meta €10.00; (none) -€2.50.");
    }

    @Test
    void rowsUnderABoundAreCounted() {
        assertThat(tell(
                        "channels with more than 5 orders in 2026",
                        table(List.of(CHANNEL, ORDERS), row("Meta", 1200L), row("Email", 7L))))
                .isEqualTo("2 channels: Meta 1,200; Email 7.");
    }

    @Test
    void aRankingNamesTheFirst() {
        assertThat(tell(
                        "which channel had the most orders in 2026",
                        table(List.of(CHANNEL, ORDERS), row("Meta", 1200L))))
                .isEqualTo("Meta has the highest orders: 1,200.");
    }

    @Test
    void aTrendHasAStartAnEndAndAPeak() {
        assertThat(tell(
                        "monthly revenue in 2026",
                        table(
                                List.of(MONTH, REVENUE),
                                row(LocalDate.of(2026, 1, 1), "1"),
                                row(LocalDate.of(2026, 2, 1), "9"),
                                row(LocalDate.of(2026, 3, 1), "2"))))
                .isEqualTo("Revenue: €1.00 (January 2026) at the start, €2.00 (March 2026) at the end;"
                        + " highest €9.00 (February 2026).");
    }

    @Test
    void twoPeriodsAreToldOneByOne() {
        assertThat(tell(
                        "revenue January vs February",
                        table(List.of(REVENUE), row("1")),
                        table(List.of(REVENUE), row("2"))))
                .isEqualTo("January 2027: revenue: €1.00.\nFebruary 2027: revenue: €2.00.");
    }

    private static String tell(String question, Table... results) {
        return new Narrator().tell((Plan) BeeShop.read(question), List.of(results));
    }

    @SafeVarargs
    private static Table table(List<Column> columns, List<@Nullable Object>... rows) {
        return new Table(columns, List.of(rows), false);
    }

    /** Text that looks like a number is one. */
    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.stream(cells)
                .<@Nullable Object>map(
                        cell -> cell instanceof String text && text.matches("-?[\\d.]+") ? new BigDecimal(text) : cell)
                .toList();
    }
}
