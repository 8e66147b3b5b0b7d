package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How things stand is told in a few numbers, each with what it came from. */
class OverviewTest {
    @Test
    void eachNumberIsHeldAgainstTheOneBefore() {
        assertThat(tell("how was January", List.of("10", "8", "3", "4", "2.5", "2.5", "25", "31.25", "7", "6")))
                .isEqualTo("In January 2027, against 1–31 December 2026: revenue 10, up from 8; orders 3, down from 4;"
                        + " contribution margin 2.5, same as 2.5; contribution margin rate 25, down from 31.25;"
                        + " ad spend 7, up from 6.");
    }

    @Test
    void whatIsMissingIsNoNumberAndNoMove() {
        var numbers = new ArrayList<@Nullable String>(List.of("10", "8", "3", "4", "2.5", "2.5", "25", "31.25"));
        numbers.add(null);
        numbers.add("6");
        assertThat(tell("how was January", numbers)).contains("before: 6").doesNotContain("from 6");
    }

    private static String tell(String question, List<@Nullable String> numbers) {
        var plan = (Plan) BeeShop.read(question);
        var columns = new ArrayList<Column>();
        var row = new ArrayList<@Nullable Object>();
        var names = List.copyOf(PeriodColumns.columns(plan.reading()).keySet());
        for (int at = 0; at < names.size(); at++) {
            columns.add(new Column(names.get(at), names.get(at), Type.DECIMAL, Unit.NONE));
            var number = numbers.get(at);
            row.add(number == null ? null : new BigDecimal(number).setScale(2));
        }
        return new Narrator().tell(plan, List.of(new Table(columns, List.of(row), false)));
    }
}
