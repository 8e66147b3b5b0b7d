package ai.victor.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a filter, taken one after the other. */
final class FilterTokens {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^{}]*)\\}\\}");
    private static final Pattern COMPARISON = Pattern.compile("<>|!=|<=|>=|=|<|>");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*+)'");
    private static final Pattern BARE = Pattern.compile("(?i)-?\\d+(?:\\.\\d+)?|\\.\\d+|true\\b|false\\b");
    private static final Pattern CAST = Pattern.compile(
            "(?i)CAST\\s*\\(\\s*'((?:[^']|'')*+)'\\s+AS\\s+(?:DATE|TIMESTAMP|DATETIME|VARCHAR|TEXT)\\s*\\)");
    private static final Pattern TYPED = Pattern.compile("(?i)(?:DATE|TIMESTAMP)\\s*(?=')");
    private static final Pattern SUFFIX = Pattern.compile("(?i)\\s*::\\s*(?:date|timestamp|datetime|text|varchar)\\b");

    private final String text;
    private int at;

    FilterTokens(String text) {
        this.text = text;
        skip(SPACE);
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Takes a word or a sign if it is next, whatever its case. */
    boolean take(String word) {
        if (!text.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        int end = at + word.length();
        boolean goesOn = Character.isLetter(word.charAt(0))
                && end < text.length()
                && Character.isJavaIdentifierPart(text.charAt(end));
        if (!goesOn) {
            at = end;
            skip(SPACE);
        }
        return !goesOn;
    }

    /** What stands between {@code {{ }}}. */
    Optional<String> template() {
        return taken(TEMPLATE, 1);
    }

    Optional<String> comparison() {
        return taken(COMPARISON, 0).map(sign -> sign.equals("!=") ? "<>" : sign);
    }

    /** A text without its quotes, a number or a truth value; dates in each way that SQL writes them are texts. */
    Optional<String> literal() {
        var cast = taken(CAST, 1);
        skip(TYPED);
        var found = cast.or(() -> taken(TEXT, 1)).map(quoted -> quoted.replace("''", "'"));
        if (found.isEmpty()) {
            found = taken(BARE, 0)
                    .map(bare -> Character.isLetter(bare.charAt(0)) ? bare.toUpperCase(Locale.ROOT) : bare);
        }
        skip(SUFFIX);
        skip(SPACE);
        return found;
    }

    private Optional<String> taken(Pattern pattern, int group) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        skip(SPACE);
        return Optional.of(matcher.group(group));
    }

    private void skip(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
        }
    }
}
