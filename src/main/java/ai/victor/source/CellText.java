package ai.victor.source;

/** The text of a cell as a person sees it. */
final class CellText {
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';

    private CellText() {}

    /**
     * Without blanks around it, without control characters, and without the apostrophe by which spreadsheets keep a number a text ({@code '00501});
     * a formula stays the text that it is. A NUL is no character that a person typed but damage, and is told as bytes that cannot be read.
     */
    static String plain(String cell) {
        var text = needsCare(cell) ? cleaned(cell) : cell;
        var stripped = text.strip();
        return isKeptText(stripped) ? stripped.substring(1) : stripped;
    }

    private static boolean isKeptText(String text) {
        return text.length() > 1
                && text.charAt(0) == '\''
                && (Character.isDigit(text.charAt(1)) || "=+-@".indexOf(text.charAt(1)) >= 0);
    }

    private static boolean needsCare(String cell) {
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c >= ' ' && c <= '~') {
                continue;
            }
            if (c < ' ' || c == '\u007F' || c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE || isFormat(c)) {
                return true;
            }
        }
        return false;
    }

    private static String cleaned(String cell) {
        var plain = new StringBuilder(cell.length());
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t' || c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE) {
                plain.append(c == '\n' || c == '\r' ? '\n' : ' ');
            } else if (c == 0) {
                plain.append(CsvReading.REPLACEMENT);
            } else if (!Character.isISOControl(c) && !isFormat(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** What has no width or turns the direction of writing: it would make two equal names differ, or show one thing as another. */
    private static boolean isFormat(char c) {
        return c == '\uFEFF' || c >= '\u200B' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E';
    }
}
