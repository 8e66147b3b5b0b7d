package ai.victor.eval;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Regular expressions with the meaning that gold files give them: upper and lower case are the same, letters and digits of all scripts count. */
final class Patterns {
    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Patterns() {}

    static Pattern of(String expression) {
        return COMPILED.computeIfAbsent(expression, text -> Pattern.compile(text, FLAGS));
    }

    static boolean found(String expression, String text) {
        return of(expression).matcher(text).find();
    }
}
