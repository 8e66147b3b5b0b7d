package ai.victor.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that a kind of CSV file has, and what becomes of it.
 *
 * @param header as the file names it, for people
 * @param pattern what the header's cell must match, whatever its case
 * @param blank whether a cell may be empty
 * @param fromHeader whether the value stands in the header itself (its first group), not in the rows
 * @param lacking whether a file of the kind may be without the column; its cells are empty then
 */
public record CsvColumn(
        String name, RawType type, String header, Pattern pattern, boolean blank, boolean fromHeader, boolean lacking) {
    /** A column whose cells must be filled. */
    public static CsvColumn of(String name, RawType type, String header) {
        return new CsvColumn(name, type, header, exactly(header), false, false, false);
    }

    /** A column whose cells may be empty. */
    public static CsvColumn blank(String name, RawType type, String header) {
        return new CsvColumn(name, type, header, exactly(header), true, false, false);
    }

    /** A column that a file may be without. */
    public static CsvColumn optional(String name, RawType type, String header) {
        return new CsvColumn(name, type, header, exactly(header), true, false, true);
    }

    /** A column whose header varies: {@code Amount spent (USD)}. */
    public static CsvColumn like(String name, RawType type, String header, String regex) {
        return new CsvColumn(name, type, header, caseless(regex), false, false, false);
    }

    /** A value that stands in the header of another column. */
    public static CsvColumn inHeader(String name, RawType type, String header, String regex) {
        return new CsvColumn(name, type, header, caseless(regex), false, true, false);
    }

    /** The same, with cells that may be empty. */
    public CsvColumn orBlank() {
        return new CsvColumn(name, type, header, pattern, true, fromHeader, lacking);
    }

    /** The same, in files that may be without it. */
    public CsvColumn orLacking() {
        return new CsvColumn(name, type, header, pattern, true, fromHeader, true);
    }

    /** The place of this column in a header. */
    Optional<Integer> in(List<String> headers) {
        for (var i = 0; i < headers.size(); i++) {
            if (matcher(headers.get(i)).matches()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    Matcher matcher(String headerCell) {
        return pattern.matcher(headerCell.strip());
    }

    private static Pattern exactly(String header) {
        return caseless(Pattern.quote(header));
    }

    private static Pattern caseless(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
