package ai.victor.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One table in each of its forms. */
@SuppressWarnings("NullAway") // it does not see in class files that cells may be null
class RenderersTest {
    private static final Table TABLE = new Table(
            List.of(
                    new Column("design", "Design", Type.TEXT, Unit.NONE),
                    new Column("month", "Month", Type.DATE, Unit.NONE),
                    new Column("contribution_margin", "Contribution margin", Type.DECIMAL, new Unit("USD")),
                    new Column("contribution_margin_rate", "Margin rate", Type.DECIMAL, Unit.PERCENT),
                    new Column("orders", "Orders", Type.INTEGER, Unit.COUNT)),
            List.of(
                    row("Moon | Cat, \"noir\"", may(), "1234.56", "23.44", 1200L),
                    row(null, may(), "-0.5", null, 0L),
                    row("Evil\u001b[31m\nline", may(), "-98765.432", "-0.01", 1L)),
            false);

    @Test
    void textIsAlignedWithNumbersToTheRight() {
        assertThat(TextTable.of(TABLE, 10)).isEqualTo("""
                Design              Month     Contribution margin  Margin rate  Orders
                ──────────────────  ────────  ───────────────────  ───────────  ──────
                Moon | Cat, "noir"  May 2026            $1,234.56        23.4%   1,200
                (none)              May 2026               -$0.50            –       0
                Evil [31m line      May 2026          -$98,765.43         0.0%       1""");
    }

    @Test
    void textCountsTheRowsItHides() {
        assertThat(TextTable.of(TABLE, 1)).endsWith("\n… and 2 more rows");
        var cut = new Table(TABLE.columns(), TABLE.rows(), true);
        assertThat(TextTable.of(cut, 10)).endsWith("\n… the first 3 rows; there are more");
    }

    @Test
    void markdownEscapesWhatWouldBreakIt() {
        assertThat(MarkdownTable.of(TABLE)).isEqualTo("""
                | Design | Month | Contribution margin | Margin rate | Orders |
                | --- | --- | ---: | ---: | ---: |
                | Moon \\| Cat, "noir" | May 2026 | $1,234.56 | 23.4% | 1,200 |
                | (none) | May 2026 | -$0.50 | – | 0 |
                | Evil \\[31m line | May 2026 | -$98,765.43 | 0.0% | 1 |""");
    }

    @Test
    void csvIsForPrograms() {
        assertThat(CsvTable.of(TABLE))
                .isEqualTo("design,month,contribution_margin,contribution_margin_rate,orders\r\n"
                        + "\"Moon | Cat, \"\"noir\"\"\",2026-05-01,1234.56,23.44,1200\r\n"
                        + ",2026-05-01,-0.50,,0\r\n"
                        + "\"Evil\u001b[31m\nline\",2026-05-01,-98765.43,-0.01,1\r\n");
    }

    @Test
    void jsonIsExactAndReadsBack() throws Exception {
        var text = new StringWriter();
        var mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (var json = mapper.createGenerator(text)) {
            json.writeStartObject();
            JsonTable.writeLabelledColumns(json, TABLE);
            JsonTable.writeRows(json, TABLE, 2);
            json.writeEndObject();
        }
        assertThat(text.toString())
                .contains("{\"name\":\"month\",\"label\":\"Month\",\"type\":\"date\",\"unit\":\"none\"}")
                .contains("[null,\"2026-05-01\",-0.50,null,0]");
        var read = JsonTable.read(mapper.readTree(text.toString()), false);
        assertThat(read.columns()).isEqualTo(TABLE.columns());
        assertThat(read.rows().getFirst()).isEqualTo(TABLE.rows().getFirst());
    }

    @Test
    void aYearIsANameAndNotAQuantity() {
        var table =
                new Table(List.of(new Column("year", "Year", Type.INTEGER, Unit.NONE)), List.of(List.of(2026L)), false);
        assertThat(TextTable.of(table, 10)).endsWith("\n2026");
    }

    @Test
    void otherCurrenciesCarryTheirOwnSign() {
        assertThat(CellText.of(new Column("x", "X", Type.DECIMAL, new Unit("EUR")), new BigDecimal("5")))
                .isEqualTo("€5.00");
        assertThat(CellText.of(new Column("x", "X", Type.DECIMAL, new Unit("CHF")), new BigDecimal("-5")))
                .isEqualTo("-CHF 5.00");
    }

    private static List<@Nullable Object> row(
            @Nullable String design, LocalDate month, String margin, @Nullable String rate, long orders) {
        return Arrays.asList(design, month, new BigDecimal(margin), rate == null ? null : new BigDecimal(rate), orders);
    }

    private static LocalDate may() {
        return LocalDate.of(2026, 5, 1);
    }
}
