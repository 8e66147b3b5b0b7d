package ai.victor.source;

import java.util.List;
import java.util.Set;

/**
 * A kind of CSV file: its columns, by name.
 *
 * @param table where its rows go
 * @param none cells that stand for no value: {@code --}
 * @param totals whether a report of this kind may hold rows that sum up others
 * @param check what no single cell shows to be wrong
 */
public record CsvFormat(
        String name, RawTable table, List<CsvColumn> columns, Set<String> none, boolean totals, RowCheck check)
        implements Format {
    public CsvFormat {
        columns = List.copyOf(columns);
        none = Set.copyOf(none);
    }

    /** A file whose rows stand alone, each known by the columns of the key. */
    public static CsvFormat of(String name, String table, List<String> key, CsvColumn... columns) {
        var raw = List.of(columns).stream()
                .map(column -> new RawColumn(column.name(), column.type()))
                .toList();
        return new CsvFormat(
                name, new RawTable(table, raw, key, List.of()), List.of(columns), Set.of(), false, RowCheck.NONE);
    }

    /** With these cells standing for no value. */
    public CsvFormat none(String... cells) {
        return new CsvFormat(name, table, columns, Set.of(cells), totals, check);
    }

    /** With rows that sum up others. */
    public CsvFormat withTotals() {
        return new CsvFormat(name, table, columns, none, true, check);
    }

    public CsvFormat checkedBy(RowCheck rowCheck) {
        return new CsvFormat(name, table, columns, none, totals, rowCheck);
    }

    @Override
    public List<RawTable> tables() {
        return List.of(table);
    }

    /** The columns that a header lacks. */
    List<CsvColumn> missingIn(List<String> headers) {
        return columns.stream().filter(column -> column.in(headers).isEmpty()).toList();
    }
}
