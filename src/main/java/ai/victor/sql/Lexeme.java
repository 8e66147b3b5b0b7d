package ai.victor.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL text.
 *
 * @param start where it begins in the text
 * @param text as it is written; of space and comments too, so that all lexemes together are the text
 */
record Lexeme(Kind kind, int start, String text) {
    /** What a piece is. */
    enum Kind {
        SPACE,
        WORD,
        NUMBER,
        STRING,
        QUOTED,
        BACKTICKED,
        SYMBOL
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    int end() {
        return start + text.length();
    }

    /** The pieces of a text; what is left open at the end belongs to the last one. */
    static List<Lexeme> of(String text) {
        var lexemes = new ArrayList<Lexeme>();
        int at = 0;
        while (at < text.length()) {
            var kind = kind(text, at);
            int end = end(text, at, kind);
            lexemes.add(new Lexeme(kind, at, text.substring(at, end)));
            at = end;
        }
        return lexemes;
    }

    private static Kind kind(String text, int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || text.startsWith("--", at) || text.startsWith("/*", at)) {
            return Kind.SPACE;
        }
        if (Character.isLetter(c) || c == '_') {
            return Kind.WORD;
        }
        if (Character.isDigit(c)) {
            return Kind.NUMBER;
        }
        return switch (c) {
            case '\'', '\u2018', '\u2019' -> Kind.STRING;
            case '"' -> Kind.QUOTED;
            case '`' -> Kind.BACKTICKED;
            default -> Kind.SYMBOL;
        };
    }

    private static int end(String text, int at, Kind kind) {
        return switch (kind) {
            case SPACE -> space(text, at);
            case WORD -> run(text, at, false);
            case NUMBER -> run(text, at, true);
            case STRING -> quoted(text, at, text.charAt(at) == '\'' ? "'" : "\u2019");
            case QUOTED -> quoted(text, at, "\"");
            case BACKTICKED -> quoted(text, at, "`");
            case SYMBOL -> text.startsWith("::", at) || text.startsWith("==", at) ? at + 2 : at + 1;
        };
    }

    private static int space(String text, int at) {
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end + 1;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        int end = at;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int run(String text, int at, boolean number) {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '_'
                        || number && text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    private static int quoted(String text, int at, String mark) {
        int end = at + 1;
        while (end < text.length()) {
            if (text.startsWith(mark + mark, end)) {
                end += 2;
            } else if (text.startsWith(mark, end)) {
                return end + 1;
            } else {
                end++;
            }
        }
        return text.length();
    }
}
