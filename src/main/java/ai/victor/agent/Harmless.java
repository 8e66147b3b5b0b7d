package ai.victor.agent;

import ai.victor.table.OneLine;
import java.util.regex.Pattern;

/**
 * Words of a model, and of the data that it repeats, as any surface may show them: what a surface would obey, load or follow stands there as letters,
 * and what looks like a person's address or like a key does not stand there at all.
 *
 * <p>Tables are left as they are: each surface draws cells as cells.
 */
final class Harmless {
    private static final int LONGEST_LINE = 160;

    /** {@code ](} makes a link of the two parts beside it, and {@code ![} a picture. */
    private static final Pattern MARKDOWN_LINK = Pattern.compile("](?=[(\\[:])");

    private static final Pattern MARKDOWN_PICTURE = Pattern.compile("!(?=\\[)");

    private static final Pattern TAG = Pattern.compile("<(?=[\\p{L}/!?])");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{1,20}):(?=//|\\\\\\\\)");
    private static final Pattern BARE_SCHEME =
            Pattern.compile("(?i)\\b(javascript|vbscript|data|file|mailto|tel|sms):(?=[^\\s,;])");
    private static final Pattern WWW = Pattern.compile("(?i)\\bwww\\.(?=[\\p{L}\\p{N}])");

    private static final Pattern EMAIL = Pattern.compile("[\\w.+'-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern PHONE =
            Pattern.compile("\\+\\d[\\d\\s().-]{7,16}\\d|(?<![\\d.,-])\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?![\\d,-])");
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:sk|pk|rk)[-_][\\w-]{8,}|\\b(?:shp[a-z]{2}_|gh[a-z]_|github_pat_|xox[a-z]-)[\\w-]{8,}"
                    + "|\\bAKIA[0-9A-Z]{12,}|\\beyJ[\\w-]{10,}\\.[\\w.-]+|-----BEGIN [A-Z ]+-----");

    private Harmless() {}

    /** A text of several lines. */
    static String text(String text) {
        var words = OneLine.each(text);
        words = KEY.matcher(words).replaceAll("(a key)");
        words = EMAIL.matcher(words).replaceAll("(an e-mail address)");
        words = PHONE.matcher(words).replaceAll("(a phone number)");
        words = MARKDOWN_PICTURE.matcher(words).replaceAll("");
        words = MARKDOWN_LINK.matcher(words).replaceAll("] ");
        words = TAG.matcher(words).replaceAll("‹");
        words = SCHEME.matcher(words).replaceAll("$1[:]");
        words = BARE_SCHEME.matcher(words).replaceAll("$1[:]");
        return WWW.matcher(words).replaceAll("www[.]");
    }

    /** One short line, such as a title. */
    static String line(String text) {
        return OneLine.of(text(text).strip(), LONGEST_LINE);
    }
}
