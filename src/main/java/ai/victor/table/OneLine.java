package ai.victor.table;

import java.util.regex.Pattern;

/** Text from a file or a person as a terminal shows and does not obey it. */
public final class OneLine {
    /** What is not seen and not obeyed either, but can hide words: spaces of no width, soft hyphens, tags, what stands for nothing. */
    private static final String UNSEEN = "\\u00ad\\u180e\\u200b\\u2060-\\u2064\\ufeff\\x{e0000}-\\x{e007f}";

    private static final Pattern HIDDEN = Pattern.compile("[" + UNSEEN + "]+");

    /** Control characters of both sets, line separators, and what turns the direction of writing. */
    private static final String STEERING = "\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069";

    private static final Pattern OBEYED = Pattern.compile("[" + STEERING + "]+");
    private static final Pattern OBEYED_BUT_LINES = Pattern.compile("[" + STEERING + "&&[^\n]]+");

    private OneLine() {}

    public static String of(String text) {
        return OBEYED.matcher(seen(text)).replaceAll(" ");
    }

    /** The same for text of several lines, which it keeps. */
    public static String each(String text) {
        return OBEYED_BUT_LINES.matcher(seen(text.replace("\r\n", "\n"))).replaceAll(" ");
    }

    /** At most so many letters; where there are more, the last is an ellipsis. */
    public static String of(String text, int longest) {
        var line = of(text);
        return TextTable.length(line) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static String seen(String text) {
        return HIDDEN.matcher(text).replaceAll("");
    }
}
