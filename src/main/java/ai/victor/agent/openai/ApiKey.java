package ai.victor.agent.openai;

import java.util.regex.Pattern;

/** A secret that prints as nothing, so that no log, error or answer can hold it. */
public final class ApiKey {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String value;

    public ApiKey(String value) {
        if (!isSendable(value)) {
            throw new IllegalArgumentException("a key that no header can carry");
        }
        this.value = value;
    }

    /** Whether a header can carry it: printable ASCII without spaces. */
    public static boolean isSendable(String value) {
        return SENDABLE.matcher(value).matches();
    }

    String value() {
        return value;
    }

    /** The text without this key in it. */
    String removedFrom(String text) {
        return text.replace(value, "(key)");
    }

    @Override
    public String toString() {
        return "(key)";
    }
}
