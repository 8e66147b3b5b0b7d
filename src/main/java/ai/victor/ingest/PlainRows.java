package ai.victor.ingest;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvLayout;
import ai.victor.source.RawType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL that tells which rows of a CSV file are plain, and what their cells are.
 *
 * <p>A row is plain if each of its cells has the one form that nearly all cells of its type have: ASCII, nothing that a person's address could be
 * made of, dates and numbers as standards write them. Of such a row the reader of cells and the database make the same; all others are left to the
 * reader.
 */
final class PlainRows {
    /** Stands between cells, and before the first and after the last; it is in no plain cell. */
    private static final String MARK = "\\x1f";

    /** No cell is that, so a cell that is null is one that the row lacks. */
    private static final String LACKING = "\u001E\u001E";

    private static final String LETTER = "[A-Za-z#/_:=&?*!$~|;,<>]";

    private static final String TEXT = text(LETTER);
    /** The path alone. */
    private static final String PAGE = "(/" + text("[A-Za-z/_:=&*!$~|;,<>]") + ")?";

    private static final String DATE = "(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

    private final CsvLayout layout;
    private final String currency;

    /** @param currency the shop's: other amounts are not plain */
    PlainRows(CsvLayout layout, String currency) {
        this.layout = layout;
        this.currency = currency;
    }

    /** Whether there is a plain form for each type of cell that such a file has. */
    boolean arePossible() {
        return columns().stream().allMatch(column -> form(column.type()).isPresent());
    }

    /**
     * A query of all rows of the file in their order: the table's columns, then {@code file_row}, null where the row is not plain, and
     * {@code file_seq}, from 0. The other cells of a row that is not plain mean nothing.
     *
     * <p>It has {@link #parameters}.
     */
    String sql() {
        // One column more than the header has: no row fills it that has as many cells as the header, and one with fewer
        // lacks the last of those.
        var names = IntStream.rangeClosed(0, layout.width())
                .mapToObj(place -> "'c" + place + "': 'VARCHAR'")
                .collect(Collectors.joining(", "));
        return "SELECT " + columns().stream().map(CsvColumn::name).collect(Collectors.joining(", "))
                + ", CASE WHEN plain AND (" + layout.format().sound().orElseThrow()
                + ") THEN file_seq + 2 END AS file_row, file_seq FROM (SELECT "
                + values() + ", " + isPlain()
                + " AS plain, row_number() OVER () - 1 AS file_seq FROM read_csv(?, columns = {"
                + names + "}, auto_detect = false, header = true, delim = '" + layout.delimiter()
                + "', quote = '\"', escape = '\"', null_padding = true, nullstr = '" + LACKING
                + "', compression = 'none', hive_partitioning = false))";
    }

    /** For the query: the keys that customers are hashed with, and the file. */
    List<Object> parameters(Path file, PersonalText personal) {
        var parameters = new ArrayList<Object>();
        for (var i = 0; i < columns().size(); i++) {
            if (columns().get(i).type() == RawType.CUSTOMER && layout.places().get(i) >= 0) {
                parameters.addAll(personal.keys());
            }
        }
        parameters.add(file.toAbsolutePath().toString());
        return parameters;
    }

    private String isPlain() {
        var forms = new StringBuilder(MARK);
        var cells = new ArrayList<String>();
        var more = new ArrayList<String>();
        for (var i = 0; i < columns().size(); i++) {
            var column = columns().get(i);
            if (layout.places().get(i) >= 0) {
                var cell = "c" + layout.places().get(i);
                forms.append(form(column.type()).orElseThrow()).append(MARK);
                cells.add(cell);
                if (!column.blank()) {
                    more.add(cell + " <> ''");
                }
                if (column.type().isTime()) {
                    more.add("(" + cell + " = '' OR " + value(column.type(), cell) + " IS NOT NULL)");
                }
                if (column.type() == RawType.CURRENCY) {
                    more.add("(" + cell + " = '' OR upper(" + cell + ") = '" + currency + "')");
                }
            }
        }
        var row = "concat(chr(31), " + String.join(", chr(31), ", cells) + ", chr(31))";
        return "(c" + (layout.width() - 1) + " IS NOT NULL AND c" + layout.width() + " IS NULL AND regexp_full_match("
                + row + ", '" + forms + "')"
                + more.stream().map(one -> " AND " + one).collect(Collectors.joining()) + ")";
    }

    private String values() {
        var values = new ArrayList<String>();
        for (var i = 0; i < columns().size(); i++) {
            var column = columns().get(i);
            var place = layout.places().get(i);
            values.add((place < 0
                            ? "CAST(NULL AS " + column.type().sql() + ")"
                            : value(column.type(), "nullif(c" + place + ", '')"))
                    + " AS " + column.name());
        }
        return String.join(", ", values);
    }

    private List<CsvColumn> columns() {
        return layout.format().columns();
    }

    /**
     * Without blanks around it, and without what may be a phone number: three digits, set apart, and digits after them. All other digits are free, for
     * campaigns are named by their day.
     */
    private static String text(String letter) {
        var word = "(" + letter + "|[-.]|[0-9]+" + letter + "|([0-9]{1,2}|[0-9]{4,})[-.]|[0-9]{3}[-.]" + letter + ")";
        return "((" + word + " *|([0-9]{1,2}|[0-9]{4,}) +|[0-9]{3} +" + letter + " *)*(" + word + "|[0-9]+))?";
    }

    /** The plain form of a filled cell, or of a blank one; empty where there is none. */
    private static Optional<String> form(RawType type) {
        return switch (type) {
            case TEXT -> Optional.of(TEXT);
            case PAGE -> Optional.of(PAGE);
            case CUSTOMER -> Optional.of("([!-&(-~][!-~]*)?");
            case CURRENCY -> Optional.of("([A-Za-z]{3})?");
            // Of no more digits than any reader of numbers holds.
            case INTEGER -> Optional.of("(-?[0-9]{1,14})?");
            case MONEY -> Optional.of("(-?[0-9]{1,11}(\\.[0-9]{1,2})?)?");
            case DECIMAL -> Optional.of("(-?[0-9]{1,9}(\\.[0-9]{1,4})?)?");
            case BOOLEAN -> Optional.of("(0|1|true|false)?");
            case DATE -> Optional.of("(" + DATE + ")?");
            case INSTANT -> Optional.of("(" + DATE + "T" + CLOCK + "Z)?");
            case UTC_TIME, LOCAL_TIME -> Optional.of("(" + DATE + " " + CLOCK + ")?");
            case MEASURED, RATE, MONTH, US_DATE -> Optional.empty();
        };
    }

    private static String value(RawType type, String cell) {
        return switch (type) {
            case TEXT, PAGE -> cell;
            case CURRENCY -> "upper(" + cell + ")";
            case CUSTOMER ->
                "CASE WHEN " + cell + " IS NOT NULL THEN left(sha256(?::BLOB || unhex(sha256(?::BLOB || encode(" + cell
                        + ")))), " + PersonalText.HASH_CHARACTERS + ") END";
            case BOOLEAN -> cell + " IN ('1', 'true')";
            case INSTANT -> "TRY_CAST(left(" + cell + ", 19) AS TIMESTAMP)";
            case INTEGER, MONEY, DECIMAL, DATE, UTC_TIME, LOCAL_TIME, MEASURED, RATE, MONTH, US_DATE ->
                "TRY_CAST(" + cell + " AS " + type.sql() + ")";
        };
    }
}
