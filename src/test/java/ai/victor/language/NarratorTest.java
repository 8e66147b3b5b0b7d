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
                .isEqualTo("Revenue in February 2027 was €12,345.60.");
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
                .isEqualTo("Revenue by channel in February 2027: Meta €10.00; (none) -€2.50.");
    }

    @Test
    void rowsUnderABoundAreCounted() {
        assertThat(tell(
                        "channels with more than 5 orders in 2026",
                        table(List.of(CHANNEL, ORDERS), row("Meta", 1200L), row("Email", 7L))))
                .isEqualTo("2 channels in 2026: Meta 1,200; Email 7.");
    }

    @Test
    void aRankingNamesTheFirst() {
        assertThat(tell(
                        "which channel had the most orders in 2026",
                        table(List.of(CHANNEL, ORDERS), row("Meta", 1200L))))
                .isEqualTo("Meta had the highest orders in 2026: 1,200.");
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
    void twoPeriodsAreToldWithTheirChange() {
        var columns = List.of(
                euros("revenue_january_2027"),
                euros("revenue_february_2027"),
                euros("revenue_change"),
                new Column("revenue_change_percent", "Change", Type.DECIMAL, Unit.PERCENT));
        assertThat(tell("revenue January vs February", table(columns, row("200", "150", "-50", "-25"))))
                .isEqualTo("Revenue: €200.00 in January 2027 and €150.00 in February 2027,"
                        + " down €50.00 (25.0%) in February 2027.");
    }

    @Test
    void aCountIsSaidWithWhatItCountsAndOfWhat() {
        assertThat(tell("orders from new customers last month", table(List.of(ORDERS), row(3L))))
                .isEqualTo("3 orders for new customers in February 2027.");
        assertThat(tell("orders in Germany last month", table(List.of(ORDERS), row(0L))))
                .isEqualTo("0 orders for Germany in February 2027. There is none that fits all of this.");
    }

    @Test
    void aWeekThatThePeriodCutsOffIsSaidToBe() {
        var week = new Column("week", "Week", Type.DATE, Unit.NONE);
        assertThat(tell(
                        "weekly revenue in February",
                        table(
                                List.of(week, REVENUE),
                                row(LocalDate.of(2027, 2, 1), "1"),
                                row(LocalDate.of(2027, 3, 1), "2"))))
                .endsWith("The last week is not whole: it ends on 28 February 2027.");
    }

    private static Column euros(String name) {
        return new Column(name, name, Type.DECIMAL, new Unit("EUR"));
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
