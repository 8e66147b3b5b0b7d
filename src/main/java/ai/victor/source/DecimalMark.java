package ai.victor.source;

import java.util.regex.Pattern;

/**
 * Which mark a file's numbers have before their decimals. One cell alone may be read in two ways ({@code 1.234}); the cells of a file together seldom
 * can.
 */
enum DecimalMark {
    POINT,
    COMMA,
    /** Nothing in the file tells, or its cells contradict each other: each is read for itself. */
    UNTOLD;

    private static final Pattern COMMA_ONLY =
            Pattern.compile("[+-]?(\\d+,(\\d{1,2}|\\d{4,})|0,\\d+|\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(\\.\\d{3}){2,})");

    private static final Pattern POINT_ONLY = Pattern.compile(
            "[+-]?(\\d+\\.(\\d{1,2}|\\d{4,})|0\\.\\d+|\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(,\\d{3}){2,})");

    private static final Pattern WITH_POINTS = Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?");

    /** What these cells of number columns tell. */
    static DecimalMark of(Iterable<String> cells) {
        var comma = false;
        var point = false;
        for (var cell : cells) {
            var text = CurrencySign.without(CellText.plain(cell));
            comma |= COMMA_ONLY.matcher(text).matches();
            point |= POINT_ONLY.matcher(text).matches();
        }
        return comma == point ? UNTOLD : comma ? COMMA : POINT;
    }

    /** The number with a point before its decimals, where this mark is a comma and the text can be a number. */
    String plain(String number) {
        return this == COMMA && WITH_POINTS.matcher(number).matches()
                ? number.replace(".", "").replace(',', '.')
                : number;
    }
}
