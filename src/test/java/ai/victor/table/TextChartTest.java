package ai.victor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is drawn, and what is not worth a drawing. */
@SuppressWarnings("NullAway") // it does not see in class files that cells may be null
class TextChartTest {
    private static final Column MARGIN = new Column("margin", "Margin", Type.DECIMAL, new Unit("USD"));
    private static final Column AESTHETIC = new Column("aesthetic", "Aesthetic", Type.TEXT, Unit.NONE);
    private static final Column DAY = new Column("day", "Day", Type.DATE, Unit.NONE);

    @Test
    void aBreakdownIsBarsAndLossesGoToTheLeft() {
        var table = table(AESTHETIC, List.of("cottagecore", "dark academia", "y2k"), "300", "-100", "0");
        assertThat(TextChart.of(table)).hasValue("""
                cottagecore            ████████████████████████ $300.00
                dark academia  ░░░░░░░░ -$100.00
                y2k                     $0.00""");
    }

    @Test
    void aSeriesOverTimeIsALine() {
        var days = List.of(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 3));
        assertThat(TextChart.of(table(DAY, days, "10", "-4", "3"))).hasValue("""
                Margin  █▁▅
                2026-05-01 to 2026-05-03, lowest -$4.00 (2026-05-02), highest $10.00 (2026-05-01)""");
    }

    @Test
    void twoRowsOrNothingButZeroesAreNotDrawn() {
        assertThat(TextChart.of(table(AESTHETIC, List.of("a", "b"), "1", "2"))).isEmpty();
        assertThat(TextChart.of(table(AESTHETIC, List.of("a", "b", "c"), "0", "0", "0")))
                .isEmpty();
    }

    private static Table table(Column name, List<? extends Object> names, String... values) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < values.length; i++) {
            rows.add(List.of(names.get(i), new BigDecimal(values[i])));
        }
        return new Table(List.of(name, MARGIN), rows, false);
    }
}
