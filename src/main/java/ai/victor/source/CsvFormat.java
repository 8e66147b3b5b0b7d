package ai.victor.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A kind of CSV file: its columns, by name.
 *
 * @param tables where its rows go
 * @param none cells that stand for no value: {@code --}
 * @param totals whether a report of this kind may hold rows that sum up others
 * @param rows makes what turns the lines of one file into rows
 * @param sound for a file whose rows stand alone: what, asked in SQL of a row's columns, holds only where no check has anything against the row. Empty
 *     where the rows do not stand alone, or where SQL cannot tell
 */
public record CsvFormat(
        String name,
        List<RawTable> tables,
        List<CsvColumn> columns,
        Set<String> none,
        boolean totals,
        Supplier<CsvRows> rows,
        Optional<String> sound)
        implements Format {
    public CsvFormat {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        none = Set.copyOf(none);
    }

    /** A file whose rows stand alone, each known by the columns of the key. */
    public static CsvFormat of(String name, String table, List<String> key, CsvColumn... columns) {
        var raw = List.of(columns).stream()
                .map(column -> new RawColumn(column.name(), column.type()))
                .toList();
        return into(name, new RawTable(table, raw, key, List.of()), columns);
    }

    /** A file whose rows stand alone and go into a table that has just these columns, in this order. */
    public static CsvFormat into(String name, RawTable table, CsvColumn... columns) {
        return new CsvFormat(
                name,
                List.of(table),
                List.of(columns),
                Set.of(),
                false,
                () -> CsvRows.each(table, RowCheck.NONE),
                Optional.of("true"));
    }

    /** A file several lines of which may make one whole, or one line of which makes rows of several tables. */
    public static CsvFormat grouped(
            String name, List<RawTable> tables, Supplier<CsvRows> rows, List<CsvColumn> columns) {
        return new CsvFormat(name, tables, columns, Set.of(), false, rows, Optional.empty());
    }

    /** With these cells standing for no value. */
    public CsvFormat none(String... cells) {
        return new CsvFormat(name, tables, columns, Set.of(cells), totals, rows, sound);
    }

    /** With rows that sum up others. */
    public CsvFormat withTotals() {
        return new CsvFormat(name, tables, columns, none, true, rows, sound);
    }

    /** With what no single cell shows to be wrong; for files whose rows stand alone. */
    public CsvFormat checkedBy(RowCheck check) {
        var table = tables.getFirst();
        return new CsvFormat(name, tables, columns, none, totals, () -> CsvRows.each(table, check), Optional.empty());
    }

    /**
     * The same, with what the database can ask of a row.
     *
     * @param sound SQL over the table's columns; where it is true the check must find nothing
     */
    public CsvFormat checkedBy(RowCheck check, String sound) {
        var checked = checkedBy(check);
        return new CsvFormat(name, tables, columns, none, totals, checked.rows, Optional.of(sound));
    }

    /** The columns that a header lacks and must have. */
    List<CsvColumn> missingIn(List<String> headers) {
        return columns.stream()
                .filter(column -> !column.lacking() && column.in(headers).isEmpty())
                .toList();
    }

    /** How many columns every file of the kind has. */
    int needed() {
        return (int) columns.stream().filter(column -> !column.lacking()).count();
    }
}
