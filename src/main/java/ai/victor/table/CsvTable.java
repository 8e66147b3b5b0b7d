package ai.victor.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Prints a table as CSV (RFC 4180) for programs: names as headers, numbers without signs or groups, dates as ISO 8601, nothing for null. */
public final class CsvTable {
    private CsvTable() {}

    public static String of(Table table) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(table.columns().stream().map(Column::name).toList());
        for (var row : table.rows()) {
            var cells = new String[row.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = plain(table.columns().get(i), row.get(i));
            }
            csv.writeRecord(cells);
        }
        return text.toString();
    }

    private static String plain(Column column, @Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Number number && column.isQuantity()
                ? column.rounded(CellText.exact(number)).toPlainString()
                : cell.toString();
    }
}
