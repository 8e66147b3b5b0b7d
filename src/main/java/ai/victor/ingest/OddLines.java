package ai.victor.ingest;

import ai.victor.source.FileText;
import ai.victor.source.RawRow;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The lines of a file that the database has left to the reader: a text of its header and them alone, and where each stands in the file.
 *
 * @param lines of the file, from 1, in their order; each of them is a row
 */
record OddLines(List<Long> lines) {
    OddLines {
        lines = List.copyOf(lines);
    }

    /** The header, and these lines below it. */
    BufferedReader text(FileText file) throws IOException {
        var text = new StringBuilder();
        try (var all = file.open()) {
            var next = lines.iterator();
            var due = next.next();
            var number = 1L;
            for (var line = all.readLine(); line != null && due > 0; line = all.readLine()) {
                if (number == 1 || number == due) {
                    text.append(line).append('\n');
                }
                if (number == due) {
                    due = next.hasNext() ? next.next() : 0L;
                }
                number++;
            }
        }
        return new BufferedReader(new StringReader(text.toString()));
    }

    /** What is told of a line of the text is passed on as told of that line of the file. */
    RowSink placed(RowSink sink) {
        return new RowSink() {
            @Override
            public void unit(List<RawRow> rows) {
                var placed = new ArrayList<RawRow>(rows.size());
                for (var row : rows) {
                    placed.add(new RawRow(row.table(), inFile(row.line()), row.cells(), row.sign()));
                }
                sink.unit(placed);
            }

            @Override
            public void fault(RowFault fault) {
                sink.fault(
                        new RowFault(inFile(fault.line()), fault.column(), fault.value(), fault.reason(), fault.fix()));
            }

            @Override
            public void total(Map<String, BigDecimal> sums) {
                sink.total(sums);
            }
        };
    }

    private long inFile(long line) {
        return lines.get((int) line - 2);
    }
}
