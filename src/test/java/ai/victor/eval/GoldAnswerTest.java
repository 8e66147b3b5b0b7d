package ai.victor.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.Answer;
import ai.victor.query.Certificate;
import ai.victor.query.Outcome;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as right, and what does not. */
class GoldAnswerTest {
    private static final Column CHANNEL = new Column("channel", "Channel", Type.TEXT, Unit.NONE);
    private static final Column DAY = new Column("day", "Day", Type.DATE, Unit.NONE);
    private static final Column REVENUE = new Column("revenue", "Revenue", Type.DECIMAL, new Unit("USD"));
    private static final Column ORDERS = new Column("orders", "Orders", Type.INTEGER, Unit.COUNT);

    private static final String NUMBER = "{'sql':'x','kind':'number','columns':['money']}";
    private static final String TABLE = "{'sql':'x','kind':'table','columns':['text','money']}";
    private static final String LIST = "{'sql':'x','kind':'list','columns':['text','money']}";

    @Test
    void aNumberIsRightToHalfOfItsLastDigit() {
        var gold = gold(NUMBER, List.of(new BigDecimal("12.345")));
        assertThat(gold.fault(answer(table(List.of(REVENUE), row("12.35"))))).isEmpty();
        assertThat(gold.fault(answer(table(List.of(REVENUE), row("12.36"))))).hasValue("no 12.345");
        assertThat(gold.fault(answer(table(List.of(ORDERS), row(12L))))).isPresent();
        assertThat(gold.fault(answer(table(List.of(REVENUE), row("12.35"), row("1")))))
                .isPresent();
        assertThat(gold.fault(answer())).isPresent();
    }

    @Test
    void aTableMayHaveARowWithoutNameAndAListMayNot() {
        var two = List.<List<@Nullable Object>>of(List.of("Meta", 5), List.of("Google", 3));
        var same = answer(table(List.of(CHANNEL, REVENUE), row("Meta", "5"), row("Google", "3")));
        var more = answer(table(List.of(CHANNEL, REVENUE), row("Meta", "5"), row("Google", "3"), row("SMS", "1")));
        var turned = answer(table(List.of(CHANNEL, REVENUE), row("Google", "3"), row("Meta", "5")));
        var swapped = answer(table(List.of(CHANNEL, REVENUE), row("Meta", "3"), row("Google", "5")));

        assertThat(gold(TABLE, two).fault(same)).isEmpty();
        assertThat(gold(TABLE, two).fault(more)).hasValue("extra row [SMS, 1]");
        assertThat(gold(TABLE.replace("}", ",'more':true}"), two).fault(more)).isEmpty();
        var unnamed = answer(table(List.of(CHANNEL, REVENUE), row("Meta", "5"), row("Google", "3"), row(null, "1")));
        assertThat(gold(TABLE, two).fault(unnamed)).isEmpty();
        assertThat(gold(LIST, two).fault(unnamed)).isPresent();
        assertThat(gold(TABLE, two).fault(turned)).isEmpty();
        assertThat(gold(TABLE, two).fault(swapped)).hasValue("no row meta 5");
        assertThat(gold(LIST, two).fault(same)).isEmpty();
        assertThat(gold(LIST, two).fault(more)).hasValue("extra row [SMS, 1]");
        assertThat(gold(LIST, two).fault(turned)).isPresent();
        assertThat(gold(LIST.replace("}", ",'unordered':true}"), two).fault(turned))
                .isEmpty();
    }

    @Test
    void rowsOfNoneAndDatesAreMet() {
        var gold = gold(
                "{'sql':'x','kind':'table','columns':['date','count']}", List.of(List.of(LocalDate.of(2026, 5, 1), 7)));
        assertThat(gold.fault(answer(table(List.of(DAY, ORDERS), row(LocalDate.of(2026, 5, 1), 7L)))))
                .isEmpty();
        assertThat(gold(LIST, List.<List<@Nullable Object>>of(Arrays.asList(null, 2)))
                        .fault(answer(table(List.of(CHANNEL, REVENUE), row(null, "2")))))
                .isEmpty();
        assertThat(gold(LIST, List.<List<@Nullable Object>>of()).fault(answer(table(List.of(CHANNEL, REVENUE)))))
                .isEmpty();
    }

    @Test
    void whatMustBeToldMayStandInTheText() {
        var gold = gold("{'contains':'x','columns':['money']}", List.of(new BigDecimal("-0.2527")));
        assertThat(gold.fault(said("It cost $0.25 a visitor."))).isEmpty();
        assertThat(gold.fault(said("It cost 0 dollars, or 1."))).isPresent();
    }

    @Test
    void endsAndWordsAreMet() {
        var gold = gold("{'status':['answered'],'mentions':['(?i)fee'],'absent':['@']}", List.of());
        assertThat(gold.fault(said("Revenue less Fees."))).isEmpty();
        assertThat(gold.fault(said("Revenue."))).isPresent();
        assertThat(gold.fault(said("Fees of a@b."))).isPresent();
        assertThat(gold("{'any':[{'status':['clarify']}," + NUMBER + "]}", List.of(5))
                        .fault(answer(table(List.of(REVENUE), row("5")))))
                .isEmpty();
    }

    private static GoldAnswer gold(String json, List<?> rows) {
        var cells = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            cells.add(new ArrayList<>(row instanceof List<?> list ? list : List.of(row)));
        }
        try {
            return GoldAnswer.of(new ObjectMapper().readTree(json.replace('\'', '"')), (sql, columns) -> cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (var cell : cells) {
            row.add(cell instanceof String text && text.matches("[\\d.]+") ? new BigDecimal(text) : cell);
        }
        return row;
    }

    @SafeVarargs
    private static Table table(List<Column> columns, List<@Nullable Object>... rows) {
        return new Table(columns, List.of(rows), false);
    }

    private static Answer said(String text) {
        return answer(text, List.of());
    }

    private static Answer answer(Table... tables) {
        return answer("", List.of(tables));
    }

    private static Answer answer(String text, List<Table> tables) {
        var certificate = new Certificate(
                List.of(), List.of(), Optional.empty(), ZoneId.of("America/Chicago"), Map.of(), Map.of());
        return new Answer(
                "1",
                "1",
                Answer.Status.ANSWERED,
                text,
                "Revenue.",
                List.of(),
                tables.stream()
                        .map(table -> new Answer.Result(
                                "t", new Outcome.Rows("", "", "duckdb", table, certificate, List.of())))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "built-in",
                new Answer.Usage(0, 0, 0, 0),
                0);
    }
}
