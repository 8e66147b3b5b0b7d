package ai.victor.table;

import java.util.regex.Pattern;

/** Text from a file or a person as one line that a terminal shows and does not obey. */
public final class OneLine {
    /** Control characters of both sets, line separators, and what turns the direction of writing. */
    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]+");

    private OneLine() {}

    public static String of(String text) {
        return OBEYED.matcher(text).replaceAll(" ");
    }

    /** At most so many letters; where there are more, the last is an ellipsis. */
    public static String of(String text, int longest) {
        var line = of(text);
        return TextTable.length(line) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
