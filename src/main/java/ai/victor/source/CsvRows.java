package ai.victor.source;

import java.util.List;

/** Turns the lines of one CSV file into rows of tables; it may remember earlier lines of the file, so each file has its own. */
public interface CsvRows {
    /** The next line; one with a fault is handed on too. */
    void line(CsvLine line, RowSink sink);

    /** After the last line. */
    default void end(RowSink sink) {}

    /** Each line a row of the table, its cells in the same order. */
    static CsvRows each(RawTable table, RowCheck check) {
        return (line, sink) -> {
            if (line.fault().isPresent()) {
                sink.fault(line.fault().get());
                return;
            }
            var row = new RawRow(table, line.number(), line.cells(), line.sign());
            check.fault(row).ifPresentOrElse(sink::fault, () -> sink.unit(List.of(row)));
        };
    }
}
